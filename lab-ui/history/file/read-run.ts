import type { Run } from '../../attempt/run/run.ts'
import { faultSentence } from './fault-sentence.ts'
import { runSchema } from './run-schema.ts'

/** A run from a file or from what is kept, or, as a text, what is wrong with it first. Never throws. */
export function readRun(value: unknown): Run | string {
  const { data, error } = runSchema.safeParse(value)
  if (data !== undefined) return data
  const [issue] = error.issues
  return issue === undefined ? 'it cannot be read' : faultSentence(issue, value)
}
