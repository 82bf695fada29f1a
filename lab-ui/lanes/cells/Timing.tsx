import type { PageResult } from '../../../scenarios/words/page-result.ts'
import { milliseconds } from '../../../scenarios/words/milliseconds.ts'
import styles from '../lanes.module.css'

/** How long the page waited, and what the browser's Resource Timing tells it besides. */
export function Timing({ result }: { readonly result: PageResult }) {
  if (result.kind !== 'response' && result.kind !== 'failed') return <span className="none">—</span>
  const { elapsedMs, timing } = result
  return (
    <>
      <b className={styles.figure}>{milliseconds(elapsedMs)}</b>
      {result.kind === 'response' && timing?.untilRequestMs === null && (
        <span className="none"> no more: the response has no Timing-Allow-Origin</span>
      )}
      {timing !== null && timing.untilRequestMs !== null && (
        <span>
          {' '}
          {milliseconds(timing.untilRequestMs)} of it before the request, {timing.transferBytes} bytes
          {timing.isFromCache && ', from the HTTP cache'}
        </span>
      )}
    </>
  )
}
