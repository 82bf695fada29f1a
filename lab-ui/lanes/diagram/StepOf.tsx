import type { GhostStep, ResponseStep, Step } from '../../../scenarios/runs/sequence/step.ts'
import { Arrow } from './Arrow.tsx'
import { drawnWords } from './drawn-words.ts'
import { placeOf } from './lifeline-places.ts'
import { scaled } from './scaled.ts'
import { WordsAt } from './WordsAt.tsx'
import styles from './sequence.module.css'

interface StepOfProps {
  readonly step: Step
  readonly y: number
  /** The latest of an attempt that is under way. */
  readonly isNewest: boolean
}

/** One step of a sequence, at its height. */
export function StepOf({ step, y, isNewest }: StepOfProps) {
  const words = drawnWords(step)
  switch (step.kind) {
    case 'request':
      return (
        <Arrow
          words={words}
          {...ends(step)}
          y={y}
          line={step.isPreflight ? 'dashed' : 'solid'}
          {...(step.fate === 'unanswered' && { means: 'blocked' })}
          isWaiting={isNewest || step.fate === 'under-way'}
        />
      )
    case 'response':
      return <Response step={step} y={y} isWaiting={isNewest || step.afterMs === null} />
    case 'body-end':
      return <Arrow words={words} {...ends(step)} y={y} line="thin" means={step.by} />
    case 'interim':
      return <Arrow words={words} {...ends(step)} y={y} line="thin" means={senderOf(step.from)} />
    case 'ghost':
      return <Ghost step={step} y={y} />
    case 'predicted':
      return (
        <Arrow
          words={words}
          {...ends(step)}
          y={y}
          line={step.isPreflight ? 'dashed' : 'solid'}
          means="idle"
        />
      )
    case 'unarrived':
      return <Arrow words={words} {...ends(step)} y={y} line="solid" means="blocked" isLost />
    case 'change':
      return <WordsAt words={words} at="proxy" y={y} means="proxy" isBefore />
    case 'failure':
      return <WordsAt words={words} at={step.from} y={y} means="blocked" />
    case 'unsent':
      return (
        <WordsAt words={words} at="browser" y={y} means={step.isPredicted ? 'idle' : 'blocked'} isStopped />
      )
    case 'remark':
      return <WordsAt words={words} at="browser" y={y} means={step.means} isWaiting={step.isUnderWay} />
  }
}

const ends = ({ from, to }: Pick<ResponseStep, 'from' | 'to'>) => ({ from, to })

const senderOf = (from: ResponseStep['from']) => (from === 'proxy' ? 'proxy' : 'backend')

/** With a proxy, the words have no room before it, and the half behind it is free. */
function Ghost({ step, y }: { readonly step: GhostStep; readonly y: number }) {
  const words = drawnWords(step)
  const { detail } = words
  if (step.to !== 'proxy') return <Arrow words={words} {...ends(step)} y={y} line="dotted" means="cache" />
  return (
    <>
      <Arrow words={{ ...words, detail: '' }} {...ends(step)} y={y} line="dotted" means="cache" />
      <text className={styles.aside} x="71%" y={scaled(y + 4)} textAnchor="middle" data-means="cache">
        <tspan>{detail}</tspan>
      </text>
    </>
  )
}

interface AsideProps {
  readonly y: number
  readonly means: 'cache' | 'idle'
  readonly words: string
}

/** Beside a response that a proxy gave without the backend, in the half that is free. */
function Aside({ y, means, words }: AsideProps) {
  return (
    <text className={styles.aside} x="69.5%" y={scaled(y + 4)} textAnchor="middle" data-means={means}>
      <tspan>{words}</tspan>
    </text>
  )
}

interface ResponseProps {
  readonly step: ResponseStep
  readonly y: number
  readonly isWaiting: boolean
}

function Response({ step, y, isWaiting }: ResponseProps) {
  return (
    <>
      <Arrow
        words={drawnWords(step)}
        {...ends(step)}
        y={y}
        line={step.isPreflight ? 'dashed' : 'solid'}
        means={step.by}
        isWaiting={isWaiting}
      />
      {step.by === 'cache' ? (
        <Aside y={y} means="cache" words="its cache" />
      ) : (
        step.isWithoutBackend && !step.isPreflight && <Aside y={y} means="idle" words="not asked" />
      )}
      {step.isRefused && (
        <svg x={placeOf.browser} y={scaled(y)} overflow="visible" data-means="blocked">
          <path className={styles.cross} d="m-6,-6 12,12 m0,-12 -12,12" />
        </svg>
      )}
    </>
  )
}
