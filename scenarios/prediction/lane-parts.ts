import { mistakes, type Mistake } from '../mistakes/mistakes.ts'
import type { Policy } from '../policy/policy.ts'
import type { Lane } from '../words/stage.ts'
import { strategies, type Strategy } from '../words/strategy.ts'

/** What one side of a lane does about CORS. */
export interface LanePartSetup {
  /** What it applies; null when it knows nothing of CORS, and passes everything through. */
  readonly policy: Policy | null
  readonly mistakes: readonly Mistake[]
}

/** What backend and proxy of a lane do about CORS under a policy; proxy is null where none stands in the lane. */
export function laneParts(
  { strategy, environment, mistakes: made }: Pick<Lane, 'strategy' | 'environment' | 'mistakes'>,
  policy: Policy,
): { readonly backend: LanePartSetup; readonly proxy: LanePartSetup | null } {
  const { policyAppliedBy } = strategies[strategy]
  const isBoth = made.includes('both-layers')
  return {
    backend: {
      policy: isBoth || policyAppliedBy === 'backend' ? policy : null,
      mistakes: strategy === 'backend' ? made : [],
    },
    proxy:
      environment === 'local'
        ? null
        : {
            policy: isBoth || policyAppliedBy === 'proxy' ? policy : null,
            mistakes: made.filter((mistake) => madeBy(mistake, strategy) !== 'backend'),
          },
  }
}

function madeBy(mistake: Mistake, strategy: Strategy): string | undefined {
  const by: { readonly [each in Strategy]?: string } = mistakes[mistake].by
  return by[strategy]
}
