import { request } from '../../fetch-standard/cases/case.ts'
import type { Hop, RecordedRequest, Recording } from '../../fetch-standard/recording/recording.ts'

/** The page and the servers of the examples. */
export const page = 'https://app.example'
export const api = 'https://api.example'
export const other = 'https://other.example'

/** A recording of one fetch by the page; it goes to the API where it says nothing else. */
export const example = (part: Partial<RecordedRequest>, hops: readonly Hop[]): Recording => ({
  clientOrigin: page,
  steps: [{ request: request({ url: `${api}/orders/17`, ...part }), hops, waitMs: 0 }],
})

/** A PUT with JSON, as the bench begins with: it needs a preflight for its method and for its Content-Type. */
export const put = {
  method: 'PUT',
  headers: [['Content-Type', 'application/json']],
  body: '{ "quantity": 3 }',
} as const satisfies Partial<RecordedRequest>
