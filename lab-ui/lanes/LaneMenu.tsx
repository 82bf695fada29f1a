import type { LanePart } from '../../scenarios/words/stage.ts'
import { Popover } from '../controls/Popover.tsx'
import { useLaneActions } from './lane-actions.ts'
import type { LaneView } from './lane-view.ts'
import { MistakeChoice } from './MistakeChoice.tsx'

/** Long enough to be seen on the diagram, and below every time limit. */
const slowMs = 2_000

interface LaneMenuProps {
  readonly view: LaneView
  readonly name: string
  readonly place: number
  readonly count: number
}

/** What can be done with one lane: name it, move it, stop a part of it, have it make a mistake, take it away. */
export function LaneMenu({ view: { lane, title }, name, place, count }: LaneMenuProps) {
  const actions = useLaneActions()
  if (actions === null) return null
  const isDown = (part: LanePart) => lane.down?.includes(part) ?? false
  const isSlow = lane.backendDelayMs !== undefined
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
            onClick={() => actions.setRunning(lane.id, 'backend', isDown('backend'))}
          >
            {isDown('backend') ? 'Start the backend' : 'Stop the backend'}
          </button>
          <button
            type="button"
            className="button small"
            data-closes
            onClick={() => actions.delayBackend(lane.id, isSlow ? 0 : slowMs)}
          >
            {isSlow ? 'Make the backend quick again' : `Make the backend slow: ${slowMs / 1_000} s`}
          </button>
          {lane.engine !== null && (
            <button
              type="button"
              className="button small"
              data-closes
              onClick={() => actions.setRunning(lane.id, 'proxy', isDown('proxy'))}
            >
              {isDown('proxy') ? 'Start the proxy' : 'Stop the proxy'}
            </button>
          )}
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
        <MistakeChoice lane={lane} onChange={(made) => actions.setMistakes(lane.id, made)} />
      </>
    </Popover>
  )
}
