import { useCallback, useEffect, useRef, useState } from 'react'
import { isPreflight } from '../../scenarios/outcome/exchanges.ts'
import type { Attempt } from '../../scenarios/words/attempt.ts'
import type { PageRequest } from '../../scenarios/words/page-request.ts'
import type { PageResult } from '../../scenarios/words/page-result.ts'
import type { Lane } from '../../scenarios/words/stage.ts'
import { OriginAgents } from '../attempt/origin-agents.ts'
import { seenByWitnesses } from '../attempt/seen-by-witnesses.ts'
import { sendToLane } from '../attempt/send-to-lane.ts'

/** One lane's part of a run: what is known of it so far. */
export interface LaneRun {
  readonly attemptId: string
  /** Whether an earlier attempt at the very same URL had a preflight, which the browser may remember. */
  readonly hadPreflight: boolean
  /** Null while the fetch is under way. */
  readonly result: PageResult | null
  /** What witnesses and store saw; null until the fetch has settled and they were asked. */
  readonly seen: Attempt | null
  /** Why the witnesses could not be asked; null when they could. */
  readonly lookUpError: string | null
}

/** One request, sent to all lanes of a stage at the same time. */
export interface Run {
  readonly number: number
  readonly stage: string
  readonly request: PageRequest
  readonly fragment: string
  readonly isWarm: boolean
  readonly sentAt: Date
  readonly lanes: Readonly<Record<string, LaneRun>>
}

/** Unique for this page: other pages of the same browser share its preflight cache. */
const pageId = crypto.randomUUID().slice(0, 8)
const agents = new OriginAgents()

/** Sends runs, the latest of which is shown. */
export function useAttempts() {
  const [run, setRun] = useState<Run | null>(null)
  const [isSending, setIsSending] = useState(false)
  const count = useRef(0)
  const stopper = useRef<AbortController | null>(null)
  /** The URLs that had a preflight; each has a fragment, which no other page has. */
  const preflighted = useRef(new Set<string>())

  useEffect(() => () => stopper.current?.abort(), [])

  const stop = useCallback(() => stopper.current?.abort(), [])

  const send = useCallback(
    async (
      stage: string,
      lanes: readonly Lane[],
      request: PageRequest,
      warmFragment: string | null = null,
    ) => {
      count.current += 1
      const number = count.current
      const fragment = warmFragment ?? `${pageId}-${number}`
      const controller = new AbortController()
      stopper.current?.abort()
      stopper.current = controller
      const idOf = (lane: Lane) => `${pageId}-${number}-${lane.id}`
      const urlOf = (lane: Lane) => `${lane.url}#${fragment}`

      const change = (lane: Lane, known: Partial<LaneRun>) =>
        setRun((old) => {
          const before = old?.lanes[lane.id]
          if (old?.number !== number || before === undefined) return old
          return { ...old, lanes: { ...old.lanes, [lane.id]: { ...before, ...known } } }
        })
      const started = (lane: Lane): LaneRun => ({
        attemptId: idOf(lane),
        hadPreflight: preflighted.current.has(urlOf(lane)),
        result: null,
        seen: null,
        lookUpError: null,
      })

      setIsSending(true)
      setRun({
        number,
        stage,
        request,
        fragment,
        isWarm: warmFragment !== null,
        sentAt: new Date(),
        lanes: Object.fromEntries(lanes.map((lane) => [lane.id, started(lane)])),
      })
      await Promise.all(
        lanes.map(async (lane) => {
          const attempt = { attemptId: idOf(lane), stage, lane, request, fragment }
          const result = await sendToLane(attempt, agents, controller.signal)
          change(lane, { result })
          try {
            const [seen = null] = await seenByWitnesses([attempt.attemptId])
            if (seen?.exchanges.some(isPreflight)) preflighted.current.add(urlOf(lane))
            change(lane, { seen })
          } catch (error) {
            change(lane, { lookUpError: error instanceof Error ? error.message : String(error) })
          }
        }),
      )
      if (stopper.current === controller) setIsSending(false)
    },
    [],
  )

  return { run, isSending, send, stop }
}
