import { placeOf } from './lifeline-places.ts'
import { scaled } from './scaled.ts'
import styles from './sequence.module.css'

/** It begins a little before the request and ends a little after the response, in pixels. */
const overhang = 4
/** The height of what has no end yet. */
const openHeight = 26

interface BusyBarProps {
  readonly at: 'proxy' | 'backend'
  readonly fromY: number
  /** Null while nothing has come of it. */
  readonly toY: number | null
  readonly isOver: boolean
}

export function BusyBar({ at, fromY, toY, isOver }: BusyBarProps) {
  return (
    <svg x={placeOf[at]} y={scaled(fromY - overhang)} overflow="visible" data-means={at}>
      <rect
        className={isOver ? styles.busy : `${styles.busy} ${styles.waiting}`}
        x="-3"
        width="6"
        height={scaled((toY ?? fromY + openHeight) - fromY + 2 * overhang)}
        rx="1"
      />
    </svg>
  )
}
