import { useEffect, useMemo, useRef } from 'react'
import { historyParts } from './history-parts.ts'
import type { Run } from '../../attempt/run/run.ts'
import { entryOf } from '../store/history-entry.ts'
import { HistorySaid } from './HistorySaid.tsx'
import { HistoryTools } from './HistoryTools.tsx'
import { attempts } from '../keeper/import-sentence.ts'
import { ToolButton } from './ToolButton.tsx'
import { useChoosing } from './use-choosing.ts'
import type { History } from '../keeper/use-history.ts'
import { useImport } from '../keeper/use-import.ts'
import { useLater } from '../../shell/later.ts'
import styles from './history.module.css'

interface HistoryBarProps {
  readonly history: History
  /** The run that the lanes show. */
  readonly openId: string | null
  /** The run that stands beside it. */
  readonly compareId: string | null
  /** The run that is being sent: it has its place in the bar before it is in the history. */
  readonly underWay?: Run | null
  readonly onOpen: (id: string) => void
  readonly onCompare: (id: string | null) => void
}

/** The attempts so far, in a bar at the bottom of the window, whose height never changes. */
export function HistoryBar({ history, openId, compareId, underWay, onOpen, onCompare }: HistoryBarProps) {
  const { runs, isRead, refusal, cleared } = history
  const section = useRef<HTMLElement>(null)
  const entries = useMemo(
    () =>
      !underWay || runs.some(({ id }) => id === underWay.id)
        ? runs
        : [entryOf(underWay, null, window.location.origin), ...runs],
    [runs, underWay],
  )
  const HistoryList = useLater(historyParts)?.HistoryList
  const isEmpty = entries.length === 0
  useEffect(() => {
    // Where it cannot be loaded, the bar has a gap, and who sends is told why.
    if (!isEmpty) historyParts.load().catch(() => {})
  }, [isEmpty])
  const choosing = useChoosing({ entries, openId, compareId, onOpen, onCompare })
  const { imported, importFile, dismissImport } = useImport(history)
  const undo = () => {
    // Undo goes when it is done, and the focus must not go with it.
    section.current?.focus()
    void history.undoClear()
  }
  return (
    <section ref={section} className={styles.history} aria-label="History" tabIndex={-1}>
      <HistorySaid
        choosing={choosing.sentence}
        imported={imported}
        onDismissImport={dismissImport}
        problem={history.problem}
        onDismissProblem={history.dismissProblem}
      />
      <h2>
        History
        {refusal !== null && (
          <span title={refusal}>
            not kept<span className="visually-hidden">: {refusal}</span>
          </span>
        )}
      </h2>
      <p className={styles.cleared} role="status">
        {cleared > 0 && `${attempts(cleared)} cleared.`}
      </p>
      {cleared > 0 && <ToolButton onClick={undo}>Undo</ToolButton>}
      {isEmpty && (
        <p className={`none ${styles.empty}`}>
          {isRead && cleared === 0 && 'Each attempt that you send is kept here.'}
        </p>
      )}
      {!isEmpty && HistoryList !== undefined && (
        <HistoryList
          entries={entries}
          openId={openId}
          compareId={compareId}
          isChoosing={choosing.isChoosing}
          imported={imported}
          onPick={choosing.pick}
        />
      )}
      <HistoryTools
        history={history}
        isCompareOff={!choosing.isPossible}
        isComparePressed={choosing.isChoosing || compareId !== null}
        onCompare={choosing.toggle}
        onImport={importFile}
      />
    </section>
  )
}
