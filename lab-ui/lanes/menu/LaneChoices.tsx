import type { ReactNode } from 'react'
import type { LanePart } from '../../../scenarios/setup/stage.ts'
import type { LaneActions } from './lane-actions.ts'
import type { LaneView } from '../../judged/lane-view.ts'
import { MistakeChoice } from './MistakeChoice.tsx'

/** Long enough to be seen on the diagram, and below every time limit. */
const slowMs = 2_000

interface LaneChoicesProps {
  readonly actions: LaneActions
  readonly view: LaneView
  readonly name: string
  readonly place: number
  readonly count: number
}

/** What can be done with one lane: name it, move it, stop a part of it, have it make a mistake, take it away. */
export function LaneChoices({ actions, view: { lane, title }, name, place, count }: LaneChoicesProps) {
  const isDown = (part: LanePart) => lane.down?.includes(part) ?? false
  const other = lane.environment === 'local' ? 'deployed' : 'local'
  const isSlow = lane.backendDelayMs !== undefined
  return (
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
        <Choice isOff={place === 1} onChoose={() => actions.move(lane.id, -1)}>
          Move left
        </Choice>
        <Choice isOff={place === count} onChoose={() => actions.move(lane.id, 1)}>
          Move right
        </Choice>
        <Choice onChoose={() => actions.setRunning(lane.id, 'backend', isDown('backend'))}>
          {isDown('backend') ? 'Start the backend' : 'Stop the backend'}
        </Choice>
        <Choice onChoose={() => actions.delayBackend(lane.id, isSlow ? 0 : slowMs)}>
          {isSlow ? 'Make the backend quick again' : `Make the backend slow: ${slowMs / 1_000} s`}
        </Choice>
        <Choice onChoose={() => actions.setEnvironment([lane.id], other)}>Make it {other}</Choice>
        {lane.engine !== null && (
          <Choice onChoose={() => actions.setRunning(lane.id, 'proxy', isDown('proxy'))}>
            {isDown('proxy') ? 'Start the proxy' : 'Stop the proxy'}
          </Choice>
        )}
        <Choice
          isOff={!actions.canRemove}
          title={actions.canRemove ? undefined : 'Two lanes are the least that can be compared.'}
          onChoose={() => actions.remove(lane.id)}
        >
          Remove the lane
        </Choice>
      </div>
      <MistakeChoice lane={lane} onChange={(made) => actions.setMistakes(lane.id, made)} />
    </>
  )
}

interface ChoiceProps {
  readonly isOff?: boolean
  readonly title?: string | undefined
  readonly onChoose: () => void
  readonly children: ReactNode
}

/** Something to do with the lane; the menu closes with it. */
function Choice({ isOff = false, title, onChoose, children }: ChoiceProps) {
  return (
    <button
      type="button"
      className="button small"
      disabled={isOff}
      title={title}
      data-closes
      onClick={onChoose}
    >
      {children}
    </button>
  )
}
