/**
 * Who applies the policy, by where the lane stands: `local` is a developer's computer, where nothing stands between
 * the browser and the backend; `deployed` has a proxy in front. `environment` is where a lane of this strategy
 * stands when nobody says otherwise.
 */
export const strategies = {
  backend: {
    title: 'backend-CORS',
    policyAppliedBy: { local: 'backend', deployed: 'backend' },
    environment: 'local',
  },
  proxy: {
    title: 'proxy-CORS',
    policyAppliedBy: { local: 'nobody', deployed: 'proxy' },
    environment: 'deployed',
  },
  none: {
    title: 'no-CORS',
    policyAppliedBy: { local: 'nobody', deployed: 'nobody' },
    environment: 'local',
  },
  hybrid: {
    title: 'hybrid-CORS',
    policyAppliedBy: { local: 'backend', deployed: 'proxy' },
    environment: 'deployed',
    asksEnvironment: true,
  },
  both: {
    title: 'both-CORS',
    policyAppliedBy: { local: 'backend', deployed: 'both' },
    environment: 'deployed',
    asksEnvironment: true,
    meantAs: 'hybrid',
  },
  'backend+proxy-cache': {
    title: 'cached-CORS',
    policyAppliedBy: { local: 'backend', deployed: 'backend' },
    environment: 'deployed',
    needs: 'canKeepPreflights',
  },
  'same-origin': {
    title: 'same-origin',
    policyAppliedBy: { local: 'nobody', deployed: 'nobody' },
    environment: 'local',
  },
} as const satisfies Record<string, StrategyFacts>

/** Who applies a policy: one side, both of them by mistake, or nobody. */
export type PolicyAppliedBy = 'backend' | 'proxy' | 'both' | 'nobody'

interface StrategyFacts {
  /** The lane's name on screen; its region is "<title> lane". */
  readonly title: string
  readonly policyAppliedBy: Readonly<Record<Environment, PolicyAppliedBy>>
  readonly environment: Environment
  /** What its proxy must be able to do, and not every engine can. */
  readonly needs?: 'canKeepPreflights'
  /** Whether the code of its backend is the same everywhere, and its environment says who answers for CORS. */
  readonly asksEnvironment?: true
  /** The strategy that somebody meant who has this one. */
  readonly meantAs?: 'hybrid'
}

export type Strategy = keyof typeof strategies

export const environments = ['local', 'deployed'] as const

export type Environment = (typeof environments)[number]

export const strategyNames = Object.keys(strategies) as Strategy[]

/** Who applies the policy in a lane. */
export function policyAppliedBy(lane: {
  readonly strategy: Strategy
  readonly environment: Environment
}): PolicyAppliedBy {
  return strategies[lane.strategy].policyAppliedBy[lane.environment]
}

/** What the proxy of a lane with this strategy must be able to do; null where any will do. */
export function abilityNeededBy(strategy: Strategy): 'canKeepPreflights' | null {
  const facts: StrategyFacts = strategies[strategy]
  return facts.needs ?? null
}

/** Whether the code of its backend asks its environment who answers for CORS. */
export function asksEnvironment(strategy: Strategy): boolean {
  const facts: StrategyFacts = strategies[strategy]
  return facts.asksEnvironment === true
}

/** The strategy without what is wrong about it: itself, unless somebody must have meant another. */
export function strategyMeantBy(strategy: Strategy): Strategy {
  const facts: StrategyFacts = strategies[strategy]
  return facts.meantAs ?? strategy
}
