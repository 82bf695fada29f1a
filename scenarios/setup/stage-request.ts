import { z } from 'zod'
import { mistakeIssues } from './mistakes/mistake-issues.ts'
import { mistakeNames, type Mistake } from './mistakes/mistakes.ts'
import { maxLanes } from './max-lanes.ts'
import { policySchema, type Policy } from './policy/policy.ts'
import { engineNames, laneEngineNames, type LaneEngine } from '../words/engine.ts'
import { engineBroughtBy } from '../engines/engine-brought-by.ts'
import { engineNeededBy } from '../engines/engine-needed-by.ts'
import { engines, laneEngines } from '../engines/engines.ts'
import {
  environments,
  strategies,
  strategyNames,
  type Environment,
  type Strategy,
} from '../words/strategy.ts'

const enginesThatCache = engineNames.filter((name) => engines[name].canCache)

/** What a lane of a new setup is to be; what is left out follows from the strategy. */
const laneRequestSchema = z
  .object({
    strategy: z.enum(strategyNames, `A strategy is one of: ${strategyNames.join(', ')}.`),
    engine: z.enum(laneEngineNames, `An engine is one of: ${engineNames.join(', ')}.`).nullish(),
    environment: z.enum(environments, `An environment is one of: ${environments.join(', ')}.`).optional(),
    mistakes: z
      .array(z.enum(mistakeNames, `A mistake is one of: ${mistakeNames.join(', ')}.`))
      .refine((made) => new Set(made).size === made.length, 'A lane makes each mistake at most once.')
      .optional(),
    caches: z.boolean('Say whether the proxy keeps /catalogue in a cache: true or false.').optional(),
  })
  .check((ctx) => {
    const { strategy, engine = null, mistakes = [], caches = false } = ctx.value
    const environment = ctx.value.environment ?? strategies[strategy].environment
    const needed = engineNeededBy(strategy)
    if (environment === 'deployed' && needed !== null && engine !== null && engine !== needed) {
      const message = `"${strategy}" needs ${needed}, which alone keeps answers to OPTIONS: leave the engine out, or give "${needed}", not "${engine}".`
      ctx.issues.push({ code: 'custom', input: engine, path: ['engine'], message })
    }
    const broughtBy = engine === null ? undefined : laneEngines[engine].broughtBy
    if (broughtBy !== undefined && engine !== engineBroughtBy(strategy, environment)) {
      const message = `"${engine}" stands before a local lane of the strategy "${broughtBy}" alone: leave the engine out, or give another one.`
      ctx.issues.push({ code: 'custom', input: engine, path: ['engine'], message })
    }
    for (const message of mistakeIssues({ strategy, environment, mistakes })) {
      ctx.issues.push({ code: 'custom', input: mistakes, path: ['mistakes'], message })
    }
    if (caches && environment === 'local') {
      const message =
        'A cache needs a proxy, and this lane has none: give it the environment "deployed", or leave "caches" out.'
      ctx.issues.push({ code: 'custom', input: caches, path: ['caches'], message })
    } else if (caches && engine !== null && !laneEngines[engine].canCache) {
      const message = `"${engine}" keeps no cache: leave the engine out, or give "${enginesThatCache.join('" or "')}".`
      ctx.issues.push({ code: 'custom', input: caches, path: ['caches'], message })
    }
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
  readonly engine?: LaneEngine | null | undefined
  readonly environment?: Environment | undefined
  readonly mistakes?: readonly Mistake[] | undefined
  /** Whether the proxy keeps the backend's /catalogue in a cache of its own. */
  readonly caches?: boolean | undefined
}

export interface StageRequest {
  readonly policy: Policy
  readonly lanes: readonly LaneRequest[]
}
