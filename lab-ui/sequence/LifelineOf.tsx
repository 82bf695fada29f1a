import type { Lifeline } from '../../scenarios/sequence/step.ts'
import { placeOf } from './lifeline-places.ts'
import { rem } from './rem.ts'

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
    <g className={isAbsent ? 'lifeline absent' : 'lifeline'}>
      <line x1={x} x2={x} y1={rem(26)} y2={rem(height)} />
      <text x={x} y={rem(18)}>
        {isAbsent ? 'no proxy' : titles[lifeline]}
      </text>
    </g>
  )
}
