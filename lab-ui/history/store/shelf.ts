import type { Run } from '../../attempt/run/run.ts'
import { entryOf, type HistoryEntry } from './history-entry.ts'

/** The most runs that are kept, and the most bytes of JSON that they have together. */
export const mostRuns = 200
export const mostBytes = 20_000_000

/** The shape in which runs are kept; a row of another one is passed over. */
export const rowFormat = 1

/** One kept run without its body: where it stands, and how much room it takes. */
export interface ShelfRow {
  readonly id: string
  readonly format: typeof rowFormat
  /** The higher, the newer: the order of arrival, also for runs that were imported. */
  readonly place: number
  /** Of the run as JSON. */
  readonly bytes: number
  readonly entry: HistoryEntry
}

export interface KeptRun {
  readonly row: ShelfRow
  /** The run as JSON. */
  readonly text: string
}

/** A run that has no place yet. */
export interface PackedRun {
  readonly entry: HistoryEntry
  readonly text: string
  readonly bytes: number
}

/** What is to be done to what is kept. */
export interface Change {
  readonly put: readonly KeptRun[]
  /** The ids of those that go. */
  readonly drop: readonly string[]
}

const encoder = new TextEncoder()

export function packed(run: Run, importedFrom: string | null, dashboardOrigin: string): PackedRun {
  const text = JSON.stringify(run)
  return { entry: entryOf(run, importedFrom, dashboardOrigin), text, bytes: encoder.encode(text).length }
}

/** Newest first. */
export const inOrder = (rows: readonly ShelfRow[]): readonly ShelfRow[] =>
  rows.toSorted((a, b) => b.place - a.place)

/**
 * A run that was just sent, in front of all; the oldest go until there is room.
 * @throws Error when the run alone is too large.
 */
export function withSent(rows: readonly ShelfRow[], run: PackedRun): Change {
  if (run.bytes > mostBytes) {
    const size = `${megabytes(run.bytes)} MB`
    throw new Error(
      `Attempt ${run.entry.number} has ${size}, and the history ${megabytes(mostBytes)} MB at most.`,
    )
  }
  const others = inOrder(rows.filter(({ id }) => id !== run.entry.id))
  const sent = kept(run, (others[0]?.place ?? 0) + 1)
  return { put: [sent], drop: beyond([sent.row, ...others]) }
}

/** How many runs of a file had no place, and why. */
export interface ImportChange extends Change {
  readonly alreadyHere: number
  readonly withoutRoom: number
}

/**
 * Runs of a file, in front of all. They take the room that is left, the newest of them first: what was sent here
 * goes for no import. One that is here already stays as it is.
 */
export function withImported(rows: readonly ShelfRow[], runs: readonly PackedRun[]): ImportChange {
  const ids = new Set(rows.map(({ id }) => id))
  const fresh = runs
    .filter(({ entry }) => !ids.has(entry.id) && ids.add(entry.id))
    .toSorted((a, b) => b.entry.sentAtMs - a.entry.sentAtMs || b.entry.number - a.entry.number)
  let count = rows.length
  let bytes = bytesOf(rows)
  const fitting = fresh.filter((run) => {
    if (count >= mostRuns || bytes + run.bytes > mostBytes) return false
    count += 1
    bytes += run.bytes
    return true
  })
  const top = (inOrder(rows)[0]?.place ?? 0) + fitting.length
  return {
    put: fitting.map((run, index) => kept(run, top - index)),
    drop: [],
    alreadyHere: runs.length - fresh.length,
    withoutRoom: fresh.length - fitting.length,
  }
}

/** Runs that were cleared, back again behind all that came since, as far as there is room. */
export function withPutBack(rows: readonly ShelfRow[], cleared: readonly KeptRun[]): Change {
  const ids = new Set(rows.map(({ id }) => id))
  const present = inOrder(rows)
  const bottom = present.at(-1)?.place ?? cleared.length + 1
  const back = cleared
    .filter(({ row }) => !ids.has(row.id))
    .toSorted((a, b) => b.row.place - a.row.place)
    .map(({ row, text }, index) => ({ row: { ...row, place: bottom - 1 - index }, text }))
  const gone = new Set(beyond([...present, ...back.map(({ row }) => row)]))
  return { put: back.filter(({ row }) => !gone.has(row.id)), drop: [] }
}

/** Megabytes, for a sentence. */
export const megabytes = (bytes: number): number => Math.ceil(bytes / 100_000) / 10

const kept = ({ entry, text, bytes }: PackedRun, place: number): KeptRun => ({
  row: { id: entry.id, format: rowFormat, place, bytes, entry },
  text,
})

const bytesOf = (rows: readonly ShelfRow[]) => rows.reduce((sum, { bytes }) => sum + bytes, 0)

/** The ids of those for which there is no room, of rows that are newest first. */
function beyond(rows: readonly ShelfRow[]): readonly string[] {
  let bytes = 0
  const firstBeyond = rows.findIndex((row, index) => {
    bytes += row.bytes
    return index >= mostRuns || bytes > mostBytes
  })
  return firstBeyond === -1 ? [] : rows.slice(firstBeyond).map(({ id }) => id)
}
