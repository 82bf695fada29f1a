import * as z from 'zod/mini'
import { mistakeIssues } from '../../scenarios/setup/mistakes/mistake-issues.ts'
import { mistakeNames, type Mistake } from '../../scenarios/setup/mistakes/mistakes.ts'
import { engineNames, type EngineName, type LaneEngine } from '../../scenarios/words/engine.ts'
import type { Lane } from '../../scenarios/setup/stage.ts'
import { engineNeededBy } from '../../scenarios/engines/engine-needed-by.ts'
import {
  environments,
  strategyNames,
  type Environment,
  type Strategy,
} from '../../scenarios/words/strategy.ts'

/** All of a lane that a link has to tell, so that it can be set up again. */
export interface LaneOfLink {
  readonly strategy: Strategy
  readonly environment: Environment
  /** Left out for the one that the lab takes by itself. */
  readonly engine?: EngineName | undefined
  /** Left out for none. */
  readonly mistakes?: readonly Mistake[] | undefined
  readonly caches?: boolean | undefined
}

export const laneOfLinkSchema = z.object({
  strategy: z.enum(strategyNames),
  environment: z.enum(environments),
  engine: z.optional(z.enum(engineNames)),
  mistakes: z.optional(z.array(z.enum(mistakeNames)).check(z.maxLength(mistakeNames.length))),
  caches: z.optional(z.boolean()),
}) satisfies z.ZodMiniType<LaneOfLink>

/** The lanes that every lab starts with, which a link need not tell. */
export const usualLanes: readonly LaneOfLink[] = [
  { strategy: 'backend', environment: 'local' },
  { strategy: 'proxy', environment: 'deployed' },
  { strategy: 'none', environment: 'local' },
]

type LaneFacts = Pick<Lane, 'strategy' | 'environment'> & {
  readonly engine?: LaneEngine | null | undefined
  readonly mistakes?: readonly Mistake[] | undefined
  readonly caches?: boolean | undefined
}

/** What a link tells of a lane, without what the lab does by itself. */
export function laneOfLink(lane: LaneFacts, usualEngine: EngineName | null): LaneOfLink {
  const { strategy, environment, engine = null, mistakes = [], caches = false } = lane
  const chosen = engineNames.find((name) => name === engine)
  const isImplied = chosen === engineNeededBy(strategy) || chosen === usualEngine
  return {
    strategy,
    environment,
    ...(chosen !== undefined && !isImplied && { engine: chosen }),
    ...(mistakes.length > 0 && { mistakes }),
    ...(caches && { caches }),
  }
}

/** The lane in another environment, without what it cannot have there. */
export function laneInEnvironment(lane: LaneFacts, environment: Environment): LaneOfLink {
  const { mistakes = [] } = lane
  const { engine, caches, ...rest } = laneOfLink({ ...lane, environment, mistakes: [] }, null)
  const moved = environment === 'local' ? rest : { ...rest, engine, caches }
  const isPossible = (mistake: Mistake) => mistakeIssues({ ...moved, mistakes: [mistake] }).length === 0
  return { ...moved, mistakes: mistakes.filter(isPossible) }
}

/** Whether the same lanes would be set up, in the same order. */
export function lanesEqual(
  one: readonly LaneFacts[],
  other: readonly LaneFacts[],
  usualEngine: EngineName | null,
): boolean {
  const told = (lanes: readonly LaneFacts[]) =>
    JSON.stringify(
      lanes.map((lane) => {
        const { strategy, environment, engine, mistakes, caches } = laneOfLink(lane, usualEngine)
        return [strategy, environment, engine, mistakes?.toSorted(), caches]
      }),
    )
  return told(one) === told(other)
}
