import { useState } from 'react'
import type { EngineName } from '../../../scenarios/words/engine.ts'
import type { LaneOfLink } from '../../control/lane-of-link.ts'
import { Popover } from '../../controls/Popover.tsx'
import { useLanePanels } from './use-lane-panels.ts'

interface AddLaneProps {
  readonly onAdd: (lane: LaneOfLink) => void
  /** The engine that the lab takes where none is named; null while nobody knows. */
  readonly usualEngine: EngineName | null
  /** Null while there is room. */
  readonly fullBecause: string | null
}

/** Another lane beside those that are there. */
export function AddLane({ onAdd, usualEngine, fullBecause }: AddLaneProps) {
  const [wasOpened, setWasOpened] = useState(false)
  const panels = useLanePanels()
  if (fullBecause !== null) return <span className="none">{fullBecause}</span>
  return (
    <Popover name="Add lane" button="Add lane" className="quiet small" onOpen={() => setWasOpened(true)}>
      {panels && <panels.NewLane {...{ onAdd, usualEngine, wasOpened }} />}
    </Popover>
  )
}
