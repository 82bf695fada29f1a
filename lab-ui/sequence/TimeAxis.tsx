import type { TimeScale } from '../../scenarios/sequence/time-scale.ts'

/** The axis of all lanes' diagrams, which stands in the gutter. */
export function TimeAxis({ scale: { height, ticks } }: { readonly scale: TimeScale }) {
  const digits = Math.max(0, -Math.floor(Math.log10((ticks[1]?.ms ?? 1) + 1e-9)))
  return (
    <svg className="sequence axis" height={height} aria-hidden="true">
      <svg x="100%" overflow="visible">
        <text x="-12" y="18">
          milliseconds
        </text>
        {ticks.map(({ ms, y }) => (
          <g key={ms}>
            <line className="life" x1="-8" x2="0" y1={y} y2={y} />
            <text x="-14" y={y + 4}>
              {ms.toFixed(digits)}
            </text>
          </g>
        ))}
      </svg>
    </svg>
  )
}
