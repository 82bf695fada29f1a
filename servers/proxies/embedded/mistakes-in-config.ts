import { mistakeNames, type Mistake } from '../../../scenarios/setup/mistakes/mistakes.ts'
import type { Policy } from '../../../scenarios/setup/policy/policy.ts'
import type { ReverseProxyConfig } from './reverse-proxy.ts'

type MistakenConfig = Pick<
  ReverseProxyConfig,
  'originMatching' | 'headersOn' | 'sendsVary' | 'keepsCorsOfBackend'
>

/** What each mistake is in a configuration. Of two that set the same member, the later one here leaves less. */
const byMistake: Readonly<Record<Mistake, MistakenConfig>> = {
  'no-always': { headersOn: 'successes' },
  'lost-in-location': { headersOn: 'preflights' },
  'blind-reflection': { originMatching: 'reflect' },
  'no-anchors': { originMatching: 'contains' },
  'no-vary': { sendsVary: false },
  'both-layers': { keepsCorsOfBackend: true },
}

/** What the mistakes of a lane change in the configuration of its proxy. */
export function mistakesInConfig(made: readonly Mistake[]): MistakenConfig {
  const inOrder = mistakeNames.filter((mistake) => made.includes(mistake))
  return Object.assign({}, ...inOrder.map((mistake) => byMistake[mistake])) as MistakenConfig
}

/** The policy as a proxy with these mistakes has it: who reflects every origin allows credentials with it. */
export const mistakenPolicy = (policy: Policy, made: readonly Mistake[]): Policy =>
  mistakesInConfig(made).originMatching === 'reflect' ? { ...policy, credentials: true } : policy
