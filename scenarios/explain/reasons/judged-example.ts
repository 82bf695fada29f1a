import { differenceNames, type DifferenceName } from '../../fetch-standard/differences/differences.ts'
import { judge } from '../../fetch-standard/judge.ts'
import {
  profileNames,
  profiles,
  type Profile,
  type ProfileName,
} from '../../fetch-standard/profiles/profiles.ts'
import type { Recording } from '../../fetch-standard/recording/recording.ts'
import type { Verdict } from '../../fetch-standard/recording/verdict.ts'

/** A verdict on the last fetch of a recording, and who comes to it. */
export interface SharedVerdict {
  readonly profiles: readonly ProfileName[]
  readonly verdict: Verdict
}

/** What each profile makes of the last fetch of a recording; those that agree, in all that page and servers see, stand together. */
export function sharedVerdicts(recording: Recording): readonly SharedVerdict[] {
  const shared = new Map<string, { profiles: ProfileName[]; verdict: Verdict }>()
  for (const name of profileNames) {
    const verdict = lastVerdict(recording, profiles[name])
    const key = seenOf(verdict)
    const known = shared.get(key)
    if (known === undefined) shared.set(key, { profiles: [name], verdict })
    else known.profiles.push(name)
  }
  return [...shared.values()]
}

/** The differences that make a profile come to another verdict than the standard. */
export function decidingDifferences(recording: Recording, name: ProfileName): readonly DifferenceName[] {
  const byTheLetter = seenOf(lastVerdict(recording, profiles.standard))
  return differenceNames.filter((property) => {
    const changed: Profile = { ...profiles.standard, [property]: profiles[name][property] }
    return seenOf(lastVerdict(recording, changed)) !== byTheLetter
  })
}

function lastVerdict(recording: Recording, profile: Profile): Verdict {
  const verdict = judge(recording, profile).at(-1)
  if (verdict === undefined) throw new RangeError('A recording without steps has no verdict.')
  return verdict
}

const seenOf = ({ outcome, reason, response, sent }: Verdict) =>
  JSON.stringify([outcome, reason, response, sent])
