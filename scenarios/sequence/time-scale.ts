import type { Sequence } from './sequence.ts'

/** Pixels. Names of the lifelines stand above, a little room stays below. */
export const plotTop = 40
const plotBottom = 14
const usualPlot = 216
/** Two messages of one pair of lifelines are never nearer. */
export const leastGap = 18
const noteGap = 22

/** One map from time to height for all lanes of an attempt, with the ticks of its axis. */
export interface TimeScale {
  /** Of the whole drawing, in pixels. It grows only where the messages need it. */
  readonly height: number
  readonly ticks: readonly { readonly ms: number; readonly y: number }[]
  /** The pixels of a moment, in milliseconds since a lane's first message. */
  yOf(ms: number): number
  /** The pixels of the nth message, and of the nth note, of one of the sequences. */
  yOfMessage(sequence: number, message: number): number
  yOfNote(sequence: number, note: number): number
}

interface Mark {
  readonly ms: number
  /** What it must not come near to: the marks before it with the same key, by so much. */
  readonly key: string
  readonly gap: number
  readonly place: string
}

/**
 * A scale on which the longest of these sequences fills the usual height. Time runs evenly, but where two
 * messages of one pair of lifelines would come too near: there it is stretched, for all sequences alike.
 */
export function timeScale(sequences: readonly Sequence[]): TimeScale {
  const marks = sequences.flatMap(marksOf)
  const order = marks
    .map((_mark, index) => index)
    .toSorted((a, b) => (marks[a]?.ms ?? 0) - (marks[b]?.ms ?? 0))
  const sorted = order.flatMap((index) => marks[index] ?? [])
  const longest = Math.max(0.001, ...sorted.map(({ ms }) => ms))
  const least = endOf(place(sorted, 0))
  const pixelsPerMs = least >= usualPlot ? 0 : fitting(sorted, longest)
  const places = place(sorted, pixelsPerMs)
  const plot = Math.max(usualPlot, endOf(places))
  const yByPlace = new Map(sorted.map((mark, index) => [mark.place, plotTop + (places[index] ?? 0)]))
  const knots: readonly (readonly [ms: number, y: number])[] = [
    ...sorted.map((mark, index) => [mark.ms, places[index] ?? 0] as const),
    ...(sorted.length === 0 ? [[0, 0] as const] : []),
    [longest, plot],
  ]
  const yOf = (ms: number) => plotTop + between(knots, ms)
  const step = stepOf(longest)
  const count = Math.floor(longest / step + 1e-9)
  return {
    height: plotTop + plot + plotBottom,
    ticks: Array.from({ length: count + 1 }, (_tick, index) => ({ ms: index * step, y: yOf(index * step) })),
    yOf,
    yOfMessage: (sequence, message) => yByPlace.get(`${sequence}.m${message}`) ?? plotTop,
    yOfNote: (sequence, note) => yByPlace.get(`${sequence}.n${note}`) ?? plotTop,
  }
}

function marksOf({ messages, notes }: Sequence, sequence: number): readonly Mark[] {
  const pair = ({ from, to }: Sequence['messages'][number]) => [from, to].toSorted().join()
  return [
    ...messages.map((message, index) => ({
      ms: message.atMs,
      key: `${sequence}.${pair(message)}`,
      gap: leastGap,
      place: `${sequence}.m${index}`,
    })),
    ...notes.map((note, index) => ({
      ms: note.atMs,
      // A cross stands on the line that it crosses out; words need a line of their own.
      key: note.kind === 'refused' ? '' : `${sequence}.`,
      gap: note.kind === 'refused' ? 0 : noteGap,
      place: `${sequence}.n${index}`,
    })),
  ]
}

/** The pixels of marks that are sorted by time, each as far from those before it as it has to be. */
function place(sorted: readonly Mark[], pixelsPerMs: number): readonly number[] {
  const lastOf = new Map<string, number>()
  const places: number[] = []
  let previous = { ms: 0, y: 0 }
  for (const { ms, key, gap } of sorted) {
    const even = previous.y + (ms - previous.ms) * pixelsPerMs
    const near = key.endsWith('.')
      ? Math.max(...[...lastOf].flatMap(([each, y]) => (each.startsWith(key) ? [y + gap] : [])), gap)
      : (lastOf.get(key) ?? 0) + gap
    const y = key === '' ? even : Math.max(even, near)
    places.push(y)
    if (key !== '') lastOf.set(key, y)
    previous = { ms, y }
  }
  return places
}

const endOf = (places: readonly number[]) => (places.at(-1) ?? 0) + 8

/** The pixels of a millisecond with which everything ends where the usual height does. */
function fitting(sorted: readonly Mark[], longest: number): number {
  let low = 0
  let high = usualPlot / longest
  for (let turn = 0; turn < 40; turn += 1) {
    const middle = (low + high) / 2
    if (endOf(place(sorted, middle)) > usualPlot) high = middle
    else low = middle
  }
  return low
}

function between(knots: readonly (readonly [number, number])[], ms: number): number {
  const after = knots.findIndex(([at]) => at >= ms)
  const [toMs, toY] = knots[after] ?? knots.at(-1) ?? [0, 0]
  const [fromMs, fromY] = knots[after - 1] ?? [toMs, toY]
  // Of several knots at one moment the first one counts.
  if (after === -1) return toY
  return toMs === fromMs ? toY : fromY + ((ms - fromMs) / (toMs - fromMs)) * (toY - fromY)
}

/** A round step, of which the longest time has 5 to 8, or 4 where that is nearer. */
function stepOf(longest: number): number {
  const power = 10 ** Math.floor(Math.log10(longest / 5))
  return ([1, 2, 5, 10].find((factor) => longest / (factor * power) <= 8) ?? 10) * power
}
