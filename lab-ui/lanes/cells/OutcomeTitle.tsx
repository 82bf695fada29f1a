import type { ReactNode } from 'react'
import { Mark } from '../../judged/Mark.tsx'
import { toneOf } from '../../judged/outcome-tone.ts'

interface OutcomeTitleProps {
  readonly mark: Parameters<typeof Mark>[0]['of']
  readonly children: ReactNode
}

/** An outcome, or that there is none yet, as a mark and two words. */
export function OutcomeTitle({ mark, children }: OutcomeTitleProps) {
  return (
    <strong className="meaning" data-means={mark === 'pending' ? 'idle' : toneOf[mark]}>
      <Mark of={mark} />
      <span>{children}</span>
    </strong>
  )
}
