import type { Outcome } from '../../words/outcome.ts'

/** An outcome in two or three words, as a heading. */
export const outcomeTitles: Readonly<Record<Outcome, string>> = {
  readable: 'readable',
  opaque: 'opaque',
  'blocked-at-preflight': 'blocked at the preflight',
  'blocked-at-response': 'blocked at the response',
  'not-sent': 'not sent',
  'no-response': 'no response',
}
