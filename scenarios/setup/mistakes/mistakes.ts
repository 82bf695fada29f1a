import type { Environment, Strategy } from '../../words/strategy.ts'

/**
 * What a lane can get wrong on purpose: each is in the configuration of its proxy or in the code of its backend, and
 * stands there to be read. A closed list: what is not in it cannot be asked for.
 */
export const mistakes = {
  'no-always': {
    title: 'add_header without always',
    by: { proxy: 'proxy' },
  },
  'lost-in-location': {
    title: 'inheritance lost in a location',
    by: { proxy: 'proxy' },
  },
  'blind-reflection': {
    title: 'any origin reflected, with credentials',
    by: { proxy: 'proxy', backend: 'backend' },
  },
  'no-anchors': {
    title: 'an expression without anchors',
    by: { proxy: 'proxy', backend: 'backend' },
  },
  'no-vary': {
    title: 'no Vary: Origin, and a cache',
    by: { proxy: 'proxy', backend: 'both' },
  },
  'both-layers': {
    title: 'both layers add the headers',
    by: { proxy: 'both', backend: 'both' },
  },
} as const satisfies Record<string, MistakeFacts>

interface MistakeFacts {
  readonly title: string
  /** For which strategies it exists, and where it is then made: in the configuration of the proxy, in the backend's code, or with both having a part in it. */
  readonly by: { readonly [strategy in Strategy]?: 'proxy' | 'backend' | 'both' }
}

export type Mistake = keyof typeof mistakes

export const mistakeNames = Object.keys(mistakes) as Mistake[]

/** Two that answer the same question in two ways. */
const exclusive = ['blind-reflection', 'no-anchors'] as const

/** The part of a lane that decides which mistakes it can make. */
export interface MistakenLane {
  readonly strategy: Strategy
  readonly environment: Environment
  readonly mistakes: readonly Mistake[]
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
    return where === 'backend' || lane.environment === 'deployed'
      ? []
      : [`"${mistake}" needs a proxy, and this lane has none: give it the environment "deployed".`]
  })
  const hasBoth = exclusive.every((mistake) => lane.mistakes.includes(mistake))
  return hasBoth
    ? [...issues, `Choose one of "${exclusive.join('" and "')}": both decide who is allowed.`]
    : issues
}
