import { proxyApplying, type ProxyBehaviour } from '../../scenarios/setup/behaviour/proxy-behaviour.ts'
import type { Policy } from '../../scenarios/setup/policy/policy.ts'
import type { ProxySetup } from './engine.ts'

/** For tests: a proxy that is meant to apply a policy, and of which something may be otherwise. It leads nowhere. */
export const proxySetup = (
  policy: Policy | null,
  {
    behaviour = {},
    ...rest
  }: Partial<Omit<ProxySetup, 'behaviour'>> & {
    readonly behaviour?: Partial<ProxyBehaviour>
  } = {},
): ProxySetup => ({
  behaviour: { ...proxyApplying(policy), ...behaviour },
  intended: proxyApplying(policy),
  upstream: null,
  ...rest,
})
