import { startTransition, useCallback, useEffect, useRef, useState } from 'react'
import type { PageRequest } from '../../../../scenarios/words/page-request.ts'
import type { Lane, Stage } from '../../../../scenarios/setup/stage.ts'
import { usePageAttempts } from '../../../attempt/run/page-attempts.ts'
import type { Run } from '../../../attempt/run/run.ts'
import { attemptParts } from './use-attempt-parts.ts'

export interface SendOptions {
  readonly stage: Stage
  readonly request: PageRequest
  /** Counts the runs of this browser; it may take a moment, in which the run counts as under way. */
  readonly number: Promise<number>
  /** The fragment of the run that is repeated with what the browser remembers; null starts cold. */
  readonly warmFragment: string | null
  readonly nameOf: (lane: Lane) => string
}

/** Sends runs; tells the latest, the latest that has settled, and how many this page has sent. */
export function useAttempts() {
  const attempts = usePageAttempts()
  const [run, setRun] = useState(attempts.latest)
  const [settled, setSettled] = useState(attempts.latest)
  const [isSending, setIsSending] = useState(false)
  const [sentCount, setSentCount] = useState(0)
  const stopper = useRef<AbortController | null>(null)

  useEffect(() => () => stopper.current?.abort(), [])

  const stop = useCallback(() => stopper.current?.abort(), [])

  /** Resolves with the run as it settled; rejects, with a message to be shown, when nothing could be sent. */
  const send = useCallback(
    async (options: SendOptions): Promise<Run> => {
      const { stage, request, warmFragment, nameOf } = options
      const controller = new AbortController()
      const isLatest = () => stopper.current === controller
      stopper.current?.abort()
      stopper.current = controller
      setIsSending(true)
      const [number, parts] = await Promise.all([options.number, attemptParts.load()]).catch((error) => {
        if (isLatest()) setIsSending(false)
        throw error
      })
      const id = `${attempts.pageId}-${number}`
      // Another run may have been sent while the number was fetched: that one is shown.
      if (isLatest()) startTransition(() => setSentCount((count) => count + 1))
      const sent = await parts.sendRun({
        id,
        number,
        stage,
        request,
        warmFragment,
        nameOf,
        attemptIdOf: (lane) => `${id}-${lane.id}`,
        hadPreflight: (lane, fragment) => attempts.hadPreflight(lane, fragment),
        withTiming: true,
        lookUp: 'each',
        stop: controller.signal,
        onChange: (run) => {
          // All that the grid draws comes as one transition after the other, so that no key and no click waits for it.
          if (isLatest()) startTransition(() => setRun(run))
        },
      })
      const preflighted = sent.lanes.filter((each) => parts.hadPreflight(request, each))
      attempts.add(
        sent,
        preflighted.map(({ lane }) => lane),
      )
      if (isLatest()) {
        attempts.showLatest(sent)
        startTransition(() => {
          setIsSending(false)
          setSettled(sent)
        })
      }
      return sent
    },
    [attempts],
  )

  return { run, settled, isSending, sentCount, earlier: attempts.earlier, send, stop }
}
