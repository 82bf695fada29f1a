import * as z from 'zod/mini'
import { pageRequestSchema, type PageRequest } from '../../../scenarios/words/page-request.ts'
import type { PageResult } from '../../../scenarios/words/page-result.ts'

/** One fetch, as plain data: what an agent is asked to do. */
export interface PageFetch {
  readonly attemptId: string
  /** The lane's URL with path, query and the fragment that makes a preflight cold. */
  readonly url: string
  readonly request: PageRequest
  readonly timeoutMs: number
  /** Whether to wait a moment for the Resource Timing entry, which many attempts in a row do without. */
  readonly withTiming: boolean
}

/** What the dashboard says to an origin agent. */
export type ToAgent =
  | { readonly type: 'fetch'; readonly fetch: PageFetch }
  | { readonly type: 'stop'; readonly attemptId: string }

/** What an origin agent says to the dashboard. */
export type FromAgent =
  | { readonly type: 'ready' }
  | { readonly type: 'result'; readonly attemptId: string; readonly result: PageResult }

const toAgentSchema = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('fetch'),
    fetch: z.object({
      attemptId: z.string(),
      url: z.string(),
      request: pageRequestSchema,
      timeoutMs: z.number().check(z.positive()),
      withTiming: z.boolean(),
    }),
  }),
  z.object({ type: z.literal('stop'), attemptId: z.string() }),
]) satisfies z.ZodMiniType<ToAgent>

/** A message as the dashboard sends them; null for anything else, which an agent does not answer. */
export function readToAgent(data: unknown): ToAgent | null {
  return toAgentSchema.safeParse(data).data ?? null
}
