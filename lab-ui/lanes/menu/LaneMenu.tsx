import { Popover } from '../../controls/Popover.tsx'
import { useLaneActions } from './lane-actions.ts'
import type { LaneView } from '../../judged/lane-view.ts'
import { useLanePanels } from './use-lane-panels.ts'
import styles from '../lanes.module.css'

interface LaneMenuProps {
  readonly view: LaneView
  readonly name: string
  readonly place: number
  readonly count: number
}

/** A button that opens what can be done with one lane. */
export function LaneMenu(props: LaneMenuProps) {
  const actions = useLaneActions()
  const panels = useLanePanels()
  if (actions === null) return null
  return (
    <Popover
      name={`Change the ${props.view.title} lane`}
      button="⋯"
      className={`quiet small ${styles.laneMenu}`}
    >
      {panels && <panels.LaneChoices actions={actions} {...props} />}
    </Popover>
  )
}
