import type { Outcome } from '../../scenarios/words/outcome.ts'
import type { Style } from '../terminal/styled-line.ts'

const marks: Readonly<Record<Outcome, readonly [mark: string, style: Style]>> = {
  readable: ['✓', 'green'],
  opaque: ['○', 'dim'],
  'blocked-at-preflight': ['✕', 'red'],
  'blocked-at-response': ['✕', 'red'],
  'not-sent': ['⊣', 'red'],
  'no-response': ['✕', 'red'],
}

/** The mark and the colour of an outcome, which always stand beside its name. */
export const markOf = (outcome: Outcome): (typeof marks)[Outcome] => marks[outcome]

/** Whether page script gets no response at all. */
export const isBlocked = (outcome: Outcome): boolean => outcome !== 'readable' && outcome !== 'opaque'
