import { useState } from 'react'
import {
  environments,
  strategies,
  strategyNames,
  type Environment,
  type Strategy,
} from '../../scenarios/words/strategy.ts'
import { Popover } from '../controls/Popover.tsx'

interface AddLaneProps {
  readonly onAdd: (strategy: Strategy, environment: Environment) => void
  /** Null while there is room. */
  readonly fullBecause: string | null
}

const standsFor: Readonly<Record<Environment, string>> = {
  local: 'local: no proxy',
  deployed: 'deployed: behind a proxy',
}

/** Another lane beside those that are there. */
export function AddLane({ onAdd, fullBecause }: AddLaneProps) {
  const [strategy, setStrategy] = useState<Strategy>('backend')
  const [environment, setEnvironment] = useState<Environment>('deployed')
  if (fullBecause !== null) return <span className="none">{fullBecause}</span>
  return (
    <Popover name="Add lane" button="Add lane" className="quiet small">
      <>
        <label>
          Strategy
          <select
            className="control"
            value={strategy}
            onChange={({ target }) => {
              const chosen = strategyNames.find((each) => each === target.value) ?? strategy
              setStrategy(chosen)
              setEnvironment(strategies[chosen].environment)
            }}
          >
            {strategyNames.map((each) => (
              <option key={each} value={each}>
                {strategies[each].title}
              </option>
            ))}
          </select>
        </label>
        <label>
          Environment
          <select
            className="control"
            value={environment}
            onChange={({ target }) =>
              setEnvironment(environments.find((each) => each === target.value) ?? environment)
            }
          >
            {environments.map((each) => (
              <option key={each} value={each}>
                {standsFor[each]}
              </option>
            ))}
          </select>
        </label>
        <button
          type="button"
          className="button primary"
          data-closes
          onClick={() => onAdd(strategy, environment)}
        >
          Add
        </button>
      </>
    </Popover>
  )
}
