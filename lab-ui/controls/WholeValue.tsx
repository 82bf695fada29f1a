import type { RefObject } from 'react'
import { usePlacedBelow } from './use-placed-below.ts'

interface WholeValueProps {
  readonly owner: RefObject<HTMLInputElement | null>
  readonly value: string
}

/** The whole of a value that its input cuts off, below it. For the eye alone: the input has it all the same. */
export function WholeValue({ owner, value }: WholeValueProps) {
  const popover = usePlacedBelow<HTMLDivElement>(owner)
  return (
    <div ref={popover} className="whole-value" popover="manual" aria-hidden="true">
      {value}
    </div>
  )
}
