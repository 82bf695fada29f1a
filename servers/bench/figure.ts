/** A figure of the bench: a ratio or a difference within one run. Plain data. */
export interface Figure {
  readonly what: string
  readonly unit: string
  /** One value a round. */
  readonly values: readonly number[]
  readonly goal?: Goal
  /** What is held against the goal; left out, the least of a cost and the median of a ratio. */
  readonly judgedBy?: 'least' | 'median'
}

type Goal = { readonly atMost: number } | { readonly atLeast: number }

const median = (values: readonly number[]) =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN

/** Rows are printed before the longest is known. */
const width = 80

/** The first line of the table of figures. */
export const headOfTable = `${''.padEnd(width)} ${['least', 'median', 'most'].map((word) => word.padStart(9)).join('')}`

/** A figure as a line of the table: least, median and most of its rounds, and whether the goal is reached. */
export function rowOf({ what, unit, values, goal, judgedBy }: Figure): string {
  const [low, middle, high] = [Math.min(...values), median(values), Math.max(...values)]
  const digits = unit === 'µs' ? 0 : 3
  const shown = [low, middle, high].map((value) => value.toFixed(digits).padStart(9)).join('')
  // What is measured in time is a cost, to which a busy machine only adds: its least value says what the code takes.
  const judged = (judgedBy ?? (unit === '×' ? 'median' : 'least')) === 'median' ? middle : low
  const verdict = goal === undefined ? '' : verdictOn(judged, goal)
  return `${what.padEnd(width)} ${shown} ${unit.padEnd(3)} ${verdict}`
}

function verdictOn(value: number, goal: Goal): string {
  const [words, isReached] =
    'atMost' in goal
      ? [`at most ${goal.atMost}`, value <= goal.atMost]
      : [`at least ${goal.atLeast}`, value >= goal.atLeast]
  return `${words}: ${isReached ? 'yes' : 'NO'}`
}
