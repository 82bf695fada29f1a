import type { Policy } from '../../../scenarios/setup/policy/policy.ts'
import { usualPorts } from '../../../scenarios/engines/local/usual-ports.ts'
import { proxyApplying } from '../../../scenarios/setup/behaviour/proxy-behaviour.ts'
import { configuration } from './configuration.ts'

/** What nginx would run from to apply a policy before a backend, whether it is on this computer or not. */
export function offeredConf(policy: Policy): string {
  const upstream = { host: '127.0.0.1', port: usualPorts.backend }
  const behaviour = proxyApplying(policy)
  return configuration({ behaviour, intended: behaviour, upstream }, usualPorts.proxy)
}
