import type { PageResult } from '../../words/page-result.ts'

/** What page script learned of one fetch. */
export interface PageSeen {
  /** The type and status of the response; null where script got none. */
  readonly type: (PageResult & { kind: 'response' })['type'] | null
  readonly status: number | null
  /** The names of the headers that script can read, sorted; null without a response. */
  readonly headers: readonly string[] | null
  /** The name of the exception; null where there was none. */
  readonly error: string | null
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
