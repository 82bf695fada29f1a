import type { Outcome } from '../../scenarios/words/outcome.ts'

/** Which of the colours with a meaning an outcome has. */
export const toneOf: Readonly<Record<Outcome, 'readable' | 'blocked' | 'idle'>> = {
  readable: 'readable',
  opaque: 'idle',
  'blocked-at-preflight': 'blocked',
  'blocked-at-response': 'blocked',
  'not-sent': 'blocked',
  'no-response': 'blocked',
}
