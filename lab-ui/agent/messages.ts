import type { PageFetch } from '../attempt/page-fetch.ts'
import type { PageResult } from '../../scenarios/words/page-result.ts'

/** What the dashboard says to an origin agent. */
export type ToAgent =
  | { readonly type: 'fetch'; readonly fetch: PageFetch }
  | { readonly type: 'stop'; readonly attemptId: string }

/** What an origin agent says to the dashboard. */
export type FromAgent =
  | { readonly type: 'ready' }
  | { readonly type: 'result'; readonly attemptId: string; readonly result: PageResult }
