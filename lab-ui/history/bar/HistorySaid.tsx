import type { ReactNode } from 'react'
import type { ImportResult } from '../keeper/history-keeper.ts'
import { importSentence } from '../keeper/import-sentence.ts'
import { ToolButton } from './ToolButton.tsx'
import { isFaulty } from '../keeper/use-import.ts'
import styles from './history.module.css'

interface HistorySaidProps {
  /** What to do while another attempt is chosen; null otherwise. */
  readonly choosing: string | null
  readonly imported: ImportResult | null
  readonly onDismissImport: () => void
  readonly problem: string | null
  readonly onDismissProblem: () => void
}

const mostFaultsShown = 5

/** What the history has to say, over the end of the page, where it moves nothing. */
export function HistorySaid(props: HistorySaidProps) {
  const { choosing, imported, onDismissImport, problem, onDismissProblem } = props
  const isGood = imported !== null && !isFaulty(imported)
  return (
    <div className={styles.historySaid}>
      {problem !== null && (
        <Alert onDismiss={onDismissProblem}>
          <p>{problem}</p>
        </Alert>
      )}
      {imported !== null && !isGood && (
        <Alert onDismiss={onDismissImport}>
          <p>{importSentence(imported)}</p>
          <Faults faults={imported.faults} />
        </Alert>
      )}
      <p role="status">{choosing ?? (isGood ? importSentence(imported) : '')}</p>
    </div>
  )
}

function Alert({ children, onDismiss }: { readonly children: ReactNode; readonly onDismiss: () => void }) {
  return (
    <div className={styles.alert}>
      <div role="alert">{children}</div>
      <ToolButton onClick={onDismiss}>Dismiss</ToolButton>
    </div>
  )
}

function Faults({ faults }: { readonly faults: readonly string[] }) {
  const more = faults.length - mostFaultsShown
  return (
    <ul>
      {faults.slice(0, mostFaultsShown).map((fault) => (
        <li key={fault}>{fault}</li>
      ))}
      {more > 0 && <li>And {more} more.</li>}
    </ul>
  )
}
