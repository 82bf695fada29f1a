import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { mistakeIssues } from '../../../scenarios/setup/mistakes/mistake-issues.ts'
import type { EngineName, LaneEngine } from '../../../scenarios/words/engine.ts'
import { engines as engineRecords } from '../../../scenarios/engines/engines.ts'
import { installWords, notFound } from '../../../scenarios/engines/missing-engine.ts'
import { laneSentence } from '../../../scenarios/setup/strategies/lane-sentence.ts'
import { engineBroughtBy } from '../../../scenarios/engines/engine-brought-by.ts'
import { engineNeededBy } from '../../../scenarios/engines/engine-needed-by.ts'
import {
  environments,
  strategies,
  strategyNames,
  type Environment,
  type Strategy,
} from '../../../scenarios/words/strategy.ts'
import type { LaneOfLink } from '../../control/lane-of-link.ts'
import { enginesQuery } from '../../control/queries.ts'
import { MistakeChoice } from './MistakeChoice.tsx'

interface NewLaneProps {
  readonly onAdd: (lane: LaneOfLink) => void
  /** The engine that the lab takes where none is named; null while nobody knows. */
  readonly usualEngine: EngineName | null
  /** To find engines a program is run: only for who wants to know. */
  readonly wasOpened: boolean
}

const standsFor = (strategy: Strategy, environment: Environment): string =>
  environment === 'deployed'
    ? 'deployed: behind a proxy'
    : `local: ${strategy === 'same-origin' ? 'Vite’s development server' : 'no proxy'}`

/** What will stand before the backend. */
const engineIn = ({ strategy, environment }: LaneOfLink, chosen: EngineName | null): LaneEngine | null =>
  environment === 'deployed' ? chosen : engineBroughtBy(strategy, environment)

/** What another lane is to be. */
export function NewLane({ onAdd, usualEngine, wasOpened }: NewLaneProps) {
  const [lane, setLane] = useState<LaneOfLink>({ strategy: 'backend', environment: 'deployed' })
  const engines = useQuery({ ...enginesQuery, enabled: wasOpened }).data?.engines ?? []
  const { strategy, environment, mistakes = [], caches = false } = lane
  const needed = engineNeededBy(strategy)
  const engine = lane.engine ?? needed ?? usualEngine
  const isMissing = engines.some(({ name, available }) => name === needed && !available)
  const change = (part: Partial<LaneOfLink>) => {
    const next = { ...lane, ...part }
    const { mistakes: made = [], ...rest } = next
    const isPossible = (each: (typeof made)[number]) =>
      mistakeIssues({ ...rest, mistakes: [each] }).length === 0
    setLane({ ...next, mistakes: made.filter(isPossible) })
  }
  const canCache = environment === 'deployed' && engine !== null && engineRecords[engine].canCache
  return (
    <>
      <label>
        Strategy
        <select
          className="control"
          value={strategy}
          onChange={({ target }) => {
            const chosen = strategyNames.find((each) => each === target.value) ?? strategy
            change({ strategy: chosen, environment: strategies[chosen].environment, engine: undefined })
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
              {standsFor(strategy, each)}
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
              <option key={name} value={name} disabled={!available || (needed !== null && name !== needed)}>
                {name} {available ? version : '(not found)'}
              </option>
            ))}
          </select>
        </label>
      )}
      {canCache && (
        <label className="tick">
          <input
            type="checkbox"
            value="caches"
            checked={caches}
            onChange={({ target }) => change({ caches: target.checked })}
          />
          <span>
            The proxy keeps /catalogue in its cache
            <small>It answers repeated requests itself: the backend does not see them.</small>
          </span>
        </label>
      )}
      <p className="hint">{laneSentence({ ...lane, engine: engineIn(lane, engine) })}</p>
      {needed !== null && isMissing && environment === 'deployed' && (
        <p className="hint">
          {notFound(needed)}, and no other engine can do this. Install it: {installWords(needed)}.
        </p>
      )}
      <MistakeChoice
        lane={{ strategy, environment, mistakes }}
        onChange={(made) => change({ mistakes: made })}
      />
      <button
        type="button"
        className="button primary"
        data-closes
        onClick={() => onAdd({ ...lane, caches: canCache && caches })}
      >
        Add
      </button>
    </>
  )
}
