import { useMemo } from 'react'
import type { Lane, Stage } from '../../../../scenarios/setup/stage.ts'
import type { LaneActions } from '../../../lanes/menu/lane-actions.ts'
import type { BenchSearch } from '../../../links/bench-search.ts'
import { laneInEnvironment, type LaneOfLink } from '../../../control/lane-of-link.ts'
import type { useSetup } from './use-setup.ts'
import { laneTitle } from '../../../judged/lane-title.ts'

const leastLanes = 2
export const mostLanes = 6

const environmentWords = (count: number, environment: string) =>
  `${count === 1 ? 'The lane is' : 'All lanes are'} ${environment} now.`

/** The lanes in the order in which a person put them; new ones stand last. */
function inOrder(lanes: readonly Lane[], order: readonly string[]): readonly Lane[] {
  const place = ({ id }: Lane) => (order.includes(id) ? order.indexOf(id) : order.length)
  return lanes.toSorted((a, b) => place(a) - place(b))
}

interface LanesOf {
  readonly stage: Stage | undefined
  readonly search: Pick<BenchSearch, 'order' | 'names'>
  readonly change: (part: Partial<BenchSearch>) => void
  readonly setup: ReturnType<typeof useSetup>
}

/** The lanes of a stage as they stand on the bench, and what can be done with them. */
export function useLanes({ stage, search: { order, names }, change, setup }: LanesOf) {
  const lanes = useMemo(() => inOrder(stage?.lanes ?? [], order), [stage, order])
  const { applyQuietly, setFault } = setup
  const actions = useMemo<LaneActions | null>(() => {
    if (stage === undefined) return null
    const { policy } = stage
    const ids = lanes.map(({ id }) => id)
    return {
      rename: (id, name) => change({ names: { ...names, [id]: name } }),
      move: (id, by) => {
        const from = ids.indexOf(id)
        change({ order: ids.toSpliced(from, 1).toSpliced(from + by, 0, id) })
      },
      remove: (id) => {
        const removed = stage.lanes.find((lane) => lane.id === id)
        if (removed === undefined) return
        const rest = stage.lanes.filter((lane) => lane !== removed)
        void applyQuietly(
          { policy, lanes: rest },
          `The ${laneTitle(removed, names[id] ?? '')} lane is gone.`,
          stage,
        )
      },
      setMistakes: (id, mistakes) => {
        const lanes = stage.lanes.map((lane) => (lane.id === id ? { ...lane, mistakes } : lane))
        const words =
          mistakes.length === 0 ? 'The lane makes no mistake now.' : 'The lane makes its mistake now.'
        return applyQuietly({ policy, lanes }, words, stage)
      },
      setEnvironment: (ids, environment) => {
        const lanes = stage.lanes.map((lane) =>
          ids.includes(lane.id) ? laneInEnvironment(lane, environment) : lane,
        )
        void applyQuietly({ policy, lanes }, environmentWords(ids.length, environment), stage)
      },
      setRunning: (lane, part, running) => setFault({ lane, part, fault: { running } }),
      delayBackend: (lane, delayMs) => setFault({ lane, part: 'backend', fault: { delayMs } }),
      mendPolicy: ({ policy: mended, says }) =>
        void applyQuietly(
          { policy: mended, lanes: stage.lanes },
          `${says}: all lanes run the new policy. Send again to see it.`,
          stage,
        ),
      canRemove: stage.lanes.length > leastLanes,
    }
  }, [stage, lanes, names, change, applyQuietly, setFault])
  const add = (lane: LaneOfLink) => {
    if (stage === undefined) return
    const next = { policy: stage.policy, lanes: [...stage.lanes, lane] }
    void applyQuietly(next, 'The lane stands last.', stage)
  }
  return { lanes, actions, add }
}
