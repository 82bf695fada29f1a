import { expect, test } from 'vitest'
import type { Run } from '../../attempt/run/run.ts'
import { aRun, dashboard } from '../../attempt/run/run.test-data.ts'
import {
  inOrder,
  mostBytes,
  mostRuns,
  packed,
  withImported,
  withPutBack,
  withSent,
  type Change,
  type KeptRun,
  type PackedRun,
  type ShelfRow,
} from './shelf.ts'

const sent = (run: Run) => packed(run, null, dashboard)
const recorded = (run: Run) => packed(run, 'monday.json', dashboard)
const ofSize = (run: Run, bytes: number): PackedRun => ({ ...sent(run), bytes })

/** What is kept after a change. */
const after = (rows: readonly ShelfRow[], { put, drop }: Change): readonly ShelfRow[] => {
  const gone = new Set([...drop, ...put.map(({ row }) => row.id)])
  return inOrder([...rows.filter(({ id }) => !gone.has(id)), ...put.map(({ row }) => row)])
}
const shelfOf = (...runs: readonly PackedRun[]) =>
  runs.reduce<readonly ShelfRow[]>((rows, run) => after(rows, withSent(rows, run)), [])
const numbers = (rows: readonly ShelfRow[]) => rows.map(({ entry }) => entry.number)
const upTo = (count: number) => Array.from({ length: count }, (_, index) => index + 1)

test('a run that is sent stands in front of all', () => {
  expect(numbers(shelfOf(sent(aRun(1)), sent(aRun(2)), sent(aRun(3))))).toEqual([3, 2, 1])
})

test('a run that is kept twice is one', () => {
  expect(numbers(shelfOf(sent(aRun(1)), sent(aRun(2)), sent(aRun(1))))).toEqual([1, 2])
})

test(`the oldest goes when there are more than ${mostRuns}`, () => {
  const rows = shelfOf(...upTo(mostRuns + 3).map((number) => sent(aRun(number))))
  expect(rows.length).toBe(mostRuns)
  expect(rows.at(-1)?.entry.number).toBe(4)
})

test(`the oldest go until all fit into ${mostBytes} bytes`, () => {
  const third = mostBytes / 3
  const rows = shelfOf(...upTo(3).map((number) => ofSize(aRun(number), third)))
  expect(numbers(rows)).toEqual([3, 2, 1])
  expect(numbers(after(rows, withSent(rows, ofSize(aRun(4), third * 1.5))))).toEqual([4, 3])
})

test('a run with 200 headers of 8 kB in each message of each lane is kept', () => {
  const headers = Array.from({ length: 200 }, (_, index) => [`X-${index}`, 'v'.repeat(8_000)] as const)
  const run = aRun(1)
  const lanes = run.lanes.map((lane) => ({
    ...lane,
    seen: lane.seen && {
      ...lane.seen,
      exchanges: lane.seen.exchanges.map((each) => ({ ...each, requestHeaders: headers })),
    },
  }))
  const large = sent({ ...run, lanes })
  expect(large.bytes).toBeGreaterThan(4_800_000)
  expect(numbers(shelfOf(sent(aRun(2)), large))).toEqual([1, 2])
})

test('a run that alone is too large is refused with a sentence, and nothing goes for it', () => {
  expect(() => withSent([], ofSize(aRun(7), mostBytes + 1))).toThrow(
    'Attempt 7 has 20.1 MB, and the history 20 MB at most.',
  )
})

test('the size of a run is that of its JSON in UTF-8', () => {
  const { text, bytes } = sent(aRun(1, { stage: 'ü' }))
  expect(bytes).toBe(text.length + 1)
})

test('runs of a file stand in front of all, newest first, whatever their order in the file', () => {
  const rows = shelfOf(sent(aRun(8)), sent(aRun(9)))
  const change = withImported(rows, [recorded(aRun(2)), recorded(aRun(3)), recorded(aRun(1))])
  expect(numbers(after(rows, change))).toEqual([3, 2, 1, 9, 8])
  expect(change).toMatchObject({ alreadyHere: 0, withoutRoom: 0 })
})

test('a run that is here, or twice in the file, is one, and a run that was sent here does not become recorded', () => {
  const rows = shelfOf(sent(aRun(1)))
  const change = withImported(rows, [recorded(aRun(1)), recorded(aRun(2)), recorded(aRun(2))])
  expect(change.alreadyHere).toBe(2)
  expect(after(rows, change).map(({ id, entry }) => [id, entry.recorded])).toEqual([
    ['a-2', true],
    ['a-1', false],
  ])
})

test('a file does not push out what is here: its newest take the room that is left', () => {
  const rows = shelfOf(...upTo(mostRuns - 2).map((number) => sent(aRun(number))))
  const change = withImported(
    rows,
    [301, 302, 303].map((number) => recorded(aRun(number))),
  )
  expect(change).toMatchObject({ drop: [], withoutRoom: 1 })
  expect(numbers(after(rows, change)).slice(0, 3)).toEqual([303, 302, mostRuns - 2])
})

test('a run of a file for which there are not bytes enough is left out, and smaller ones are taken', () => {
  const rows = shelfOf(ofSize(aRun(1), mostBytes / 2))
  const change = withImported(rows, [ofSize(aRun(3), mostBytes), ofSize(aRun(2), mostBytes / 4)])
  expect(change.withoutRoom).toBe(1)
  expect(numbers(after(rows, change))).toEqual([2, 1])
})

const keptOf = (rows: readonly ShelfRow[]): readonly KeptRun[] => rows.map((row) => ({ row, text: '{}' }))

test('what was cleared comes back as it was', () => {
  const rows = shelfOf(sent(aRun(1)), recorded(aRun(2)), sent(aRun(3)))
  const back = after([], withPutBack([], keptOf(rows)))
  expect(numbers(back)).toEqual([3, 2, 1])
  expect(back.map(({ entry }) => entry.recorded)).toEqual([false, true, false])
})

test('what was cleared comes back behind what another page has sent since, as far as there is room', () => {
  const cleared = shelfOf(...upTo(mostRuns).map((number) => sent(aRun(number))))
  const since = shelfOf(sent(aRun(900)), sent(aRun(901)), sent(aRun(mostRuns)))
  const rows = after(since, withPutBack(since, keptOf(cleared)))
  expect(numbers(rows).slice(0, 5)).toEqual([mostRuns, 901, 900, mostRuns - 1, mostRuns - 2])
  expect(rows.length).toBe(mostRuns)
  expect(rows.at(-1)?.entry.number).toBe(3)
})
