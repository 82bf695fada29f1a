import { headersOfPage, mayHaveBody, type PageRequest } from '../../scenarios/words/page-request.ts'
import { attemptReferrer } from '../../scenarios/words/attempt.ts'
import type { PageResult } from '../../scenarios/words/page-result.ts'

/** One fetch, as plain data: what an agent is asked to do. */
export interface PageFetch {
  readonly attemptId: string
  /** The lane's URL with path, query and the fragment that makes a preflight cold. */
  readonly url: string
  readonly request: PageRequest
  readonly timeoutMs: number
}

const bodyShown = 2_000

/**
 * Sends one real fetch from the page that this runs in, and tells what its script learns. The attempt's id
 * travels in Referer: on the preflight too, at the price of no preflight, and outside every cache key.
 * Never throws.
 */
export async function pageFetch(
  { attemptId, url, request, timeoutMs }: PageFetch,
  stop: AbortSignal,
): Promise<PageResult> {
  const timeout = AbortSignal.timeout(timeoutMs)
  let composed: Request
  try {
    composed = new Request(url, {
      method: request.method,
      headers: headersOfPage(request).map(([name, value]): [string, string] => [name, value]),
      body: mayHaveBody(request.method) && request.body !== '' ? request.body : null,
      mode: request.mode,
      credentials: request.credentials,
      redirect: request.redirect,
      cache: request.cache,
      referrer: attemptReferrer(attemptId),
      referrerPolicy: 'unsafe-url',
      signal: AbortSignal.any([timeout, stop]),
    })
  } catch (error) {
    return { kind: 'refused', ...nameAndMessage(error) }
  }
  const startedAt = performance.now()
  const elapsedMs = () => performance.now() - startedAt
  try {
    const response = await fetch(composed)
    const { body, bodyError } = await readBody(response)
    const { type, status, statusText, redirected } = response
    return {
      kind: 'response',
      type,
      status,
      statusText,
      url: response.url,
      redirected,
      headers: [...response.headers],
      body,
      bodyError,
      elapsedMs: elapsedMs(),
    }
  } catch (error) {
    if (stop.aborted) return { kind: 'stopped' }
    if (timeout.aborted) return { kind: 'timed-out', afterMs: timeoutMs }
    return { kind: 'failed', ...nameAndMessage(error), elapsedMs: elapsedMs() }
  }
}

async function readBody(response: Response): Promise<{ body: string; bodyError: string | null }> {
  try {
    return { body: (await response.text()).slice(0, bodyShown), bodyError: null }
  } catch (error) {
    return { body: '', bodyError: nameAndMessage(error).message }
  }
}

function nameAndMessage(error: unknown): { name: string; message: string } {
  return error instanceof Error
    ? { name: error.name, message: error.message }
    : { name: 'Error', message: String(error) }
}
