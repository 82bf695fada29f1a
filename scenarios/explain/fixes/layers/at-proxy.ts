import { programTexts } from '../../../engines/engine-texts.ts'
import { engines } from '../../../engines/engines.ts'
import type { FixWriter, Written } from '../../../engines/fix-writer.ts'
import type { ProgramName } from '../../../words/engine.ts'
import { allowanceOf } from '../situation/allowance.ts'
import { cannot, type Fix, type ProxyFix } from '../fix.ts'
import { notSendable } from '../situation/not-sendable.ts'
import { fixForOrigin } from '../situation/origin-to-allow.ts'

/** A fix in the configuration of a proxy, as its engine writes it, with what to say of it. */
export const atProxy =
  (says: string, write: (writer: FixWriter) => Written): ProxyFix =>
  (_situation, engine) =>
    asFix(engine, says, write(writerOf(engine)))

/** Lets the request pass. */
export const allowAtProxy = (says: string): ProxyFix => allowSaying(() => says)

/** The same where the response has no header at all: what to look out for then is the engine's to say. */
export const addAtProxy: ProxyFix = allowSaying(({ addsHeader }) => addsHeader)

const writerOf = (engine: ProgramName) => programTexts[engine].fixes

/** The values may be of a recording, which may hold them in any form. */
function allowSaying(says: (writer: FixWriter) => string): ProxyFix {
  return (situation, engine) =>
    fixForOrigin(situation, (about) => {
      const why = notSendable(situation)
      const writer = writerOf(engine)
      return why === null
        ? asFix(engine, about ?? says(writer), writer.allow(allowanceOf(situation)))
        : cannot(why)
    })
}

const asFix = (engine: ProgramName, says: string, written: Written): Fix =>
  'cannot' in written
    ? cannot(written.cannot)
    : {
        kind: 'code',
        says,
        language: engines[engine].configuration.language,
        code: written.lines.join('\n'),
      }
