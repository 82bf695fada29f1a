import { randomBytes } from 'node:crypto'
import { isChosenId } from '../../scenarios/words/chosen-id.ts'
import { faults } from '../terminal/standard-streams.ts'
import type { WireLog } from '../witness/wire-log.ts'
import { createCancelledIds } from './cancelled-ids.ts'
import { createPlaces } from './places.ts'
import { ResidentError } from './resident-error.ts'

/** What runs under an id. */
interface Resident {
  readonly id: string
  close(): Promise<void>
}

/** What comes and goes in a lab: its stages, its companies. */
export interface Residents<Request, T extends Resident> {
  list(): readonly T[]
  /** @throws ResidentError when there is none of that id. */
  get(id: string): T
  /**
   * Starts one, under an id that nobody else has where none is given.
   * @throws ResidentError when there are too many, when the id is taken, and when it was removed meanwhile.
   */
  create(request: Request, id?: string): Promise<T>
  /**
   * Closes one, also while it is being made; its id is free then.
   * @param cancelsCreation whether an unknown one is not made either, should that be asked for within a minute: a page
   *   that goes away does not know whether its request has arrived.
   * @throws ResidentError for one that stays, and for an unknown one unless its creation is cancelled.
   */
  remove(id: string, options?: { readonly cancelsCreation?: boolean }): Promise<void>
  close(): Promise<void>
}

export interface ResidentsOptions<Request, T extends Resident> {
  /** What they are called in messages, and where the control API has them. */
  readonly one: string
  readonly many: string
  readonly path: string
  /** What begins an id that nobody has chosen. */
  readonly prefix: string
  /** The most at the same time, those that stay among them. */
  readonly most: number
  /** One is stopped when nobody has asked for it or sent to it for so long, in milliseconds. */
  readonly idleMs: number
  readonly start: (id: string, request: Request) => Promise<T>
  /** There from the start and to the end. */
  readonly permanent?: T
  readonly log: Pick<WireLog, 'onUse'>
  /** To whom a stage of the wire log belongs. */
  readonly idOfStage?: (stage: string) => string
}

/** Each starts all its servers at the same time. Those that nobody wants any more when their turn comes never start. */
const startedAtOnce = 2

/** One that is being made. */
interface Making<T> {
  readonly made: Promise<T>
  readonly state: { isUnwanted: boolean }
}

/** They come and go by create, remove and idleness. */
export function createResidents<Request, T extends Resident>({
  one,
  many,
  path,
  prefix,
  most,
  idleMs,
  start,
  permanent,
  log,
  idOfStage = (stage) => stage,
}: ResidentsOptions<Request, T>): Residents<Request, T> {
  const residents = new Map<string, T>()
  if (permanent !== undefined) residents.set(permanent.id, permanent)
  /** Of those that do not stay. */
  const lastUsedAt = new Map<string, number>()
  const making = new Map<string, Making<T>>()
  const cancelled = createCancelledIds()
  const places = createPlaces(startedAtOnce)
  let isClosed = false

  const touch = (id: string) => {
    if (lastUsedAt.has(id)) lastUsedAt.set(id, performance.now())
  }
  const keep = (resident: T) => {
    residents.set(resident.id, resident)
    lastUsedAt.set(resident.id, performance.now())
  }
  const forget = async (resident: T) => {
    residents.delete(resident.id)
    lastUsedAt.delete(resident.id)
    await resident.close()
  }
  const stopNoticingUse = log.onUse((stage) => touch(idOfStage(stage)))
  const sweeper = setInterval(
    () => {
      for (const [id, at] of lastUsedAt) {
        const resident = residents.get(id)
        if (resident === undefined || performance.now() - at < idleMs) continue
        forget(resident).catch((error: unknown) => faults.report(`An idle ${one} did not stop`, error))
      }
    },
    Math.min(idleMs, 60_000),
  )
  sweeper.unref()

  const unknown = (id: string) =>
    new ResidentError(
      'unknown',
      `There is no ${one} "${id.slice(0, 80)}": it was closed, or it was stopped after ${Math.round(idleMs / 60_000)} minutes without use. Make a new one with POST ${path}.`,
    )
  const closedBefore = (id: string) =>
    new ResidentError('unwanted', `The ${one} "${id}" was closed before it was created. Create another one.`)
  const make = (id: string, request: Request, isUnwanted: () => boolean): Promise<T> =>
    places.take(async () => {
      if (isUnwanted()) throw closedBefore(id)
      const resident = await start(id, request)
      if (isUnwanted()) {
        await resident.close()
        throw closedBefore(id)
      }
      keep(resident)
      return resident
    })

  return {
    list: () => [...residents.values()],
    get(id) {
      const resident = residents.get(id)
      if (resident === undefined) throw unknown(id)
      touch(id)
      return resident
    },
    async create(request, id = `${prefix}${randomBytes(5).toString('hex')}`) {
      if (residents.has(id) || making.has(id))
        throw new ResidentError(
          'taken',
          `There is a ${one} "${id}" already. Choose another id, or give none.`,
        )
      if (cancelled.take(id)) throw closedBefore(id)
      const wanted = [...making.values()].filter(({ state }) => !state.isUnwanted).length
      if (residents.size + wanted >= most) {
        throw new ResidentError(
          'too-many',
          `There are ${most} ${many} already, which is the most. Close a page that shows one, or one by DELETE ${path}/ID, first.`,
        )
      }
      const state = { isUnwanted: false }
      const made = make(id, request, () => isClosed || state.isUnwanted).finally(() => making.delete(id))
      making.set(id, { made, state })
      return made
    },
    async remove(id, { cancelsCreation = false } = {}) {
      if (id === permanent?.id) {
        throw new ResidentError('permanent', `The ${id} ${one} stays. Change it with PUT instead.`)
      }
      const resident = residents.get(id)
      if (resident !== undefined) {
        await forget(resident)
        return
      }
      const underWay = making.get(id)
      if (underWay !== undefined) {
        underWay.state.isUnwanted = true
        // What became of it is told to whoever makes it.
        await underWay.made.catch(() => {})
      } else if (cancelsCreation && isChosenId(id)) cancelled.add(id)
      else throw unknown(id)
    },
    async close() {
      isClosed = true
      clearInterval(sweeper)
      stopNoticingUse()
      await Promise.all([...making.values()].map(({ made }) => made.catch(() => {})))
      await Promise.all([...residents.values()].map((resident) => resident.close()))
    },
  }
}
