import { useCallback, useEffect, useRef, useState } from 'react'
import { isPreflight } from '../../scenarios/outcome/exchanges.ts'
import type { PageRequest } from '../../scenarios/words/page-request.ts'
import type { Lane, Stage } from '../../scenarios/words/stage.ts'
import { OriginAgents } from '../attempt/origin-agents.ts'
import { seenByWitnesses } from '../attempt/seen-by-witnesses.ts'
import { sendToLane } from '../attempt/send-to-lane.ts'
import type { LaneRun, Run } from './run.ts'

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
    async ({ id: stage, policy, lanes }: Stage, request: PageRequest, warmFragment: string | null = null) => {
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
          if (old?.number !== number) return old
          return {
            ...old,
            lanes: old.lanes.map((each) => (each.lane.id === lane.id ? { ...each, ...known } : each)),
          }
        })
      const started = (lane: Lane): LaneRun => ({
        lane,
        name: '',
        attemptId: idOf(lane),
        hadPreflight: preflighted.current.has(urlOf(lane)),
        result: null,
        seen: null,
        lookUpError: null,
      })

      setIsSending(true)
      setRun({
        id: `${pageId}-${number}`,
        number,
        stage,
        policy,
        request,
        fragment,
        isWarm: warmFragment !== null,
        sentAtMs: Date.now(),
        lanes: lanes.map(started),
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
