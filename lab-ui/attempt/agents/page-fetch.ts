import { fetchOptions } from '../../../scenarios/setup/request/fetch-options.ts'
import { attemptReferrer } from '../../../scenarios/words/attempt.ts'
import type { PageResult } from '../../../scenarios/words/page-result.ts'
import type { PageFetch } from './messages.ts'
import { watchTiming } from './page-timing.ts'

const bodyShown = 2_000

/**
 * Sends one real fetch from the page that this runs in, and tells what its script learns. The attempt's id
 * travels in Referer: on the preflight too, at the price of no preflight, and outside every cache key.
 * Never throws.
 */
export async function pageFetch(
  { attemptId, url, request, timeoutMs, withTiming }: PageFetch,
  stop: AbortSignal,
): Promise<PageResult> {
  // Not AbortSignal.timeout: thousands of fetches would leave thousands of timers behind them.
  const breaker = new AbortController()
  const breakOff = () => breaker.abort()
  let isTooLate = false
  const timer = setTimeout(() => {
    isTooLate = true
    breakOff()
  }, timeoutMs)
  stop.addEventListener('abort', breakOff)
  if (stop.aborted) breakOff()
  const init: RequestInit = {
    ...fetchOptions(request),
    referrer: attemptReferrer(attemptId),
    referrerPolicy: 'unsafe-url',
    signal: breaker.signal,
  }
  const startedAt = performance.now()
  const elapsedMs = () => performance.now() - startedAt
  const timing = withTiming ? watchTiming(url) : null
  const entry = async () => (await timing?.entry()) ?? null
  try {
    const response = await fetch(url, init)
    const { type, status, statusText, redirected } = response
    const read = await readBody(response)
    const elapsed = elapsedMs()
    return {
      kind: 'response',
      type,
      status,
      statusText,
      url: response.url,
      redirected,
      headers: [...response.headers],
      ...read,
      elapsedMs: elapsed,
      timing: await entry(),
    }
  } catch (error) {
    const elapsed = elapsedMs()
    if (stop.aborted) return { kind: 'stopped' }
    if (isTooLate) return { kind: 'timed-out', afterMs: timeoutMs }
    // Asked only now, since it costs as much as a tenth of a fetch.
    const refusal = refusalOf(url, init)
    if (refusal !== null) return { kind: 'refused', ...refusal }
    return { kind: 'failed', ...nameAndMessage(error), elapsedMs: elapsed, timing: await entry() }
  } finally {
    clearTimeout(timer)
    stop.removeEventListener('abort', breakOff)
    timing?.stop()
  }
}

/** Why no Request can be made from these, so that nothing would be sent; null when one can. */
export function refusalOf(url: string, init: RequestInit): { name: string; message: string } | null {
  try {
    // oxlint-disable-next-line no-new -- it is made for what it throws
    new Request(url, init)
    return null
  } catch (error) {
    return nameAndMessage(error)
  }
}

type ReadBody = Pick<PageResult & { kind: 'response' }, 'body' | 'bodyLength' | 'bodyError'>

async function readBody(response: Response): Promise<ReadBody> {
  try {
    const text = await response.text()
    return { body: text.slice(0, bodyShown), bodyLength: text.length, bodyError: null }
  } catch (error) {
    return { body: '', bodyLength: 0, bodyError: nameAndMessage(error).message }
  }
}

function nameAndMessage(error: unknown): { name: string; message: string } {
  return error instanceof Error
    ? { name: error.name, message: error.message }
    : { name: 'Error', message: String(error) }
}
