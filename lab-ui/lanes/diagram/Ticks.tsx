import type { TimeScale } from '../../../scenarios/runs/sequence/time/time-scale.ts'
import { scaled } from './scaled.ts'
import styles from './sequence.module.css'

const abbreviations = { milliseconds: 'ms', seconds: 's' } as const

/** The ticks of the axis, across a lane; with their figures where the axis itself is not shown. */
export function Ticks({ scale: { ticks, unit } }: { readonly scale: TimeScale }) {
  return ticks.map(({ ms, y, label }) => (
    <g key={ms}>
      <line className={styles.tick} x1="0" x2="100%" y1={scaled(y)} y2={scaled(y)} />
      <text className={styles.tickFigure} x={scaled(3)} y={scaled(y - 3)}>
        <tspan>{ms === 0 ? `${label} ${abbreviations[unit]}` : label}</tspan>
      </text>
    </g>
  ))
}
