import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import type { Policy } from '../../../../scenarios/setup/policy/policy.ts'
import type { Lane, LanePart, Stage } from '../../../../scenarios/setup/stage.ts'
import { answerOf, control } from '../../../control/client.ts'
import { stageQuery } from '../../../control/queries.ts'
import { stageBody } from '../../../control/stage-body.ts'
import type { LaneOfLink } from '../../../control/lane-of-link.ts'

type LaneOfSetup = LaneOfLink | Lane

/** What a stage is to run: all that the control API has to be told. */
export interface Setup {
  readonly policy: Policy
  readonly lanes: readonly LaneOfSetup[]
}

/** What was last done to a stage, and how it is undone. */
export interface Done {
  /** The id of the stage: on another one nothing of it is told, or can be undone. */
  readonly stage: string
  readonly words: string
  /** Null where nothing can be undone. */
  readonly before: Setup | null
}

/** What is to be wrong with a part of a lane on purpose, or right again. */
interface FaultOfLane {
  readonly lane: string
  readonly part: LanePart
  readonly fault: { readonly running?: boolean; readonly delayMs?: number }
}

/** Changes what a stage runs, in place and at once, and remembers how to undo it. */
export function useSetup(stageId: string) {
  const client = useQueryClient()
  const [last, setDone] = useState<Done | null>(null)
  const done = last?.stage === stageId ? last : null
  const [failure, setFailure] = useState<Error | null>(null)
  const callbacks = useMemo(() => {
    const { queryKey } = stageQuery(stageId)
    return {
      onSuccess: (stage: Stage) => client.setQueryData(queryKey, stage),
      onMutate: () => setFailure(null),
    }
  }, [client, stageId])
  const { mutateAsync: put } = useMutation({
    mutationFn: (setup: Setup) =>
      answerOf(control.api.stages[':id'].$put({ param: { id: stageId }, json: stageBody(setup) })),
    ...callbacks,
  })
  const { mutate: setFault } = useMutation({
    mutationFn: ({ lane, part, fault }: FaultOfLane) => {
      const param = { id: stageId, lane }
      const { running = true } = fault
      const parts = control.api.stages[':id'].lanes[':lane']
      return answerOf(
        part === 'proxy'
          ? parts.proxy.$put({ param, json: { running } })
          : parts.backend.$put({ param, json: fault }),
      )
    },
    ...callbacks,
    onError: setFailure,
  })
  const { mutate: resetData } = useMutation({
    mutationFn: async () => {
      const answer = await control.api.stages[':id'].data.$delete({ param: { id: stageId } })
      if (!answer.ok)
        throw new Error(`The data was not put back: the control server answered ${answer.status}.`)
    },
    onMutate: callbacks.onMutate,
    onError: setFailure,
    onSuccess: () =>
      setDone({ stage: stageId, words: 'The data of all lanes is as it was at the start.', before: null }),
  })
  return useMemo(() => {
    const apply = async (setup: Setup, words: string, before: Setup | null) => {
      await put(setup)
      setDone({ stage: stageId, words, before })
    }
    return {
      done,
      failure,
      /** Rejects with a message that is fit to be shown by whoever called it. */
      apply,
      /** The same for those who show nothing themselves: what fails is told by `failure`. */
      applyQuietly: (...args: Parameters<typeof apply>) => apply(...args).catch(setFailure),
      failed: setFailure,
      undo: () => {
        if (done?.before) void apply(done.before, 'It is undone.', null).catch(setFailure)
      },
      /** A stage of one's own; resolves with its id, and what is known of it is there before it is shown. */
      make: async (setup: Setup) => {
        const stage = await stageWith(setup)
        client.setQueryData(stageQuery(stage.id).queryKey, stage)
        return stage.id
      },
      setFault,
      resetData: () => resetData(),
    }
  }, [client, stageId, done, failure, put, setFault, resetData])
}

/** Which nobody else changes, once its lanes listen. @throws ControlError when it is refused. */
const stageWith = (setup: Setup): Promise<Stage> =>
  answerOf(control.api.stages.$post({ json: stageBody(setup) }))
