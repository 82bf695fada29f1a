import type { CSSProperties } from 'react'
import type { Lane } from '../../scenarios/words/stage.ts'
import { laneRows } from './lane-rows.tsx'
import { LaneColumn } from './LaneColumn.tsx'
import type { Run } from './use-attempts.ts'

interface LaneGridProps {
  readonly lanes: readonly Lane[]
  readonly run: Run | null
  readonly isSending: boolean
}

/** The lanes side by side: a row a fact, a column a lane, and every row at one height in all of them. */
export function LaneGrid({ lanes, run, isSending }: LaneGridProps) {
  const style = { '--count': lanes.length, '--rows': laneRows.length + 1 } as CSSProperties
  return (
    <div className="lanes" style={style} aria-busy={isSending} data-run={run?.number ?? 0}>
      <div className="rail" aria-hidden="true">
        <div className="name head">
          {run === null ? (
            'Nothing sent yet'
          ) : (
            <>
              <b>Attempt {run.number}</b> {run.isWarm ? 'warm' : 'cold'}
              <br />
              {run.sentAt.toLocaleTimeString('en-GB')}
            </>
          )}
        </div>
        {laneRows.map(({ name }) => (
          <div className="name" key={name}>
            {name}
          </div>
        ))}
      </div>
      {lanes.map((lane) => (
        <LaneColumn key={lane.id} lane={lane} run={run} />
      ))}
    </div>
  )
}
