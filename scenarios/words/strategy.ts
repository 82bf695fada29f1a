/**
 * Who applies the policy. `environment` says where a lane of this strategy stands when nobody says
 * otherwise: `local` is the browser talking to the backend itself, `deployed` has a proxy in front.
 */
export const strategies = {
  backend: { title: 'backend-CORS', policyAppliedBy: 'backend', environment: 'local' },
  proxy: { title: 'proxy-CORS', policyAppliedBy: 'proxy', environment: 'deployed' },
  none: { title: 'no-CORS', policyAppliedBy: 'nobody', environment: 'local' },
} as const satisfies Record<string, StrategyFacts>

interface StrategyFacts {
  /** The lane's name on screen; its region is "<title> lane". */
  readonly title: string
  readonly policyAppliedBy: 'backend' | 'proxy' | 'nobody'
  readonly environment: Environment
}

export type Strategy = keyof typeof strategies

export const environments = ['local', 'deployed'] as const

export type Environment = (typeof environments)[number]

export const strategyNames = Object.keys(strategies) as Strategy[]
