import { useMemo, useRef } from 'react'
import { strategies } from '../../scenarios/words/strategy.ts'
import type { Exchange } from '../../scenarios/words/exchange.ts'
import type { Lane } from '../../scenarios/words/stage.ts'
import { laneTitle, laneView, type LaneView, type ShownMessages } from '../lanes/lane-view.ts'
import type { Run } from './run.ts'

type Live = ReadonlyMap<string, readonly Exchange[]>

interface Before {
  readonly request: string
  readonly messages: ReadonlyMap<string, ShownMessages>
}

/**
 * The lanes of a stage with what the latest run tells of each. While a run is under way the messages of the one
 * before it stay, if it had the same request: what does not change need not leave its place.
 */
export function useLaneViews(
  lanes: readonly Lane[],
  names: Readonly<Record<string, string>>,
  run: Run | null,
  live: Live,
): readonly LaneView[] {
  const before = useRef<Before | null>(null)
  return useMemo(() => {
    const request = run === null ? '' : JSON.stringify(run.request)
    const kept = before.current?.request === request ? before.current.messages : null
    const laneRunOf = (lane: Lane) => run?.lanes.find((each) => each.lane.id === lane.id)
    const views = lanes.map((lane) => {
      const laneRun = laneRunOf(lane)
      return laneView({
        key: lane.id,
        lane,
        title: titleOf(lane, names[lane.id] ?? ''),
        run,
        laneRun,
        live: live.get(laneRun?.attemptId ?? '') ?? [],
        before: kept?.get(lane.id) ?? null,
      })
    })
    if (run !== null && views.every(({ isUnderWay }) => !isUnderWay)) {
      const messages = views.flatMap((view) =>
        view.messages === null ? [] : [[view.key, view.messages] as const],
      )
      before.current = { request, messages: new Map(messages) }
    }
    return views
  }, [lanes, names, run, live])
}

export const titleOf = (lane: Lane, name: string): string =>
  laneTitle(name, strategies[lane.strategy].title, lane.id)
