import type { Lifeline } from '../../../scenarios/runs/sequence/step.ts'
import type { DrawnWords } from './drawn-words.ts'
import { placeOf } from './lifeline-places.ts'
import { scaled } from './scaled.ts'
import { WordsOf } from './WordsOf.tsx'
import styles from './sequence.module.css'

interface WordsAtProps {
  readonly words: DrawnWords
  readonly at: Lifeline
  readonly y: number
  readonly means: 'idle' | 'blocked' | 'cache' | 'proxy'
  /** Whether they belong to a request that was stopped at its own lifeline. */
  readonly isStopped?: boolean
  /** Whether they stand at the left of the lifeline. */
  readonly isBefore?: boolean
  readonly isWaiting?: boolean
}

/** Words beside a lifeline, which are no message. */
export function WordsAt({ at, y, means, words, ...is }: WordsAtProps) {
  const { isStopped = false, isBefore = false, isWaiting = false } = is
  return (
    <svg
      x={placeOf[at]}
      y={scaled(y)}
      overflow="visible"
      className={isWaiting ? styles.waiting : isBefore ? styles.aside : undefined}
      data-means={means}
    >
      {isStopped && <path className={styles.cross} d="M0,0 H16 M17,-8 V8" />}
      <text
        x={scaled(isBefore ? -12 : isStopped ? 26 : 12)}
        y={scaled(4.5)}
        textAnchor={isBefore ? 'end' : 'start'}
      >
        <WordsOf {...words} />
      </text>
    </svg>
  )
}
