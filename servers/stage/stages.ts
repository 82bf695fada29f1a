import { randomBytes } from 'node:crypto'
import type { StageRequest } from '../../scenarios/stage/stage-request.ts'
import type { EngineName } from '../../scenarios/words/engine.ts'
import type { LaneContext } from './lane-context.ts'
import { startStage, type RunningStage } from './stage.ts'

const defaultStageId = 'default'

/** A stage that cannot be made, found or closed; the message says why and what to do. */
export class StageError extends Error {
  override name = 'StageError'
  readonly reason: 'unknown' | 'too-many' | 'permanent'

  constructor(reason: StageError['reason'], message: string) {
    super(message)
    this.reason = reason
  }
}

/** All stages of one lab. */
export interface Stages {
  list(): readonly RunningStage[]
  /** @throws StageError when there is none of that id. */
  get(id: string): RunningStage
  /** @throws StageError when there are too many. */
  create(request: StageRequest): Promise<RunningStage>
  /** @throws StageError for the default stage, and for an unknown one. */
  remove(id: string): Promise<void>
  close(): Promise<void>
}

export interface StagesOptions {
  readonly context: Omit<LaneContext, 'stage'>
  readonly defaultEngine: EngineName
  readonly defaultRequest: StageRequest
  readonly defaultPorts: readonly number[]
  readonly maxStages?: number
  /** A stage other than the default one is stopped when nobody has asked for it or sent to it for so long. */
  readonly idleMs?: number
}

/** Starts the default stage; others come and go by create, remove and idleness. */
export async function startStages({
  context,
  defaultEngine,
  defaultRequest,
  defaultPorts,
  maxStages = 16,
  idleMs = 30 * 60_000,
}: StagesOptions): Promise<Stages> {
  const start = (id: string, request: StageRequest, ports?: readonly number[]) =>
    startStage({ request, defaultEngine, context: { ...context, stage: id }, ...(ports && { ports }) })

  const stages = new Map<string, RunningStage>()
  const lastUsedAt = new Map<string, number>()
  const touch = (id: string) => lastUsedAt.set(id, performance.now())
  const forget = async (stage: RunningStage) => {
    stages.delete(stage.id)
    lastUsedAt.delete(stage.id)
    await stage.close()
  }
  let starting = 0

  stages.set(defaultStageId, await start(defaultStageId, defaultRequest, defaultPorts))
  const stopNoticingUse = context.log.onUse((id) => {
    if (lastUsedAt.has(id)) touch(id)
  })
  const sweeper = setInterval(
    () => {
      for (const [id, at] of lastUsedAt) {
        const stage = stages.get(id)
        if (stage === undefined || performance.now() - at < idleMs) continue
        forget(stage).catch((error: unknown) => console.error(error))
      }
    },
    Math.min(idleMs, 60_000),
  )
  sweeper.unref()

  const get = (id: string) => {
    const stage = stages.get(id)
    if (stage === undefined) {
      throw new StageError(
        'unknown',
        `There is no stage "${id}": it was closed, or it was stopped after ${Math.round(idleMs / 60_000)} minutes without use. Make a new one with POST /api/stages.`,
      )
    }
    if (id !== defaultStageId) touch(id)
    return stage
  }

  return {
    list: () => [...stages.values()],
    get,
    async create(request) {
      if (stages.size + starting >= maxStages) {
        throw new StageError(
          'too-many',
          `There are ${maxStages} stages already, which is the most. Close one with DELETE /api/stages/ID first.`,
        )
      }
      starting += 1
      try {
        // Begins with a letter: in a URL, what reads as a number may be taken for one, and 4e99… for infinity.
        const stage = await start(`s${randomBytes(5).toString('hex')}`, request)
        stages.set(stage.id, stage)
        touch(stage.id)
        return stage
      } finally {
        starting -= 1
      }
    },
    async remove(id) {
      if (id === defaultStageId) {
        throw new StageError('permanent', 'The default stage stays. Change it with PUT instead.')
      }
      await forget(get(id))
    },
    async close() {
      clearInterval(sweeper)
      stopNoticingUse()
      await Promise.all([...stages.values()].map((stage) => stage.close()))
    },
  }
}
