import { judge } from '../../scenarios/fetch-standard/judge.ts'
import type { Profile } from '../../scenarios/fetch-standard/profiles/profiles.ts'
import { readRecording } from '../../scenarios/fetch-standard/recording/read-recording.ts'
import { RecordingFault } from '../../scenarios/fetch-standard/recording/recording.ts'
import { toldStep, type ToldStep } from '../../scenarios/fetch-standard/sentences/told-step.ts'
import type { Verdict } from '../../scenarios/fetch-standard/recording/verdict.ts'

/** A verdict as a program reads it: its steps in words. */
type ToldVerdict = Omit<Verdict, 'because'> & { readonly because: readonly ToldStep[] }

export type Explained = { readonly steps: readonly ToldVerdict[] } | { readonly error: string }

/** The verdicts on one line of NDJSON, or what is wrong with it, by its number (from 1) and the field. */
export function explainLine(text: string, number: number, profile: Profile): Explained {
  try {
    return { steps: judge(readRecording(parsed(text)), profile).map(told) }
  } catch (error) {
    if (error instanceof RecordingFault) return { error: `Line ${number}: ${error.message}.` }
    throw error
  }
}

/** Written out, and not spread: a spread object is slow, and there is one for each step of each line. */
const told = ({ outcome, reason, response, sent, because }: Verdict): ToldVerdict => ({
  outcome,
  reason,
  response,
  sent,
  because: because.map(toldStep),
})

function parsed(text: string): unknown {
  if (text.trim() === '') throw new RecordingFault('the line', 'is empty, and no JSON object')
  try {
    return JSON.parse(text)
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    throw new RecordingFault('the line', `is no JSON: ${why.slice(0, 200)}`)
  }
}
