import type { Exchange } from '../../scenarios/words/exchange.ts'
import { HeaderTable } from './HeaderTable.tsx'
import { milliseconds } from './milliseconds.ts'

interface MessageProps {
  readonly exchange: Exchange
  /** The header names that page script can read of the response, in lower case. */
  readonly readable: ReadonlySet<string>
}

const none: ReadonlySet<string> = new Set()

/** One exchange as a witness saw it: the request with its headers, and the response with its own. */
export function Message({ exchange, readable }: MessageProps) {
  const { method, witness, url, requestHeaders, interim, status, statusText, responseHeaders } = exchange
  const { durationMs, error } = exchange
  return (
    <article aria-label={`${method} at the ${witness}`} data-witness={witness}>
      <p className="line">
        <b>{method}</b> <span className="value">{url}</span>
      </p>
      <HeaderTable caption="Request headers" headers={requestHeaders} readable={none} />
      {interim.map((each, index) => (
        // eslint-disable-next-line react/no-array-index-key -- interim responses have an order and no other identity
        <div key={index}>
          <p className="line">
            <b>{each.status}</b> <span className="none">interim</span>
          </p>
          <HeaderTable
            caption={`Headers of interim response ${each.status}`}
            headers={each.headers}
            readable={none}
          />
        </div>
      ))}
      <p className="line">
        {status === null ? (
          <span className="none">{error === null ? 'no response yet' : 'no response'}</span>
        ) : (
          <>
            <b>{status}</b> {statusText}
          </>
        )}
        {durationMs !== null && <span className="none"> {milliseconds(durationMs)}</span>}
        {error !== null && <span className="error"> {error}</span>}
      </p>
      {status !== null && (
        <HeaderTable caption="Response headers" headers={responseHeaders} readable={readable} />
      )}
    </article>
  )
}
