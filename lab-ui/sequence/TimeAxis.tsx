import { rem } from './rem.ts'
import type { TimeScale } from '../../scenarios/sequence/time-scale.ts'
import './sequence.css'

/** The axis of all lanes' diagrams, for the gutter at their left. Where time is stretched it is dotted. */
export function TimeAxis({ scale: { height, unit, ticks, stretches } }: { readonly scale: TimeScale }) {
  return (
    <svg className="sequence time-axis" height={rem(height)} aria-hidden="true">
      <svg x="100%" overflow="visible">
        <text x={rem(-12)} y={rem(18)}>
          {unit}
        </text>
        {ticks.map(({ ms, y, label }) => (
          <g key={ms}>
            <line x1="-8" x2="0" y1={rem(y)} y2={rem(y)} />
            <text x={rem(-14)} y={rem(y + 4)}>
              {label}
            </text>
          </g>
        ))}
        {stretches.map(({ fromY, toY }) => (
          <line key={fromY} className="stretch" x1="-4" x2="-4" y1={rem(fromY)} y2={rem(toY)} />
        ))}
      </svg>
    </svg>
  )
}
