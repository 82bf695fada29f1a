import { useCallback, useEffect, useRef, useState } from 'react'
import { agents } from '../../attempt/agents/agents.ts'
import { usePageAttempts } from '../../attempt/run/page-attempts.ts'
import type { TrafficResult } from '../../../scenarios/traffic/results/traffic-result.ts'
import { Experiment, type ExperimentOptions } from './experiment.ts'

/** An experiment and what it came to so far. Plain data. */
export interface TrafficRun extends ExperimentOptions {
  readonly results: readonly TrafficResult[]
  readonly isRunning: boolean
  /** Why it ended before all calls were counted; null when it did not. */
  readonly stoppedBecause: string | null
  readonly startedAt: Date
  readonly seconds: number
}

/** More often nobody can read the counts, and a page that renders sends less. */
const shownEveryMs = 500

/** Sends traffic, and shows its counts as they grow. It ends with the page, and takes its stage along. */
export function useTraffic() {
  const [run, setRun] = useState<TrafficRun | null>(null)
  const running = useRef<Experiment | null>(null)
  const attempts = usePageAttempts()
  useEffect(() => {
    const leave = () => running.current?.abandon()
    window.addEventListener('pagehide', leave)
    return () => {
      window.removeEventListener('pagehide', leave)
      running.current?.stop()
    }
  }, [])

  const start = useCallback(
    async (options: Omit<ExperimentOptions, 'id'>) => {
      running.current?.stop()
      const startedAt = new Date()
      const startedAtMs = performance.now()
      let shownAtMs = startedAtMs
      const all = { ...options, id: attempts.newId('v') }
      const experiment = new Experiment(all, agents, () => {
        if (performance.now() - shownAtMs > shownEveryMs) show({})
      })
      const show = (part: Partial<TrafficRun>) => {
        if (running.current !== experiment) return
        shownAtMs = performance.now()
        const seconds = (shownAtMs - startedAtMs) / 1_000
        const { results } = experiment
        setRun({ ...all, results, isRunning: true, stoppedBecause: null, startedAt, seconds, ...part })
      }
      running.current = experiment
      show({})
      show({ stoppedBecause: await experiment.run(), isRunning: false })
    },
    [attempts],
  )
  const stop = useCallback(() => running.current?.stop(), [])
  return { run, start, stop }
}
