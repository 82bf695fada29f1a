import type { Policy } from '../../../scenarios/setup/policy/policy.ts'
import { usualPorts } from '../../../scenarios/engines/local/usual-ports.ts'
import { configuration } from './configuration.ts'

/** What nginx would run from to apply a policy before a backend, whether it is on this computer or not. */
export function offeredConf(policy: Policy): string {
  const upstream = { host: '127.0.0.1', port: usualPorts.backend }
  const setup = { policy, intendedPolicy: policy, upstream, mistakes: [], caches: false }
  return configuration(setup, usualPorts.proxy)
}
