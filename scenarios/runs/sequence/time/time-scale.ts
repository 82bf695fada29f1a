import { isTimed, type Sequence } from '../step.ts'
import { stepPlaces, type StepPlace } from './step-places.ts'
import { segmentsOf, timeMap, type TimeMap } from './time-map.ts'
import { ticksOf, type Tick } from './ticks.ts'
import { usualHeight } from './usual-height.ts'

/** One map from time to height for the lanes of an attempt. Pixels are those of a root font of 16 px. */
export interface TimeScale extends TimeMap {
  /** Of the whole drawing, in pixels. */
  readonly height: number
  readonly unit: 'milliseconds' | 'seconds'
  /** None before the first message. */
  readonly ticks: readonly Tick[]
}

/** Where time begins, below the names of the lifelines. */
const plotTop = 42
const plotBottom = 14
/** What is left to time itself, however many messages there are. */
const leastEvenHeight = 40
/** What a drawing shows at least: when nothing lasted, and while something is under way. */
const shortestMs = 0.3
const provisionalMs = 5

/**
 * The scale on which the longest of the sequences fills the drawing. Zero is each lane's own first message. Time
 * runs evenly, but where two messages would come nearer than 18 px it is stretched, for all lanes alike.
 */
export function timeScale(sequences: readonly Sequence[]): TimeScale {
  const drawn = sequences.map(stepPlaces)
  const segments = segmentsOf([{ fromMs: 0, toMs: 0, pixels: 0 }, ...drawn.flatMap(({ demands }) => demands)])
  const topY = plotTop + Math.max(0, ...drawn.map(({ lead }) => lead))
  const lowest = lowestOf(drawn.flatMap(({ places }) => places))
  const bottomAt = (pixelsPerMs: number) => {
    const { yOf } = timeMap(segments, pixelsPerMs, topY)
    return Math.max(topY, ...lowest.map(({ ms, below }) => yOf(ms) + below))
  }
  const bottomY = Math.max(usualHeight - plotBottom, Math.ceil(bottomAt(0)) + leastEvenHeight)
  const longestMs = shownMs(sequences)
  const map = timeMap(segments, fitting(bottomAt, bottomY, (bottomY - topY) / longestMs), topY)
  const hasTime = sequences.some(({ steps }) => steps.some(isTimed))
  return {
    ...map,
    height: bottomY + plotBottom,
    ...(hasTime ? ticksOf(longestMs, map, bottomY) : { unit: 'milliseconds', ticks: [] }),
  }
}

/** The pixels of each step of a sequence, from the top of the drawing. */
export function heightsOf(sequence: Sequence, scale: TimeMap): readonly number[] {
  return stepPlaces(sequence).places.map(({ ms, below }) => scale.yOf(ms) + below)
}

function shownMs(sequences: readonly Sequence[]): number {
  const lastMs = sequences
    .flatMap(({ steps }) => steps.filter(isTimed))
    .reduce((last, { atMs }) => Math.max(last, atMs), 0)
  const isProvisional = lastMs === 0 || sequences.some(({ isUnderWay }) => isUnderWay)
  return Math.max(lastMs, isProvisional ? provisionalMs : shortestMs)
}

/** Those of which none other is below, whatever the scale. */
function lowestOf(places: readonly StepPlace[]): readonly StepPlace[] {
  const lowest: StepPlace[] = []
  for (const place of places.toSorted((a, b) => b.ms - a.ms || b.below - a.below)) {
    if (place.below > (lowest.at(-1)?.below ?? Number.NEGATIVE_INFINITY)) lowest.push(place)
  }
  return lowest
}

/** The most pixels a millisecond, up to a limit, with which everything ends at the bottom or above it. */
function fitting(bottomAt: (pixelsPerMs: number) => number, bottomY: number, limit: number): number {
  if (bottomAt(limit) <= bottomY) return limit
  let fits = 0
  let isTooMuch = limit
  for (let turn = 0; turn < 24; turn += 1) {
    const middle = (fits + isTooMuch) / 2
    if (bottomAt(middle) <= bottomY) fits = middle
    else isTooMuch = middle
  }
  return fits
}
