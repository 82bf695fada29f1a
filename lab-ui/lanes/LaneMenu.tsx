import { Popover } from '../controls/Popover.tsx'
import { useLaneActions } from './lane-actions.ts'
import type { LaneView } from './lane-view.ts'

interface LaneMenuProps {
  readonly view: LaneView
  readonly name: string
  readonly place: number
  readonly count: number
}

/** What can be done with one lane: name it, move it, stop its backend, take it away. */
export function LaneMenu({ view: { lane, title }, name, place, count }: LaneMenuProps) {
  const actions = useLaneActions()
  if (actions === null) return null
  const backendIsUp = lane.state === 'up' && lane.message === ''
  return (
    <Popover name={`Change the ${title} lane`} button="⋯" className="quiet small lane-menu">
      <>
        <label>
          Name
          <input
            className="control"
            value={name}
            maxLength={40}
            placeholder={title}
            onChange={({ target }) => actions.rename(lane.id, target.value)}
          />
        </label>
        <div className="choices">
          <button
            type="button"
            className="button small"
            disabled={place === 1}
            data-closes
            onClick={() => actions.move(lane.id, -1)}
          >
            Move left
          </button>
          <button
            type="button"
            className="button small"
            disabled={place === count}
            data-closes
            onClick={() => actions.move(lane.id, 1)}
          >
            Move right
          </button>
          <button
            type="button"
            className="button small"
            data-closes
            onClick={() => actions.setBackend(lane.id, !backendIsUp)}
          >
            {backendIsUp ? 'Stop the backend' : 'Start the backend'}
          </button>
          <button
            type="button"
            className="button small"
            disabled={!actions.canRemove}
            title={actions.canRemove ? undefined : 'Two lanes are the least that can be compared.'}
            data-closes
            onClick={() => actions.remove(lane.id)}
          >
            Remove the lane
          </button>
        </div>
      </>
    </Popover>
  )
}
