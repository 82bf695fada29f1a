import { useCallback, useEffect, useRef, useState } from 'react'
import { repeatAttempts, type Tallies } from '../attempt/repeat.ts'
import type { PageRequest } from '../../scenarios/words/page-request.ts'
import type { Stage } from '../../scenarios/words/stage.ts'
import { agents, pageId } from './use-attempts.ts'

/** A request that is sent many times, and what it came to so far. */
export interface RepeatRun {
  readonly stage: Stage
  readonly request: PageRequest
  readonly times: number
  readonly tallies: Tallies
  readonly isRunning: boolean
  readonly wasStopped: boolean
}

const shownEveryMs = 100

/** Repeats a request, and shows its counts about ten times a second: more often nobody can read them. */
export function useRepeat() {
  const [repeat, setRepeat] = useState<RepeatRun | null>(null)
  const stopper = useRef<AbortController | null>(null)
  const count = useRef(0)
  useEffect(() => () => stopper.current?.abort(), [])

  const start = useCallback(async (stage: Stage, request: PageRequest, times: number) => {
    stopper.current?.abort()
    const controller = new AbortController()
    stopper.current = controller
    count.current += 1
    const id = `${pageId}-r${count.current}`
    let tallies: Tallies = {}
    let shownAt = 0
    const show = (part: Partial<RepeatRun>) => {
      if (stopper.current !== controller) return
      shownAt = performance.now()
      setRepeat({ stage, request, times, tallies, isRunning: true, wasStopped: false, ...part })
    }
    show({})
    await repeatAttempts({ stage, request, times, id }, agents, controller.signal, (next) => {
      tallies = next
      if (performance.now() - shownAt > shownEveryMs) show({})
    })
    show({ isRunning: false, wasStopped: controller.signal.aborted })
  }, [])
  const stop = useCallback(() => stopper.current?.abort(), [])
  const close = useCallback(() => {
    stopper.current?.abort()
    stopper.current = null
    setRepeat(null)
  }, [])
  return { repeat, start, stop, close }
}
