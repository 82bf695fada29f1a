import { z } from 'zod'
import { policySchema, type Policy } from '../policy/policy.ts'
import { engineNames, type EngineName } from '../words/engine.ts'
import { environments, strategyNames, type Environment, type Strategy } from '../words/strategy.ts'

/** The most lanes that stand side by side on one stage. */
export const maxLanes = 8

/** What a lane of a new setup is to be; what is left out follows from the strategy. */
const laneRequestSchema = z.object({
  strategy: z.enum(strategyNames, `A strategy is one of: ${strategyNames.join(', ')}.`),
  engine: z.enum(engineNames, `An engine is one of: ${engineNames.join(', ')}.`).nullish(),
  environment: z.enum(environments, `An environment is one of: ${environments.join(', ')}.`).optional(),
  mistakes: z.array(z.never('There is no mistake of that name.')).optional(),
})

/**
 * The body of `POST /api/stages` and `PUT /api/stages/:id`. Members of a lane that are not asked for are
 * ignored, so that a stage can be read, changed in one place and sent back.
 */
export const stageRequestSchema = z.object({
  policy: policySchema,
  lanes: z
    .array(laneRequestSchema)
    .min(1, 'A stage has at least one lane.')
    .max(maxLanes, `A stage has at most ${maxLanes} lanes.`),
}) satisfies z.ZodType<StageRequest>

export interface LaneRequest {
  readonly strategy: Strategy
  readonly engine?: EngineName | null | undefined
  readonly environment?: Environment | undefined
  readonly mistakes?: readonly string[] | undefined
}

export interface StageRequest {
  readonly policy: Policy
  readonly lanes: readonly LaneRequest[]
}
