import type { Environment, Strategy } from '../../words/strategy.ts'

/**
 * What a lane can get wrong on purpose: each is real configuration of nginx or real code of a backend, and not a
 * switch inside the lab. A closed list: what is not in it cannot be asked for.
 */
export const mistakes = {
  'no-always': {
    title: 'add_header without always',
    by: { proxy: 'nginx' },
  },
  'lost-in-location': {
    title: 'inheritance lost in a location',
    by: { proxy: 'nginx' },
  },
  'blind-reflection': {
    title: 'any origin reflected, with credentials',
    by: { proxy: 'nginx', backend: 'backend' },
  },
  'no-anchors': {
    title: 'an expression without anchors',
    by: { proxy: 'nginx', backend: 'backend' },
  },
  'no-vary': {
    title: 'no Vary: Origin, and a cache',
    by: { proxy: 'nginx', backend: 'both' },
  },
  'both-layers': {
    title: 'both layers add the headers',
    by: { proxy: 'both', backend: 'both' },
  },
} as const satisfies Record<string, MistakeFacts>

interface MistakeFacts {
  readonly title: string
  /** For which strategies it exists, and where it is then made: in the configuration of nginx, in the backend's code, or with both having a part in it. */
  readonly by: { readonly [strategy in Strategy]?: 'nginx' | 'backend' | 'both' }
}

export type Mistake = keyof typeof mistakes

export const mistakeNames = Object.keys(mistakes) as Mistake[]

/** Two that answer the same question in two ways. */
const exclusive = ['blind-reflection', 'no-anchors'] as const

/** The part of a lane that decides which mistakes it can make. */
export interface MistakenLane {
  readonly strategy: Strategy
  readonly environment: Environment
  /** Undefined where the lab may choose. */
  readonly engine: string | null | undefined
  readonly mistakes: readonly Mistake[]
}

/** Whether a mistake of this lane is made in nginx's configuration, or needs nginx to be seen. */
export function needsNginx({
  strategy,
  mistakes: made,
}: Pick<MistakenLane, 'strategy' | 'mistakes'>): boolean {
  return made.some((mistake) => {
    const by: MistakeFacts['by'] = mistakes[mistake].by
    return by[strategy] !== undefined && by[strategy] !== 'backend'
  })
}

/** Why a lane cannot make its mistakes, one sentence each with the way out; empty when it can. */
export function mistakeIssues(lane: MistakenLane): readonly string[] {
  const issues = lane.mistakes.flatMap((mistake) => {
    const by: MistakeFacts['by'] = mistakes[mistake].by
    const where = by[lane.strategy]
    const strategies = Object.keys(by).join(' or ')
    if (where === undefined) {
      return [`"${mistake}" is a mistake of the strategy ${strategies}; this lane's is ${lane.strategy}.`]
    }
    if (where === 'backend') return []
    if (lane.environment !== 'deployed') {
      return [`"${mistake}" needs a proxy, and this lane has none: give it the environment "deployed".`]
    }
    if (lane.engine !== undefined && lane.engine !== null && lane.engine !== 'nginx') {
      return [
        `"${mistake}" is made in nginx's configuration: give the lane the engine "nginx", not "${lane.engine}".`,
      ]
    }
    return []
  })
  const hasBoth = exclusive.every((mistake) => lane.mistakes.includes(mistake))
  return hasBoth
    ? [...issues, `Choose one of "${exclusive.join('" and "')}": both decide who is allowed.`]
    : issues
}
