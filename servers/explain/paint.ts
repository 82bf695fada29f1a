import { styleText } from 'node:util'
import type { Outcome } from '../../scenarios/words/outcome.ts'

/** Puts colour on a text, or leaves it as it is. */
export type Paint = (style: 'green' | 'red' | 'dim' | 'bold', text: string) => string

/** Colours for a terminal; none elsewhere, and none where the environment says NO_COLOR. */
export function paintFor(stream: { readonly isTTY?: boolean }): Paint {
  const isWanted = stream.isTTY === true && !process.env['NO_COLOR']
  return isWanted
    ? (style, text) => styleText(style, text, { validateStream: false })
    : (_style, text) => text
}

const marks: Readonly<Record<Outcome, readonly [mark: string, style: 'green' | 'red' | 'dim']>> = {
  readable: ['✓', 'green'],
  opaque: ['○', 'dim'],
  'blocked-at-preflight': ['✕', 'red'],
  'blocked-at-response': ['✕', 'red'],
  'not-sent': ['⊣', 'red'],
  'no-response': ['✕', 'red'],
}

/** The mark and the colour of an outcome, which go with a word always. */
export const markOf = (outcome: Outcome): (typeof marks)[Outcome] => marks[outcome]

/** Whether page script gets no response at all. */
export const isBlocked = (outcome: Outcome): boolean => outcome !== 'readable' && outcome !== 'opaque'
