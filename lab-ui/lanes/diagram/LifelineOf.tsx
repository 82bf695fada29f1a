import type { Lifeline } from '../../../scenarios/runs/sequence/step.ts'
import { placeOf } from './lifeline-places.ts'
import { scaled } from './scaled.ts'
import styles from './sequence.module.css'

const titles: Readonly<Record<Lifeline, string>> = { browser: 'Browser', proxy: 'Proxy', backend: 'Backend' }

interface LifelineOfProps {
  readonly lifeline: Lifeline
  readonly height: number
  /** Its place stays, so that lanes line up. */
  readonly isAbsent?: boolean
}

export function LifelineOf({ lifeline, height, isAbsent = false }: LifelineOfProps) {
  const x = placeOf[lifeline]
  return (
    <g className={isAbsent ? `${styles.lifeline} ${styles.absent}` : styles.lifeline}>
      <line x1={x} x2={x} y1={scaled(26)} y2={scaled(height)} />
      <text x={x} y={scaled(18)}>
        <tspan>{isAbsent ? 'no proxy' : titles[lifeline]}</tspan>
      </text>
    </g>
  )
}
