import type { LaneRequest } from '../../scenarios/setup/stage-request.ts'
import type { Policy } from '../../scenarios/setup/policy/policy.ts'

/** What a stage is to run, as the control API is told it. The typed client asks for arrays that could be changed. */
export const stageBody = ({
  policy,
  lanes,
}: {
  readonly policy: Policy
  readonly lanes: readonly LaneRequest[]
}) => ({
  policy: {
    ...policy,
    origins: policy.origins === '*' ? ('*' as const) : [...policy.origins],
    methods: [...policy.methods],
    requestHeaders: [...policy.requestHeaders],
    exposeHeaders: [...policy.exposeHeaders],
  },
  lanes: lanes.map(({ strategy, environment, engine, mistakes = [], caches = false }) => ({
    strategy,
    environment,
    ...(engine !== undefined && { engine }),
    mistakes: [...mistakes],
    caches,
  })),
})
