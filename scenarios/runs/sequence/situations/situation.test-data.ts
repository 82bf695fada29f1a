import { atProxy, preflight, response } from '../../outcome/evidence.test-data.ts'
import type { Exchange } from '../../../words/exchange.ts'
import type { SequenceEvidence } from '../sequence-evidence.ts'

/** What may happen to an attempt, and the sentences that tell it. */
export interface Situation {
  readonly when: string
  readonly evidence: SequenceEvidence
  readonly says: readonly string[]
}

export const direct: SequenceEvidence = {
  hasProxy: false,
  request: { method: 'PUT' },
  result: response('cors'),
  exchanges: [],
  hadPreflight: false,
  outcome: 'readable',
}
export const behindProxy: SequenceEvidence = { ...direct, hasProxy: true }

/** A time in milliseconds: when an exchange began and how long it took. */
export const at = (startedAtMs: number, durationMs: number) => ({
  startedAtMs,
  headMs: durationMs,
  durationMs,
})
export const unanswered = (startedAtMs: number, error: string): Partial<Exchange> => ({
  startedAtMs,
  status: null,
  headMs: null,
  durationMs: null,
  error,
})
export const underWay: Partial<Exchange> = { status: null, headMs: null, durationMs: null }
export const reset = 'The server reset the connection before a response came.'
export const preflightAtProxy = atProxy(preflight(at(0, 0.4)))
