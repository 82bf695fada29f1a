import { memo, type KeyboardEvent } from 'react'
import { outcomeTitles } from '../../../scenarios/runs/outcome/outcome-titles.ts'
import { Mark } from '../../judged/Mark.tsx'
import { toneOf } from '../../judged/outcome-tone.ts'
import type { HistoryEntry } from '../store/history-entry.ts'
import styles from './history.module.css'

interface HistoryItemProps {
  readonly entry: HistoryEntry
  readonly isOpen: boolean
  readonly isCompared: boolean
  /** Off while it is the one that cannot be chosen. */
  readonly isOff: boolean
  readonly isTabStop: boolean
  readonly onFocus: (id: string) => void
  readonly onPick: (id: string) => void
}

const clock = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'medium' })

/** One attempt: what was sent, and a mark for its outcome in each lane. */
export const HistoryItem = memo(function HistoryItem(props: HistoryItemProps) {
  const { entry, isOpen, isCompared, isOff, isTabStop, onFocus, onPick } = props
  const { id, number, method, path, apart, isWarm, recorded, importedFrom, lanes, sentAtMs } = entry
  const from = importedFrom === null ? '' : `, recorded in ${importedFrom}`
  return (
    <button
      type="button"
      data-id={id}
      tabIndex={isTabStop ? 0 : -1}
      aria-current={isOpen ? 'true' : undefined}
      aria-disabled={isOff || undefined}
      data-compared={isCompared || undefined}
      title={`${method} ${path}, ${clock.format(sentAtMs)}${from}`}
      onFocus={() => onFocus(id)}
      onKeyDown={moveAlong}
      onClick={() => onPick(id)}
    >
      <span className="none">
        <span className="visually-hidden">Attempt </span>
        {number}
      </span>{' '}
      <span className={styles.what}>
        {method} {path}
      </span>{' '}
      {apart.length > 0 && <span className={`none ${styles.what}`}>{apart.join(' ')} </span>}
      {isWarm && (
        <span className="meaning" data-means="cache">
          warm{' '}
        </span>
      )}
      {recorded && <span className={styles.word}>recorded </span>}
      {isCompared && <span className={styles.word}>compared </span>}
      <span className={styles.marks}>
        {lanes.map(({ title, outcome }, index) => (
          // Two lanes may have one name, and none changes its place.
          // oxlint-disable-next-line react/no-array-index-key
          <span key={index} className="meaning" data-means={outcome === null ? 'idle' : toneOf[outcome]}>
            <Mark of={outcome ?? 'pending'} />
            <span className="visually-hidden">
              {title} {outcome === null ? 'not known' : outcomeTitles[outcome]}
              {index < lanes.length - 1 && ', '}
            </span>
          </span>
        ))}
      </span>
    </button>
  )
})

function moveAlong(event: KeyboardEvent<HTMLButtonElement>): void {
  const item = event.currentTarget.parentElement
  const target = {
    ArrowRight: item?.nextElementSibling,
    ArrowLeft: item?.previousElementSibling,
    Home: item?.parentElement?.firstElementChild,
    End: item?.parentElement?.lastElementChild,
  }[event.key]
  if (target === undefined) return
  event.preventDefault()
  target?.querySelector('button')?.focus()
}
