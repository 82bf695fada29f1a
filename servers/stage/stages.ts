import type { StageRequest } from '../../scenarios/setup/stage-request.ts'
import type { EngineName } from '../../scenarios/words/engine.ts'
import { createResidents, type Residents } from '../residents/residents.ts'
import type { LaneContext } from './lane-context.ts'
import { startStage, type RunningStage } from './stage.ts'

/** The stage that every lab starts with. */
const defaultStageId = 'default'

/** All stages of one lab. */
export type Stages = Residents<StageRequest, RunningStage>

export interface StagesOptions {
  readonly context: Omit<LaneContext, 'stage'>
  readonly defaultEngine: EngineName
  readonly defaultRequest: StageRequest
  readonly defaultPorts: readonly number[]
  readonly maxStages?: number
  readonly idleMs?: number
}

/** Starts the default stage, which stays; others come and go. */
export async function startStages({
  context,
  defaultEngine,
  defaultRequest,
  defaultPorts,
  maxStages = 16,
  idleMs = 30 * 60_000,
}: StagesOptions): Promise<Stages> {
  const start = (id: string, request: StageRequest, ports: readonly number[] = []) =>
    startStage({ request, ports, defaultEngine, context: { ...context, stage: id } })
  return createResidents({
    one: 'stage',
    many: 'stages',
    path: '/api/stages',
    prefix: 's',
    most: maxStages,
    idleMs,
    start,
    permanent: await start(defaultStageId, defaultRequest, defaultPorts),
    log: context.log,
  })
}
