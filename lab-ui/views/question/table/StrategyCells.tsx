import { Link } from '@tanstack/react-router'
import type { PolicyDraft } from '../../../../scenarios/setup/policy/draft/policy-draft.ts'
import { cellId, cellWords } from '../../../../scenarios/question/cell.ts'
import { backendDuty, counted, laneCost } from '../../../../scenarios/question/lane-cost.ts'
import { hopWords, reachWords } from '../../../../scenarios/question/reach-words.ts'
import type { EngineName } from '../../../../scenarios/words/engine.ts'
import type { Lane } from '../../../../scenarios/setup/stage.ts'
import { cellBenchLink } from './cell-bench-link.ts'
import type { CellView } from '../run/cell-view.ts'
import { CellOutcome } from './CellOutcome.tsx'
import { PreflightBy } from './PreflightBy.tsx'
import styles from './strategy-table.module.css'

/** What a link to the bench takes along besides the cell. */
export interface BenchLinkFacts {
  readonly policy: PolicyDraft | null
  readonly engine: EngineName
}

interface StrategyCellsProps {
  readonly view: CellView
  readonly isSending: boolean
  readonly link: BenchLinkFacts
}

/** One strategy in one environment: four cells of its row. */
export function StrategyCells({ view, isSending, link }: StrategyCellsProps) {
  const { cell, lane, rounds } = view
  const far = cell.environment === 'deployed' ? (styles.far ?? '') : ''
  const seen = rounds.first?.seen ?? null
  const hasProxy = lane !== null && lane.engine !== null
  return (
    <>
      <td
        className={`${styles.from} ${far}`}
        id={cellId(cell)}
        data-outcome={seen?.outcome}
        data-attempt={rounds.first?.laneRun.attemptId}
      >
        <span className={styles.label}>{cell.environment}</span>
        <CellOutcome view={view} isSending={isSending} />
        {lane !== null && (
          <small>
            <Link
              to="/bench"
              search={cellBenchLink({ ...link, cells: [cell] })}
              aria-label={`${cellWords(cell)}: on the bench`}
            >
              On the bench
            </Link>
          </small>
        )}
      </td>
      <td className={far} data-fact="preflight">
        <span className={styles.label}>preflight answered by</span>
        {seen === null || lane === null ? (
          <Unknown />
        ) : (
          <>
            <PreflightBy view={view} seen={seen} />
            <small>backend: {backendDuty(lane)}</small>
          </>
        )}
      </td>
      <td className={`${styles.num} ${far}`} data-fact="requests">
        <span className={styles.label}>requests at the backend</span>
        {seen === null ? (
          <Unknown />
        ) : (
          <>
            {reachWords(seen, hasProxy)}
            {hasProxy && <small>proxy: {hopWords(seen.proxy)}</small>}
            <small>backend: {hopWords(seen.backend)}</small>
          </>
        )}
      </td>
      <td className={`${styles.num} ${far}`} data-fact="runs">
        <span className={styles.label}>runs</span>
        {lane === null ? <Unknown /> : <Cost lane={lane} />}
      </td>
    </>
  )
}

const Unknown = () => <span className="none">—</span>

/** Counted from the lane as it runs. */
function Cost({ lane }: { readonly lane: Lane }) {
  const { processes, configuration, speakOfCors } = laneCost(lane)
  return (
    <>
      {counted(processes.length, 'process', 'processes')}
      <small>
        {configuration.length === 0
          ? 'no configuration'
          : `${counted(configuration.length, 'file', 'files')}: ${configuration.join(', ')}`}
      </small>
      <small>CORS in {speakOfCors.length === 0 ? 'no file' : speakOfCors.join(', ')}</small>
    </>
  )
}
