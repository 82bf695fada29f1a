import { isTimed, type Sequence } from '../../../scenarios/runs/sequence/step.ts'
import { sequenceSentences } from '../../../scenarios/runs/sequence/step-sentences.ts'
import { BusyBar } from './BusyBar.tsx'
import { LifelineOf } from './LifelineOf.tsx'
import { scaled } from './scaled.ts'
import { StepOf } from './StepOf.tsx'
import { Ticks } from './Ticks.tsx'
import { heightsOf, type TimeScale } from '../../../scenarios/runs/sequence/time/time-scale.ts'
import styles from './sequence.module.css'

interface SequenceDiagramProps {
  readonly sequence: Sequence
  /** One for all lanes of the attempt. */
  readonly scale: TimeScale
}

/** Who sent what to whom, and when; the same in words for those who do not see it. */
export function SequenceDiagram({ sequence, scale }: SequenceDiagramProps) {
  const heights = heightsOf(sequence, scale)
  const sentences = sequenceSentences(sequence)
  return (
    <div className={styles.sequenceFrame}>
      <svg
        className={styles.sequence}
        height={scaled(scale.height)}
        role="img"
        aria-label={nameOf(sentences)}
        data-under-way={sequence.isUnderWay}
      >
        <Ticks scale={scale} />
        <LifelineOf lifeline="browser" height={scale.height} />
        <LifelineOf lifeline="proxy" height={scale.height} isAbsent={!sequence.hasProxy} />
        <LifelineOf lifeline="backend" height={scale.height} />
        {sequence.busy.map((busy) => (
          <BusyBar
            key={busy.fromStep}
            at={busy.at}
            fromY={heights[busy.fromStep] ?? 0}
            toY={busy.toStep === null ? null : (heights[busy.toStep] ?? 0)}
            isOver={busy.isOver}
          />
        ))}
        {sequence.steps.map((step, index) => (
          <StepOf
            // oxlint-disable-next-line react/no-array-index-key -- steps have an order and no other identity
            key={index}
            step={step}
            y={heights[index] ?? 0}
            isNewest={sequence.isUnderWay && isTimed(step) && index === sequence.steps.length - 1}
          />
        ))}
      </svg>
      <ol className="visually-hidden" aria-label="The messages in order">
        {sentences.map((sentence, index) => (
          // oxlint-disable-next-line react/no-array-index-key -- sentences may be alike, and they keep their order
          <li key={index}>{sentence.replace(/\.?$/, '.')}</li>
        ))}
      </ol>
    </div>
  )
}

const mostNamed = 12

/** One sentence; a long course is told by the list alone. */
function nameOf(sentences: readonly string[]): string {
  const named = sentences.slice(0, mostNamed).map((each) => each.replace(/\.$/, ''))
  const rest = sentences.length - named.length
  return `${named.join('; ')}${rest > 0 ? `; and ${rest} more, which the list beside it tells` : ''}.`
}
