import type { JudgedRecording } from '../../scenarios/explain/har/har.ts'
import type { LeftOut } from '../../scenarios/explain/har/fetches/har-fetches.ts'
import { explainedFetch } from '../../scenarios/explain/har/explained-fetch.ts'
import { styled, type Line } from '../terminal/styled-line.ts'
import { tableOf } from './table.ts'

/** What was judged, as lines for people. */
export function* reportLines({ profile, fetches, leftOut, problems }: JudgedRecording): Generator<Line> {
  yield* tableOf(fetches, profile)
  const after: Line[] = []
  if (fetches.length === 0 && problems.length === 0)
    after.push('Nothing to judge: no fetch to another origin is in it.')
  after.push(...leftOutLines(leftOut))
  after.push(...problems.map(({ message }) => styled('red', message)))
  if (problems.length > 0 && fetches.some(({ mayBeBlocked }) => mayBeBlocked))
    after.push('Some of it is blocked, and some of it could not be read.')
  if (fetches.length > 0 && after.length > 0) yield ''
  yield* after
}

/** What was judged, as one value for programs. */
export const reportJson = ({ profile, fetches, leftOut, problems }: JudgedRecording) => ({
  fetches: fetches.map((fetch) => explainedFetch(fetch, profile)),
  leftOut,
  problems,
})

/** 0 where everything is readable, 1 where something is or may be blocked, 2 where something could not be read. */
export function exitCodeOf({ fetches, problems }: JudgedRecording): number {
  if (fetches.some(({ mayBeBlocked }) => mayBeBlocked)) return 1
  return problems.length > 0 ? 2 : 0
}

function leftOutLines(leftOut: readonly LeftOut[]): readonly Line[] {
  const counts = new Map<string, number>()
  for (const { why } of leftOut) counts.set(why, (counts.get(why) ?? 0) + 1)
  return [...counts].map(([why, count]) => styled('dim', `Left out: ${count} × ${why}.`))
}
