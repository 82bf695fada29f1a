import { engines } from '../engines/engines.ts'
import { defaultEngine, type EngineName } from '../words/engine.ts'
import { engineNeededBy } from '../engines/engine-needed-by.ts'
import { environments, type Environment, type Strategy } from '../words/strategy.ts'

/** One cell of the table that answers the question: a strategy in an environment. */
export interface Cell {
  readonly strategy: Strategy
  readonly environment: Environment
}

/** What the control API is told of a cell's lane. */
export interface CellLane extends Cell {
  /** Left out where no load balancer stands. */
  readonly engine?: EngineName
}

/** The rows of the table, and what each strategy is in a few words. */
export const questionRows = {
  backend: 'one line in the application',
  proxy: 'the load balancer applies it',
  none: 'nobody applies it: the starting point',
  hybrid: 'backend in development, proxy in production',
  both: 'the hybrid done twice, by mistake',
  'same-origin': 'page and API behind one address',
  'backend+proxy-cache': 'the backend answers, the proxy keeps it',
} as const satisfies Record<Strategy, string>

export const rowStrategies = Object.keys(questionRows) as readonly (keyof typeof questionRows)[]

export const questionCells: readonly Cell[] = rowStrategies.flatMap((strategy) =>
  environments.map((environment) => ({ strategy, environment })),
)

/** The name of a cell in the page's markup and in links to it. */
export const cellId = ({ strategy, environment }: Cell): string =>
  `${strategy.replaceAll('+', '-')}-${environment}`

/** A cell in a few words, such as "proxy, local". */
export const cellWords = ({ strategy, environment }: Cell): string => `${strategy}, ${environment}`

/**
 * The lanes that one environment's cells are sent to, one a strategy and in their order, with `engine` as the load
 * balancer of those that stand deployed. A strategy that needs an engine which is not on this computer has none.
 */
export function questionLanes(
  environment: Environment,
  engine: EngineName,
  available: readonly EngineName[],
): readonly CellLane[] {
  return rowStrategies.flatMap((strategy): CellLane[] => {
    if (environment === 'local') return [{ strategy, environment }]
    const needed = engineNeededBy(strategy)
    if (needed !== null && !available.includes(needed)) return []
    return [{ strategy, environment, engine: needed ?? engine }]
  })
}

/** The load balancer that the table is about: the one that people run, where it is on this computer. */
export const questionEngine = (available: readonly EngineName[]): EngineName =>
  available.find((name) => engines[name].install !== null) ?? defaultEngine
