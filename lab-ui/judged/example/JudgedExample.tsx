import { Link } from '@tanstack/react-router'
import { differences } from '../../../scenarios/fetch-standard/differences/differences.ts'
import type { ProfileName } from '../../../scenarios/fetch-standard/profiles/profiles.ts'
import type { ReasonCode } from '../../../scenarios/fetch-standard/recording/reason-code.ts'
import { reasonSentence } from '../../../scenarios/fetch-standard/sentences/reason-sentence.ts'
import type { Recording } from '../../../scenarios/fetch-standard/recording/recording.ts'
import type { Verdict } from '../../../scenarios/fetch-standard/recording/verdict.ts'
import { outcomeTitles } from '../../../scenarios/runs/outcome/outcome-titles.ts'
import { decidingDifferences, type SharedVerdict } from '../../../scenarios/explain/reasons/judged-example.ts'
import { capitalize } from '../../../scenarios/words/texts/capitalize.ts'
import { Mark } from '../Mark.tsx'
import { toneOf } from '../outcome-tone.ts'
import { VerdictSteps } from '../verdict/VerdictSteps.tsx'
import { ExampleMessages } from './ExampleMessages.tsx'
import styles from './reasons.module.css'

interface JudgedExampleProps {
  /** The reason whose page it is on; null where it is on none. */
  readonly code: ReasonCode | null
  readonly recording: Recording
  readonly shared: readonly SharedVerdict[]
}

/** A small recording, and what each profile makes of it: alike for most, side by side where browsers differ. */
export function JudgedExample({ code, recording, shared }: JudgedExampleProps) {
  const [first] = shared
  return (
    <>
      <p>The oracle has judged this recording just now, {judges(shared)}</p>
      <div className={styles.reasonColumns}>
        {first !== undefined && <ExampleMessages recording={recording} verdict={first.verdict} />}
        <div>
          {shared.map(({ profiles, verdict }) => (
            <section key={profiles[0]} aria-label={profileWords(profiles)} data-profiles={profiles.join(' ')}>
              <h3>{capitalize(profileWords(profiles))}</h3>
              <OutcomeOf verdict={verdict} />
              {[...differencesOf(recording, profiles)].map((name) => (
                <p key={name}>
                  {differences[name].says}{' '}
                  <Link to="/differences" hash={name}>
                    This difference
                  </Link>
                </p>
              ))}
              <VerdictSteps steps={verdict.because} isFailure={verdict.reason !== null} />
              {code !== null && verdict.reason !== null && verdict.reason.code !== code && (
                <p className="none">Here the reason is {verdict.reason.code}.</p>
              )}
            </section>
          ))}
        </div>
      </div>
    </>
  )
}

function OutcomeOf({ verdict: { outcome, reason } }: { readonly verdict: Verdict }) {
  return (
    <p>
      <strong className={`meaning ${styles.outcomeOf}`} data-means={toneOf[outcome]}>
        <Mark of={outcome} /> {outcomeTitles[outcome]}
      </strong>{' '}
      {reason !== null && reasonSentence(reason)}
    </p>
  )
}

/** Why these judge otherwise than the standard; nothing where the standard is among them. */
const differencesOf = (recording: Recording, profiles: readonly ProfileName[]) =>
  profiles.includes('standard')
    ? []
    : new Set(profiles.flatMap((name) => decidingDifferences(recording, name)))

const words: Readonly<Record<ProfileName, string>> = {
  standard: 'by the letter of the standard',
  chromium: 'as Chromium does',
  firefox: 'as Firefox does',
  webkit: 'as Safari does',
}

const profileWords = (profiles: readonly ProfileName[]) => profiles.map((name) => words[name]).join(', and ')

const judges = (shared: readonly SharedVerdict[]) =>
  shared.length === 1
    ? 'by the standard, as Chromium, Firefox and Safari do: all four agree.'
    : 'by the standard, as Chromium, Firefox and Safari do: they differ.'
