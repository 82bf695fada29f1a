import type { PageResult } from '../../words/page-result.ts'

/** What page script learned of one fetch: of a response, or the name of the exception alone. */
export type PageSeen = PageResponse | PageException

export interface PageResponse {
  readonly type: (PageResult & { kind: 'response' })['type']
  readonly status: number
  /** The names of the headers that script can read, sorted. */
  readonly headers: readonly string[]
  readonly error: null
}

interface PageException {
  readonly type: null
  readonly status: null
  readonly headers: null
  readonly error: string
}

/** What page script learned, by what its fetch came to; null where the lab could not send it. */
export function pageSeen(result: PageResult): PageSeen | null {
  switch (result.kind) {
    case 'response':
      return {
        type: result.type,
        status: result.status,
        headers: result.headers.map(([name]) => name).toSorted(),
        error: null,
      }
    case 'refused':
    case 'failed':
      return withError(result.name)
    case 'timed-out':
      return withError('TimeoutError')
    case 'stopped':
      return withError('AbortError')
    case 'lab-fault':
      return null
  }
}

const withError = (error: string): PageSeen => ({ type: null, status: null, headers: null, error })
