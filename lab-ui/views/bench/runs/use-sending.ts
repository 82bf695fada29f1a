import { useState } from 'react'
import { pageRequestOf, type ComposedRequest } from '../../../composer/request/composed-request.ts'
import type { Progress } from '../../../controls/SendProgress.tsx'
import { useHistory, type History } from '../../../history/keeper/use-history.ts'
import type { BenchSearch } from '../../../links/bench-search.ts'
import type { PageRequest } from '../../../../scenarios/words/page-request.ts'
import type { Stage } from '../../../../scenarios/setup/stage.ts'
import { repeatProgress } from '../repeat/repeat-progress.ts'
import { useRepeat, type Repeats } from '../repeat/use-repeat.ts'
import { progressOf } from './progress.ts'
import { useAttempts } from './use-attempts.ts'

interface SendingOf {
  readonly search: Pick<BenchSearch, 'names'>
  readonly change: (part: Partial<BenchSearch>) => void
  /** Undefined while it is not known what runs. */
  readonly stage: Stage | undefined
  readonly request: ComposedRequest
}

export interface Sending {
  readonly attempts: ReturnType<typeof useAttempts>
  readonly repeats: Repeats
  readonly history: History
  readonly isRepeating: boolean
  readonly failure: Error | null
  readonly setFailure: (failure: Error | null) => void
  readonly send: (request: PageRequest, warmFragment: string | null) => void
  readonly sendNew: () => void
  readonly repeat: (times: number) => void
  readonly stop: () => void
}

/** What can be sent from the bench, once or many times; what was sent goes into the history. */
export function useSending({ search: { names }, change, stage, request }: SendingOf): Sending {
  const attempts = useAttempts()
  const repeats = useRepeat()
  const history = useHistory()
  const [failure, setFailure] = useState<Error | null>(null)
  const send: Sending['send'] = (sent, warmFragment) => {
    if (stage === undefined) return
    change({ attempt: '', beside: '' })
    const nameOf = ({ id }: { readonly id: string }) => names[id] ?? ''
    const number = history.nextNumber()
    setFailure(null)
    attempts.send({ stage, request: sent, number, warmFragment, nameOf }).then(history.add, setFailure)
  }
  return {
    attempts,
    repeats,
    history,
    isRepeating: repeats.repeat?.isRunning ?? false,
    failure,
    setFailure,
    send,
    sendNew: () => send(pageRequestOf(request), null),
    repeat: (times) => {
      if (stage !== undefined) void repeats.start(stage, pageRequestOf(request), times).catch(setFailure)
    },
    stop: () => {
      attempts.stop()
      repeats.stop()
    },
  }
}

/** How far what is under way has come; null while nothing is. */
export const progressOfSending = (
  { attempts, repeats, isRepeating }: Sending,
  latestRun: Parameters<typeof progressOf>[0],
): Progress | null => {
  if (isRepeating) return repeatProgress(repeats.repeat)
  return attempts.isSending ? progressOf(latestRun) : null
}
