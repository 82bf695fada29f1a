import type { Tally } from '../outcome/tally.ts'
import { joinWithAnd } from '../../words/texts/join-with-and.ts'

/** A lane's tally under the name that a person knows it by. */
export interface NamedTally {
  readonly title: string
  readonly tally: Tally
}

/**
 * What many attempts show, in a sentence or two: whose backend the preflights reached, and how many the browser
 * kept to itself. Empty while nothing is counted.
 */
export function repeatSentence(lanes: readonly NamedTally[]): string {
  const counted = lanes.filter(({ tally }) => tally.attempts > 0)
  if (counted.length === 0) return ''
  const numbers = [...new Set(counted.map(({ tally }) => tally.attempts))]
  const attempts =
    numbers.length === 1
      ? `${plural(numbers[0] ?? 0, 'attempt')} in each lane`
      : `${Math.min(...numbers)} to ${plural(Math.max(...numbers), 'attempt')} in a lane`
  return [`${attempts}: ${preflightsOf(counted)}.`, ...sparedOf(counted)].join(' ')
}

function preflightsOf(lanes: readonly NamedTally[]): string {
  const hasAny = lanes.some(
    ({ tally }) => tally.optionsAtProxy + tally.optionsAtBackend + tally.sparedPreflights > 0,
  )
  if (!hasAny) return 'no preflight was sent'
  const counts = lanes.map(({ title, tally }, index) => {
    const count = tally.optionsAtBackend
    return `${index === 0 ? plural(count, 'preflight') : count} in ${title}`
  })
  return `the backend saw ${joinWithAnd(counts)}`
}

function sparedOf(lanes: readonly NamedTally[]): readonly string[] {
  const spared = lanes.flatMap(({ title, tally }) =>
    tally.sparedPreflights === 0 ? [] : [`${tally.sparedPreflights} in ${title}`],
  )
  return spared.length === 0 ? [] : [`The browser’s preflight cache spared ${joinWithAnd(spared)}.`]
}

const plural = (count: number, noun: string) => `${count} ${noun}${count === 1 ? '' : 's'}`
