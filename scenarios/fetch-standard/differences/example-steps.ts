import { acao, answer, hop, request } from '../cases/case.ts'
import { allowsAll, readable as readableByAll } from '../cases/stock-hops.ts'
import type { Hop, RecordedRequest, Recording, Step } from '../recording/recording.ts'

/** The page and the servers of the examples. */
export const page = 'https://app.example'
export const api = 'https://api.example'
export const other = 'https://other.example'

/** A fetch of the API, unless it says otherwise. */
export const step = (part: Partial<RecordedRequest>, hops: readonly Hop[], waitMs = 0): Step => ({
  request: request({ url: `${api}/orders`, ...part }),
  hops,
  waitMs,
})

/** Fetches of the page, one after the other. */
export const recording = (...steps: readonly Step[]): Recording => ({ clientOrigin: page, steps })

/** One fetch of the page. */
export const example = (part: Partial<RecordedRequest>, hops: readonly Hop[]): Recording =>
  recording(step(part, hops))

/** Everything is allowed to requests without credentials. */
export const allowed: Hop = hop(readableByAll, allowsAll)

/** An answer with these headers, which every page may read. */
export const readable = (...lines: readonly string[]): Hop =>
  hop(answer(200, acao('*'), 'Access-Control-Expose-Headers: *', ...lines))

/** Preflights are answered with these headers, and everything else is readable. */
export const preflighted = (...lines: readonly string[]): Hop =>
  hop(readableByAll, answer(204, acao('*'), ...lines))
