import type { PastFetch } from '../../setup/predict/fetch-of-attempt.ts'

/** What the browser did, where the oracle predicted otherwise. */
interface Observed {
  readonly outcome: string
  readonly preflight: string
  readonly page: string
  /** The browser's User-Agent. */
  readonly browser: string
}

/**
 * A finding as a case that can be replayed: one line of JSON, in the form that `lab explain --ndjson` reads.
 * `fetches` are those of one page, of which the last is the one that was predicted wrongly.
 */
export function findingCase(clientOrigin: string, fetches: readonly PastFetch[], observed: Observed): string {
  const steps = fetches.map(({ request, hops, atMs }, index) => ({
    request,
    hops,
    waitMs: atMs - (fetches[index - 1]?.atMs ?? atMs),
  }))
  return JSON.stringify({ clientOrigin, steps, observed })
}
