import { defaultPolicy } from '../../setup/policy/default-policy.ts'
import type { Policy } from '../../setup/policy/policy.ts'
import type { LaneRequest } from '../../setup/stage-request.ts'
import type { EngineName } from '../../words/engine.ts'
import { engineNeededBy } from '../../engines/engine-needed-by.ts'
import { strategyNames, type Strategy } from '../../words/strategy.ts'

/** The policy under which traffic is sent: it allows all that visitors send. */
export const trafficPolicy = (pageOrigin: string, maxAgeSeconds: number): Policy => ({
  ...defaultPolicy(pageOrigin),
  requestHeaders: ['content-type', 'x-request-id'],
  maxAgeSeconds,
})

/**
 * The lanes that traffic is sent to: each strategy as it is deployed, behind a proxy. Left out is what needs an
 * engine that is not on this computer.
 */
export function trafficLanes(
  engine: EngineName,
  available: readonly EngineName[],
  wanted: readonly Strategy[] = strategyNames,
): readonly LaneRequest[] {
  return strategyNames.flatMap((strategy) => {
    if (!wanted.includes(strategy)) return []
    const needed = engineNeededBy(strategy)
    if (needed !== null && !available.includes(needed)) return []
    return [{ strategy, environment: 'deployed' as const, engine: needed ?? engine }]
  })
}
