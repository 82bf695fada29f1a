import { startTransition, useOptimistic } from 'react'
import { mistakeIssues, type MistakenLane } from '../../../scenarios/setup/mistakes/mistake-issues.ts'
import { mistakeNames, mistakes, type Mistake } from '../../../scenarios/setup/mistakes/mistakes.ts'
import type { Strategy } from '../../../scenarios/words/strategy.ts'

interface MistakeChoiceProps {
  readonly lane: MistakenLane
  /** May take a moment, in which what was chosen is shown. */
  readonly onChange: (made: readonly Mistake[]) => void | Promise<void>
}

/** What a lane of this strategy can get wrong. */
const mistakesOf = (strategy: Strategy): readonly Mistake[] =>
  mistakeNames.filter((name) => mistakes[name].strategies.includes(strategy))

/** What a lane is to get wrong on purpose; one that it cannot make says why. */
export function MistakeChoice({ lane, onChange }: MistakeChoiceProps) {
  const possible = mistakesOf(lane.strategy)
  const [made, showAsMade] = useOptimistic(lane.mistakes)
  const choose = (next: readonly Mistake[]) =>
    startTransition(async () => {
      showAsMade(next)
      await onChange(next)
    })
  if (possible.length === 0) return null
  return (
    <fieldset className="mistakes">
      <legend>Mistakes, on purpose</legend>
      {possible.map((name) => {
        const isMade = made.includes(name)
        const [issue] = isMade ? [] : mistakeIssues({ ...lane, mistakes: [...made, name] })
        return (
          <label key={name}>
            <input
              type="checkbox"
              value={name}
              checked={isMade}
              disabled={issue !== undefined}
              onChange={() => choose(isMade ? made.filter((each) => each !== name) : [...made, name])}
            />
            <span>
              {mistakes[name].title}
              <small>{issue ?? mistakes[name].leadsTo}</small>
            </span>
          </label>
        )
      })}
    </fieldset>
  )
}
