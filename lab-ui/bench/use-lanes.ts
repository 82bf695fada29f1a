import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { Policy } from '../../scenarios/policy/policy.ts'
import type { Lane, Stage } from '../../scenarios/words/stage.ts'
import type { Environment, Strategy } from '../../scenarios/words/strategy.ts'
import { answerOf, control } from '../control/client.ts'
import { stageQuery } from '../control/queries.ts'
import type { LaneActions } from '../lanes/lane-actions.ts'
import type { BenchSearch } from './bench-search.ts'

export const leastLanes = 2
export const mostLanes = 6

interface Setup {
  readonly policy: Policy
  readonly lanes: readonly Pick<Lane, 'strategy' | 'environment'>[]
}

/** Changes what a stage runs, in place; the answer is what it runs then. */
export function useSetup(stageId: string) {
  const client = useQueryClient()
  const key = stageQuery(stageId).queryKey
  const told = (stage: Stage) => client.setQueryData(key, stage)
  const param = { id: stageId }
  const apply = useMutation({
    mutationFn: ({ policy, lanes }: Setup) =>
      answerOf(
        control.api.stages[':id'].$put({
          param,
          json: {
            policy: mutable(policy),
            lanes: lanes.map(({ strategy, environment }) => ({ strategy, environment })),
          },
        }),
      ),
    onSuccess: told,
  })
  const backend = useMutation({
    mutationFn: ({ lane, isRunning }: { lane: string; isRunning: boolean }) =>
      answerOf(
        control.api.stages[':id'].lanes[':lane'].backend.$put({
          param: { ...param, lane },
          json: { running: isRunning },
        }),
      ),
    onSuccess: told,
  })
  return { apply, backend }
}

/** The typed client asks for arrays that could be changed. */
const mutable = (policy: Policy) => ({
  ...policy,
  origins: policy.origins === '*' ? ('*' as const) : [...policy.origins],
  methods: [...policy.methods],
  requestHeaders: [...policy.requestHeaders],
  exposeHeaders: [...policy.exposeHeaders],
})

/** The lanes in the order in which a person put them; new ones stand last. */
export function inOrder(lanes: readonly Lane[], order: readonly string[]): readonly Lane[] {
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
  const actions = useMemo<LaneActions | null>(() => {
    if (stage === undefined) return null
    const ids = lanes.map(({ id }) => id)
    return {
      rename: (id, name) => change({ names: { ...names, [id]: name } }),
      move: (id, by) => {
        const from = ids.indexOf(id)
        change({ order: ids.toSpliced(from, 1).toSpliced(from + by, 0, id) })
      },
      remove: (id) =>
        setup.apply.mutate({ policy: stage.policy, lanes: stage.lanes.filter((lane) => lane.id !== id) }),
      setBackend: (lane, isRunning) => setup.backend.mutate({ lane, isRunning }),
      canRemove: stage.lanes.length > leastLanes,
    }
  }, [stage, lanes, names, change, setup.apply, setup.backend])
  const add = (strategy: Strategy, environment: Environment) => {
    if (stage === undefined) return
    setup.apply.mutate({ policy: stage.policy, lanes: [...stage.lanes, { strategy, environment }] })
  }
  return { lanes, actions, add }
}
