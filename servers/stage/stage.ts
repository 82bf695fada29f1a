import type { Policy } from '../../scenarios/setup/policy/policy.ts'
import type { StageRequest } from '../../scenarios/setup/stage-request.ts'
import type { EngineName } from '../../scenarios/words/engine.ts'
import type { Stage } from '../../scenarios/setup/stage.ts'
import { allOrNone } from './all-or-none.ts'
import { startLane, type RunningLane } from './lane.ts'
import type { LaneContext } from './lane-context.ts'
import { laneSetupsOf, type LaneSetup } from './lane-setup.ts'
import { ResidentError } from '../residents/resident-error.ts'
import { createSerialQueue } from '../hop/serial-queue.ts'

export interface RunningStage {
  readonly id: string
  describe(): Stage
  lane(id: string): RunningLane | undefined
  /**
   * Changes policy and lanes in place, lanes by position: the same index keeps its address, surplus lanes are
   * closed. Changes run one after the other. All or nothing: when anything does not start, nothing is changed.
   * @throws ResidentError when it is closed before its turn comes.
   */
  change(request: StageRequest): Promise<void>
  /** The data of every lane is as it was at the start again. */
  resetData(): void
  close(): Promise<void>
}

export interface StageOptions {
  readonly request: StageRequest
  /** The ports of the lanes, by position; 0 or none: any free one. */
  readonly ports?: readonly number[]
  readonly defaultEngine: EngineName
  readonly context: LaneContext
}

/** Starts a stage; resolves once all its lanes listen. */
export async function startStage({
  request,
  ports = [],
  defaultEngine,
  context,
}: StageOptions): Promise<RunningStage> {
  const id = context.stage
  const portAt = (position: number) => ports[position] ?? 0
  const startLanes = (setups: readonly LaneSetup[], firstPosition: number) =>
    allOrNone(
      setups.map((setup, index) => startLane(setup, portAt(firstPosition + index), context)),
      (lane) => lane.close(),
    )

  let policy: Policy = request.policy
  let lanes: readonly RunningLane[] = await startLanes(laneSetupsOf(id, request, defaultEngine), 0)
  let isClosed = false

  const apply = async (next: StageRequest) => {
    if (isClosed)
      throw new ResidentError(
        'unknown',
        `Stage ${id} was closed meanwhile. Make a new one with POST /api/stages.`,
      )
    const setups = laneSetupsOf(id, next, defaultEngine)
    const kept = setups.flatMap((setup, position) => {
      const lane = lanes[position]
      return lane === undefined ? [] : [{ lane, setup }]
    })
    const prepared = await allOrNone(
      kept.map(async ({ lane, setup }) => ({ lane, generation: await lane.prepare(setup) })),
      ({ generation }) => generation.stop(),
    )
    let added: readonly RunningLane[]
    try {
      added = await startLanes(setups.slice(kept.length), kept.length)
    } catch (error) {
      await Promise.all(prepared.map(({ generation }) => generation.stop()))
      throw error
    }
    const surplus = lanes.slice(setups.length)
    for (const { lane, generation } of prepared) lane.switchTo(generation)
    policy = next.policy
    lanes = [...prepared.map(({ lane }) => lane), ...added]
    await Promise.all(surplus.map((lane) => lane.close()))
  }

  const changes = createSerialQueue()
  return {
    id,
    describe: () => ({ id, policy, lanes: lanes.map((lane) => lane.describe()) }),
    lane: (laneId) => lanes.find(({ id: each }) => each === laneId),
    change: (next) => changes.run(() => apply(next)),
    resetData() {
      for (const lane of lanes) lane.resetData()
    },
    async close() {
      isClosed = true
      await changes.ended()
      await Promise.all(lanes.map((lane) => lane.close()))
    },
  }
}
