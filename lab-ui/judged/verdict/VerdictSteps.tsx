import { linkTo } from '../../../scenarios/fetch-standard/recording/sections.ts'
import type { Because } from '../../../scenarios/fetch-standard/recording/verdict.ts'
import { toldStep } from '../../../scenarios/fetch-standard/sentences/told-step.ts'
import styles from './verdict.module.css'

interface VerdictStepsProps {
  /** The steps of the standard, in the order in which they were taken. */
  readonly steps: readonly Because[]
  /** Whether the fetch failed: then the last step is the one that decided, and is lit. */
  readonly isFailure: boolean
  /** How many of the last steps are shown at once; those before them are folded. */
  readonly mostShown?: number
}

/** What the standard asked, step by step, whether it held, and where each step is written. */
export function VerdictSteps({ steps, isFailure, mostShown = 14 }: VerdictStepsProps) {
  const from = steps.length > mostShown ? steps.length - mostShown : 0
  return (
    <div className={styles.verdictSteps}>
      {from > 0 && (
        <details>
          <summary>{from === 1 ? 'The step before these' : `The ${from} steps before these`}</summary>
          <StepList steps={steps.slice(0, from)} start={1} decider={null} />
        </details>
      )}
      <StepList
        steps={steps.slice(from)}
        start={from + 1}
        decider={isFailure ? (steps.at(-1) ?? null) : null}
      />
    </div>
  )
}

interface StepListProps {
  readonly steps: readonly Because[]
  readonly start: number
  readonly decider: Because | null
}

function StepList({ steps, start, decider }: StepListProps) {
  return (
    <ol start={start}>
      {steps.map((step, index) => {
        const { section, says, holds } = toldStep(step)
        return (
          // oxlint-disable-next-line react/no-array-index-key -- the steps of one verdict
          <li key={index} data-means={step === decider ? 'blocked' : undefined}>
            <span className={styles.verdictMark} aria-hidden="true">
              {holds ? '✓' : '✕'}
            </span>
            <span>
              <span className="visually-hidden">{holds ? 'Yes: ' : 'No: '}</span>
              {says}
              {step === decider && <b> This decided.</b>}
            </span>
            <a href={linkTo(section)} target="_blank" rel="noreferrer">
              {section}
            </a>
          </li>
        )
      })}
    </ol>
  )
}
