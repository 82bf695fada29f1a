import * as z from 'zod/mini'
import type { Outcome } from '../../../scenarios/words/outcome.ts'
import { rowFormat, type ShelfRow } from './shelf.ts'

const outcomes = [
  'readable',
  'opaque',
  'blocked-at-preflight',
  'blocked-at-response',
  'not-sent',
  'no-response',
] as const satisfies readonly Outcome[]

/** A row as it is kept; one that is damaged, or of another version, does not fit. */
export const rowSchema = z.object({
  id: z.string(),
  format: z.literal(rowFormat),
  place: z.number(),
  bytes: z.number(),
  entry: z.object({
    id: z.string(),
    number: z.number(),
    method: z.string(),
    path: z.string(),
    apart: z.array(z.string()),
    isWarm: z.boolean(),
    sentAtMs: z.number(),
    lanes: z.array(z.object({ title: z.string(), outcome: z.nullable(z.enum(outcomes)) })),
    recorded: z.boolean(),
    importedFrom: z.nullable(z.string()),
  }),
}) satisfies z.ZodMiniType<ShelfRow>
