import type { TimeScale } from '../../scenarios/sequence/time-scale.ts'
import { rem } from './rem.ts'

const abbreviations = { milliseconds: 'ms', seconds: 's' } as const

/** The ticks of the axis, across a lane; with their figures where the axis itself is not shown. */
export function Ticks({ scale: { ticks, unit } }: { readonly scale: TimeScale }) {
  return ticks.map(({ ms, y, label }) => (
    <g key={ms}>
      <line className="tick" x1="0" x2="100%" y1={rem(y)} y2={rem(y)} />
      <text className="tick-figure" x={rem(3)} y={rem(y - 3)}>
        {ms === 0 ? `${label} ${abbreviations[unit]}` : label}
      </text>
    </g>
  ))
}
