import { useCallback, useEffect, useRef, useState } from 'react'
import type { PageRequest } from '../../../../scenarios/words/page-request.ts'
import type { Stage } from '../../../../scenarios/setup/stage.ts'
import type { LaneTallies } from '../../../attempt/repeat/repeat-counts.ts'
import type { Repeat, RepeatOptions } from '../../../attempt/repeat/repeat.ts'
import { notLoaded } from '../../../shell/later.ts'
import { usePageAttempts } from '../../../attempt/run/page-attempts.ts'

/** A request that is sent many times, and what it came to so far. Plain data. */
export interface RepeatRun extends RepeatOptions {
  /** By the ids of lanes. */
  readonly tallies: LaneTallies
  readonly isRunning: boolean
  /** Why it ended before all attempts were counted; null when it did not. */
  readonly stoppedBecause: string | null
}

/** More often nobody can read the counts, and a page that renders sends less. */
const shownEveryMs = 250

export type Repeats = ReturnType<typeof useRepeat>

/** Repeats a request, and shows its counts as they grow. */
export function useRepeat() {
  const [repeat, setRepeat] = useState<RepeatRun | null>(null)
  const running = useRef<Repeat | null>(null)
  const latestId = useRef('')
  const attempts = usePageAttempts()
  useEffect(() => () => running.current?.stop(), [])

  /** @throws an Error whose message is fit to be shown, when what sends cannot be loaded. */
  const start = useCallback(
    async (stage: Stage, request: PageRequest, times: number, isWarm = false) => {
      running.current?.stop()
      const id = attempts.newId('r')
      latestId.current = id
      const options = { id, stage, request, times, isWarm }
      const [{ Repeat }, { agents }] = await Promise.all([
        import('../../../attempt/repeat/repeat.ts'),
        import('../../../attempt/agents/agents.ts'),
      ]).catch(notLoaded)
      if (latestId.current !== id) return
      let shownAt = performance.now()
      const next = new Repeat(options, agents, () => {
        if (performance.now() - shownAt > shownEveryMs) show({})
      })
      const show = (part: Partial<RepeatRun>) => {
        if (running.current !== next) return
        setRepeat({ ...options, tallies: next.tallies, isRunning: true, stoppedBecause: null, ...part })
        shownAt = performance.now()
      }
      running.current = next
      show({})
      show({ stoppedBecause: await next.run(), isRunning: false })
    },
    [attempts],
  )
  /** Sends what was sent last as often again. */
  const again = useCallback(
    async (stage: Stage, isWarm: boolean) => {
      const { request, times } = running.current?.options ?? {}
      if (request !== undefined && times !== undefined) await start(stage, request, times, isWarm)
    },
    [start],
  )
  const stop = useCallback(() => running.current?.stop(), [])
  const close = useCallback(() => {
    running.current?.stop()
    running.current = null
    setRepeat(null)
  }, [])
  return { repeat, start, again, stop, close }
}
