import { useRef } from 'react'
import { Popover } from '../../controls/Popover.tsx'
import { saveFile } from '../../controls/save-file.ts'
import { ToolButton } from './ToolButton.tsx'
import type { History } from '../keeper/use-history.ts'
import styles from './history.module.css'

interface HistoryToolsProps {
  readonly history: History
  readonly isCompareOff: boolean
  readonly isComparePressed: boolean
  readonly onCompare: () => void
  readonly onImport: (file: File) => Promise<void>
}

/** What can be done with the history. Where there is little width it stands in a panel. */
export function HistoryTools(props: HistoryToolsProps) {
  const { history, isCompareOff, isComparePressed, onCompare, onImport } = props
  const input = useRef<HTMLInputElement>(null)
  const isEmpty = history.runs.length === 0
  const save = async () => {
    const file = await history.exportFile()
    if (file !== null) saveFile(file)
  }
  const actions = (
    <>
      <ToolButton
        closes
        isOff={isCompareOff}
        isPressed={isComparePressed}
        title="Another attempt beside the one that is shown"
        onClick={onCompare}
      >
        Compare
      </ToolButton>
      <ToolButton closes isOff={isEmpty && history.unreadable === 0} onClick={() => void history.clear()}>
        Clear
      </ToolButton>
      <ToolButton closes isOff={isEmpty} title="All of it, as one JSON file" onClick={() => void save()}>
        Export
      </ToolButton>
      <ToolButton
        closes
        title="A file of an export; its attempts are shown as recorded"
        onClick={() => input.current?.click()}
      >
        Import
      </ToolButton>
    </>
  )
  return (
    <div className={styles.tools}>
      <div className={styles.wide}>{actions}</div>
      <div className={styles.narrow}>
        <Popover name="More of the history" button="…" className="quiet small">
          <div className="choices">{actions}</div>
        </Popover>
      </div>
      <input
        ref={input}
        hidden
        type="file"
        accept=".json,application/json"
        aria-label="A file of a history"
        onChange={({ target }) => {
          const [file] = target.files ?? []
          // Else the same file, mended, could not be chosen again.
          target.value = ''
          if (file !== undefined) void onImport(file)
        }}
      />
    </div>
  )
}
