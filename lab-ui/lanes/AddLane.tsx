import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { mistakeIssues } from '../../scenarios/mistakes/mistakes.ts'
import type { EngineName } from '../../scenarios/words/engine.ts'
import { environments, strategies, strategyNames, type Environment } from '../../scenarios/words/strategy.ts'
import type { LaneOfLink } from '../bench/lane-of-link.ts'
import { enginesQuery } from '../control/queries.ts'
import { Popover } from '../controls/Popover.tsx'
import { MistakeChoice } from './MistakeChoice.tsx'

interface AddLaneProps {
  readonly onAdd: (lane: LaneOfLink) => void
  /** The engine that the lab takes where none is named; null while nobody knows. */
  readonly usualEngine: EngineName | null
  /** Null while there is room. */
  readonly fullBecause: string | null
}

const standsFor: Readonly<Record<Environment, string>> = {
  local: 'local: no proxy',
  deployed: 'deployed: behind a proxy',
}

/** Another lane beside those that are there. */
export function AddLane({ onAdd, usualEngine, fullBecause }: AddLaneProps) {
  const [lane, setLane] = useState<LaneOfLink>({ strategy: 'backend', environment: 'deployed' })
  // To find engines a program is run: only for who wants to know.
  const [wasOpened, setWasOpened] = useState(false)
  const engines = useQuery({ ...enginesQuery, enabled: wasOpened }).data?.engines ?? []
  if (fullBecause !== null) return <span className="none">{fullBecause}</span>
  const { strategy, environment, mistakes = [], caches = false } = lane
  const engine = lane.engine ?? usualEngine
  const change = (part: Partial<LaneOfLink>) => {
    const next = { ...lane, ...part }
    const { mistakes: made = [], ...rest } = next
    const isPossible = (each: (typeof made)[number]) =>
      mistakeIssues({ ...rest, engine: next.engine ?? usualEngine, mistakes: [each] }).length === 0
    setLane({ ...next, mistakes: made.filter(isPossible) })
  }
  const isNginx = environment === 'deployed' && engine === 'nginx'
  return (
    <Popover name="Add lane" button="Add lane" className="quiet small" onOpen={() => setWasOpened(true)}>
      <>
        <label>
          Strategy
          <select
            className="control"
            value={strategy}
            onChange={({ target }) => {
              const chosen = strategyNames.find((each) => each === target.value) ?? strategy
              change({ strategy: chosen, environment: strategies[chosen].environment })
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
              change({ environment: environments.find((each) => each === target.value) ?? environment })
            }
          >
            {environments.map((each) => (
              <option key={each} value={each}>
                {standsFor[each]}
              </option>
            ))}
          </select>
        </label>
        {environment === 'deployed' && (
          <label>
            Proxy
            <select
              className="control"
              value={engine ?? ''}
              onChange={({ target }) =>
                change({ engine: engines.find(({ name }) => name === target.value)?.name })
              }
            >
              {engines.map(({ name, available, version }) => (
                <option key={name} value={name} disabled={!available}>
                  {name} {available ? version : '(not installed)'}
                </option>
              ))}
            </select>
          </label>
        )}
        {isNginx && (
          <label className="tick">
            <input
              type="checkbox"
              checked={caches}
              onChange={({ target }) => change({ caches: target.checked })}
            />
            <span>
              The proxy keeps /catalogue in its cache
              <small>proxy_cache; who answered stands in its log and in what the backend saw.</small>
            </span>
          </label>
        )}
        <MistakeChoice
          lane={{ strategy, environment, engine, mistakes }}
          onChange={(made) => change({ mistakes: made })}
        />
        <button
          type="button"
          className="button primary"
          data-closes
          onClick={() => onAdd({ ...lane, caches: isNginx && caches })}
        >
          Add
        </button>
      </>
    </Popover>
  )
}
