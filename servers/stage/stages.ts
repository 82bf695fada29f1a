import { randomBytes } from 'node:crypto'
import type { StageRequest } from '../../scenarios/stage/stage-request.ts'
import { defaultStageId, isStageId } from '../../scenarios/stage/stage-id.ts'
import type { EngineName } from '../../scenarios/words/engine.ts'
import type { LaneContext } from './lane-context.ts'
import { createPlaces } from './places.ts'
import { StageError } from './stage-error.ts'
import { startStage, type RunningStage } from './stage.ts'

/** All stages of one lab. */
export interface Stages {
  list(): readonly RunningStage[]
  /** @throws StageError when there is none of that id. */
  get(id: string): RunningStage
  /**
   * Starts a stage, under an id that nobody else has where none is given.
   * @throws StageError when there are too many, when the id is taken, and when the stage was removed meanwhile.
   */
  create(request: StageRequest, id?: string): Promise<RunningStage>
  /**
   * Closes a stage, one that is still being made too. A page that goes does not know how far its request came: an
   * id that is unknown so far is remembered, and makes no stage later.
   * @throws StageError for the default stage, and for an unknown one.
   */
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

/** Each starts all its lanes at the same time. Those that nobody wants any more when their turn comes never start. */
const startedAtOnce = 2

/** How many ids are remembered that no stage may be made with. */
const mostUnwanted = 1_000

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
  const making = new Map<string, Promise<RunningStage>>()
  const unwanted = new Set<string>()
  const places = createPlaces(startedAtOnce)
  let isClosed = false

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

  const unknownStage = (id: string) =>
    new StageError(
      'unknown',
      `There is no stage "${id.slice(0, 80)}": it was closed, or it was stopped after ${Math.round(idleMs / 60_000)} minutes without use. Make a new one with POST /api/stages.`,
    )
  const get = (id: string) => {
    const stage = stages.get(id)
    if (stage === undefined) throw unknownStage(id)
    if (id !== defaultStageId) touch(id)
    return stage
  }

  const make = async (id: string, request: StageRequest): Promise<RunningStage> => {
    const isUnwanted = () => isClosed || unwanted.has(id)
    const refusal = `Stage "${id}" was closed before it was there. Make another one.`
    return places.take(async () => {
      if (isUnwanted()) throw new StageError('unwanted', refusal)
      const stage = await start(id, request)
      if (isUnwanted()) {
        await stage.close()
        throw new StageError('unwanted', refusal)
      }
      stages.set(id, stage)
      touch(id)
      return stage
    })
  }
  const refuseLater = (id: string) => {
    unwanted.add(id)
    const [oldest = ''] = unwanted
    if (unwanted.size > mostUnwanted) unwanted.delete(oldest)
  }

  return {
    list: () => [...stages.values()],
    get,
    async create(request, id = `s${randomBytes(5).toString('hex')}`) {
      if (stages.has(id) || making.has(id))
        throw new StageError('taken', `There is a stage "${id}" already. Choose another id, or give none.`)
      const wanted = [...making.keys()].filter((each) => !unwanted.has(each)).length
      if (stages.size + wanted >= maxStages) {
        throw new StageError(
          'too-many',
          `There are ${maxStages} stages already, which is the most. Close one with DELETE /api/stages/ID first.`,
        )
      }
      const made = make(id, request)
      making.set(id, made)
      try {
        return await made
      } finally {
        making.delete(id)
      }
    },
    async remove(id) {
      if (id === defaultStageId) {
        throw new StageError('permanent', 'The default stage stays. Change it with PUT instead.')
      }
      const stage = stages.get(id)
      if (stage !== undefined) {
        await forget(stage)
        return
      }
      if (isStageId(id)) refuseLater(id)
      const made = making.get(id)
      if (made === undefined) throw unknownStage(id)
      // What became of it is told to whoever makes it.
      await made.catch(() => {})
    },
    async close() {
      isClosed = true
      clearInterval(sweeper)
      stopNoticingUse()
      await Promise.all([...making.values()].map((made) => made.catch(() => {})))
      await Promise.all([...stages.values()].map((stage) => stage.close()))
    },
  }
}
