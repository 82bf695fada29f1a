import type { Lifeline } from '../../../scenarios/runs/sequence/step.ts'
import type { DrawnWords } from './drawn-words.ts'
import { isRightwards, placeOf } from './lifeline-places.ts'
import { scaled } from './scaled.ts'
import { WordsOf } from './WordsOf.tsx'
import styles from './sequence.module.css'

interface ArrowProps {
  readonly words: DrawnWords
  readonly from: Lifeline
  readonly to: Lifeline
  readonly y: number
  /** Solid, unless it is a preflight (dashed) or was not sent (dotted); thin where it is no message of its own. */
  readonly line: 'solid' | 'dashed' | 'dotted' | 'thin'
  /** Whether it ends before it arrives. */
  readonly isLost?: boolean
  /** Left out for what the page sends, which is ink; `idle` is what is only expected. */
  readonly means?: 'proxy' | 'backend' | 'cache' | 'blocked' | 'idle'
  readonly isWaiting?: boolean
}

/** A message as a line with its words above it, at the sender's end. */
export function Arrow({ from, to, y, line, isLost = false, means, isWaiting = false, words }: ArrowProps) {
  const sign = isRightwards({ from, to }) ? 1 : -1
  return (
    <g
      className={isWaiting ? `${styles.arrow} ${styles.waiting}` : styles.arrow}
      data-line={line}
      data-means={means}
    >
      <line x1={placeOf[from]} x2={isLost ? lostAt[to] : placeOf[to]} y1={scaled(y)} y2={scaled(y)} />
      <svg x={isLost ? lostAt[to] : placeOf[to]} y={scaled(y)} overflow="visible">
        {isLost ? (
          <path className={styles.cross} d="m-4,-4 8,8 m0,-8 -8,8" />
        ) : (
          <path
            className={styles.tip}
            d={sign === 1 ? 'M-11,-4.5 L-3,0 L-11,4.5 Z' : 'M11,-4.5 L3,0 L11,4.5 Z'}
          />
        )}
      </svg>
      <svg x={placeOf[from]} y={scaled(y - 5)} overflow="visible">
        <text x={scaled(12 * sign)} textAnchor={sign === 1 ? 'start' : 'end'}>
          <WordsOf {...words} />
        </text>
      </svg>
    </g>
  )
}

/** Where an arrow breaks off that does not arrive. */
const lostAt: Readonly<Record<Lifeline, string>> = { browser: '16%', proxy: '45%', backend: '84%' }
