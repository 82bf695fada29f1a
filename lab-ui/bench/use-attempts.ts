import { startTransition, useCallback, useEffect, useRef, useState } from 'react'
import type { PageRequest } from '../../scenarios/words/page-request.ts'
import type { Lane, Stage } from '../../scenarios/setup/stage.ts'
import { pageNow } from '../attempt/page-clock.ts'
import { randomId } from '../shell/secure-context.ts'
import { EarlierRuns } from './earlier-runs.ts'
import type { LaneRun, Run } from './run.ts'
import { attemptParts } from './use-attempt-parts.ts'

/** Unique for this page: other pages of the same browser share its preflight cache. */
export const pageId = randomId(8)

export interface SendOptions {
  readonly stage: Stage
  readonly request: PageRequest
  /** Counts the runs of this browser; it may take a moment, in which the run counts as under way. */
  readonly number: Promise<number>
  /** The fragment of the run that is repeated with what the browser remembers; null starts cold. */
  readonly warmFragment: string | null
  readonly nameOf: (lane: Lane) => string
}

/** The latest run that has settled: still shown when somebody comes back from another view. */
let latest: Run | null = null
/** The URLs that had a preflight; each has a fragment, which no other page has. */
const preflighted = new Set<string>()
const earlier = new EarlierRuns()

/** Sends runs; tells the latest, the latest that has settled, and how many this page has sent. */
export function useAttempts() {
  const [run, setRun] = useState(latest)
  const [settled, setSettled] = useState(latest)
  const [isSending, setIsSending] = useState(false)
  const [sentCount, setSentCount] = useState(0)
  const stopper = useRef<AbortController | null>(null)

  useEffect(() => () => stopper.current?.abort(), [])

  const stop = useCallback(() => stopper.current?.abort(), [])

  /** Resolves with the run as it settled; rejects, with a message to be shown, when nothing could be sent. */
  const send = useCallback(async (options: SendOptions): Promise<Run> => {
    const { stage, request, warmFragment, nameOf } = options
    const controller = new AbortController()
    stopper.current?.abort()
    stopper.current = controller
    setIsSending(true)
    const [number, parts] = await Promise.all([options.number, attemptParts.load()]).catch((error) => {
      if (stopper.current === controller) setIsSending(false)
      throw error
    })
    const { agents, lookedUp, notLookedUp, sendToLane, seenByWitnesses } = parts
    const id = `${pageId}-${number}`
    const fragment = warmFragment ?? id
    const idOf = (lane: Lane) => `${id}-${lane.id}`
    const urlOf = (lane: Lane) => `${lane.url}#${fragment}`

    let current: Run = {
      id,
      number,
      stage: stage.id,
      policy: stage.policy,
      request,
      fragment,
      isWarm: warmFragment !== null,
      sentAtMs: pageNow(),
      lanes: stage.lanes.map((lane) => ({
        lane,
        name: nameOf(lane),
        attemptId: idOf(lane),
        hadPreflight: preflighted.has(urlOf(lane)),
        result: null,
        seen: null,
        lookUpError: null,
      })),
    }
    const change = (lane: Lane, known: Partial<LaneRun>) => {
      current = {
        ...current,
        lanes: current.lanes.map((each) => (each.lane.id === lane.id ? { ...each, ...known } : each)),
      }
      if (stopper.current === controller) startTransition(() => setRun(current))
    }
    // Another run may have been sent while the number was fetched: that one is shown.
    if (stopper.current === controller) {
      // All that the grid draws comes as one transition after the other, so that no key and no click waits for it.
      startTransition(() => {
        setSentCount((count) => count + 1)
        setRun(current)
      })
    }
    await Promise.all(
      stage.lanes.map(async (lane) => {
        const attempt = {
          attemptId: idOf(lane),
          stage: stage.id,
          lane,
          request,
          fragment,
          withTiming: true,
        }
        const sent = await sendToLane(attempt, agents, controller.signal)
        const { result } = sent
        try {
          const [seen = null] = await seenByWitnesses([sent])
          change(lane, { result, ...lookedUp(seen) })
        } catch (error) {
          change(lane, { result, ...notLookedUp(error) })
        }
      }),
    )
    earlier.add(current)
    for (const each of current.lanes) if (parts.hadPreflight(request, each)) preflighted.add(urlOf(each.lane))
    if (stopper.current === controller) {
      latest = current
      startTransition(() => {
        setIsSending(false)
        setSettled(current)
      })
    }
    return current
  }, [])

  return { run, settled, isSending, sentCount, earlier, send, stop }
}
