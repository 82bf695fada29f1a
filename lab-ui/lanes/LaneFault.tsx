import { useLaneActions } from './lane-actions.ts'
import type { LaneView } from './lane-view.ts'

/** What is wrong behind a lane's address, and one button that mends it. */
export function LaneFault({ view: { lane } }: { readonly view: LaneView }) {
  const actions = useLaneActions()
  if (lane.message === '') return null
  return (
    <div className="lane-fault" role="alert">
      <p>{lane.message}</p>
      {actions !== null && (
        <button type="button" className="button small" onClick={() => actions.setBackend(lane.id, true)}>
          Start the backend again
        </button>
      )}
    </div>
  )
}
