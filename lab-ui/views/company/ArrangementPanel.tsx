import { findingSentence, arrangementTitles } from '../../../scenarios/company/drift-sentences.ts'
import type { DriftFinding } from '../../../scenarios/company/find-drift.ts'
import type { CompanyCall } from '../../../scenarios/company/company-call.ts'
import type { Arrangement } from '../../../scenarios/company/company.ts'
import { capitalize } from '../../../scenarios/words/texts/capitalize.ts'
import { CallTable } from './CallTable.tsx'
import { DifferencePart } from './DifferencePart.tsx'
import type { CompanyRound } from './company-state.ts'
import styles from './company.module.css'

interface ArrangementPanelProps {
  readonly arrangement: Arrangement
  readonly calls: readonly CompanyCall[]
  readonly origins: readonly string[]
  readonly round: CompanyRound | null
  /** What the round shows; null while it runs, or nothing was sent. */
  readonly finding: DriftFinding | null
}

/** The three services in one arrangement: who has the policy, what came of each call, and who drifts. */
export function ArrangementPanel({ arrangement, calls, origins, round, finding }: ArrangementPanelProps) {
  const { name, url, engine, message } = arrangement
  const id = `arrangement-${name}`
  const differences = finding?.differences.filter((each) => each.arrangement === name) ?? []
  const files = [...new Set(differences.map(({ service }) => service))]
  return (
    <section className={`panel ${styles.arrangement}`} aria-labelledby={id} data-arrangement={name}>
      <header>
        <h2 id={id}>
          <span className="tag" data-means={name}>
            {name}
          </span>{' '}
          {capitalize(arrangementTitles[name])}
        </h2>
        <p className="none">
          <span className="value">{url}</span> · {engine}
        </p>
      </header>
      {message !== '' && (
        <p role="alert" className="error">
          {message}
        </p>
      )}
      <CallTable
        arrangement={arrangement}
        calls={calls}
        origins={origins}
        round={round}
        differences={differences}
      />
      <div className={styles.companyFinding}>
        <p role="status" className={styles.verdict} data-part="verdict">
          {finding === null ? '' : findingSentence(finding, name)}
        </p>
        {finding === null && (
          <p className="none">
            {round === null
              ? 'Nothing has been sent to it yet. Run all: what comes back tells whether the three agree.'
              : 'Under way. What comes back is compared when all of it is there.'}
          </p>
        )}
        {files.map((service) => (
          <DifferencePart
            key={service}
            arrangement={arrangement}
            differences={differences.filter((each) => each.service === service)}
          />
        ))}
      </div>
    </section>
  )
}
