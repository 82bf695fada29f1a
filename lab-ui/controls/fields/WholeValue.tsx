import type { RefObject } from 'react'
import { usePlacedBelow } from './use-placed-below.ts'
import styles from './controls.module.css'

interface WholeValueProps {
  readonly owner: RefObject<HTMLInputElement | null>
  readonly value: string
}

const mostShown = 2_500

/** The whole of a value that its input cuts off, below it. For the eye alone: the input has it all the same. */
export function WholeValue({ owner, value }: WholeValueProps) {
  const popover = usePlacedBelow<HTMLDivElement>(owner)
  return (
    <div ref={popover} className={styles.wholeValue} popover="manual" aria-hidden="true">
      {value.slice(0, mostShown)}
      {value.length > mostShown &&
        ` … and ${(value.length - mostShown).toLocaleString('en')} characters more`}
    </div>
  )
}
