import { scaled } from './scaled.ts'
import type { TimeScale } from '../../../scenarios/runs/sequence/time/time-scale.ts'
import styles from './sequence.module.css'

/** The axis of all lanes' diagrams, for the gutter at their left. Where time is stretched it is dotted. */
export function TimeAxis({ scale: { height, unit, ticks, stretches } }: { readonly scale: TimeScale }) {
  return (
    <svg className={`${styles.sequence} ${styles.timeAxis}`} height={scaled(height)} aria-hidden="true">
      <svg x="100%" overflow="visible">
        <text x={scaled(-12)} y={scaled(18)}>
          <tspan>{unit}</tspan>
        </text>
        {ticks.map(({ ms, y, label }) => (
          <g key={ms}>
            <line x1="-8" x2="0" y1={scaled(y)} y2={scaled(y)} />
            <text x={scaled(-14)} y={scaled(y + 4)}>
              <tspan>{label}</tspan>
            </text>
          </g>
        ))}
        {stretches.map(({ fromY, toY }) => (
          <line key={fromY} className={styles.stretch} x1="-4" x2="-4" y1={scaled(fromY)} y2={scaled(toY)} />
        ))}
      </svg>
    </svg>
  )
}
