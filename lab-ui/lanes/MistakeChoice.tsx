import {
  mistakeIssues,
  mistakeNames,
  mistakes,
  type MistakenLane,
} from '../../scenarios/mistakes/mistakes.ts'
import type { Mistake } from '../../scenarios/mistakes/mistakes.ts'
import type { Strategy } from '../../scenarios/words/strategy.ts'

interface MistakeChoiceProps {
  readonly lane: MistakenLane
  readonly onChange: (made: readonly Mistake[]) => void
}

/** What a lane of this strategy can get wrong. */
export const mistakesOf = (strategy: Strategy): readonly Mistake[] =>
  mistakeNames.filter((name) => Object.hasOwn(mistakes[name].by, strategy))

/** What a lane is to get wrong on purpose; one that it cannot make says why. */
export function MistakeChoice({ lane, onChange }: MistakeChoiceProps) {
  const possible = mistakesOf(lane.strategy)
  if (possible.length === 0) return null
  return (
    <fieldset className="mistakes">
      <legend>Mistakes, on purpose</legend>
      {possible.map((name) => {
        const isMade = lane.mistakes.includes(name)
        const [issue] = isMade ? [] : mistakeIssues({ ...lane, mistakes: [...lane.mistakes, name] })
        return (
          <label key={name}>
            <input
              type="checkbox"
              checked={isMade}
              disabled={issue !== undefined}
              onChange={() =>
                onChange(isMade ? lane.mistakes.filter((each) => each !== name) : [...lane.mistakes, name])
              }
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
