/** A demand that two moments be at least so many pixels apart. They may be the same moment. */
export interface Demand {
  readonly fromMs: number
  readonly toMs: number
  readonly pixels: number
}

/** A map from time to pixels that never runs backwards. */
export interface TimeMap {
  /** Where a moment begins, in pixels. */
  readonly yOf: (ms: number) => number
  /** Where time is drawn longer than elsewhere, from top to bottom. */
  readonly stretches: readonly { readonly fromY: number; readonly toY: number }[]
}

/** Between two moments that follow each other, or, where they are one, at it. */
interface Segment {
  readonly fromMs: number
  readonly toMs: number
  /** The least height that the demands leave it, in pixels. */
  readonly least: number
}

/**
 * The pieces of time on which no demand begins or ends. Within each of them time runs evenly: it is as high as
 * the steepest of the demands that cover it asks for.
 */
export function segmentsOf(demands: readonly Demand[]): readonly Segment[] {
  const moments = [...new Set(demands.flatMap(({ fromMs, toMs }) => [fromMs, toMs]))].toSorted(
    (a, b) => a - b,
  )
  const places = new Map(moments.map((ms, index) => [ms, index]))
  const jumps = moments.map(() => 0)
  const steepest = moments.map(() => 0)
  for (const { fromMs, toMs, pixels } of demands) {
    const from = places.get(fromMs) ?? 0
    const to = places.get(toMs) ?? 0
    if (from === to) jumps[from] = Math.max(jumps[from] ?? 0, pixels)
    const slope = pixels / (toMs - fromMs)
    for (let at = from; at < to; at += 1) steepest[at] = Math.max(steepest[at] ?? 0, slope)
  }
  return moments.flatMap((ms, index) => {
    const next = moments[index + 1] ?? ms
    const jump = jumps[index] ?? 0
    const even = { fromMs: ms, toMs: next, least: (steepest[index] ?? 0) * (next - ms) }
    return jump === 0 ? [even] : [{ fromMs: ms, toMs: ms, least: jump }, even]
  })
}

/** The map that gives each segment its least height, or what it takes at so many pixels a millisecond. */
export function timeMap(segments: readonly Segment[], pixelsPerMs: number, topY: number): TimeMap {
  const knots: { readonly ms: number; readonly y: number }[] = []
  const stretches: { readonly fromY: number; toY: number }[] = []
  let y = topY
  for (const { fromMs, toMs, least } of segments) {
    knots.push({ ms: fromMs, y })
    const even = (toMs - fromMs) * pixelsPerMs
    const height = Math.max(least, even)
    if (least > even * noticeably) {
      const last = stretches.at(-1)
      if (last?.toY === y) last.toY = y + height
      else stretches.push({ fromY: y, toY: y + height })
    }
    y += height
  }
  const end = { ms: segments.at(-1)?.toMs ?? 0, y }
  return { yOf: (ms) => heightAt(knots, end, ms, pixelsPerMs), stretches }
}

/** Less than this is not worth a word. */
const noticeably = 1.15

interface Knot {
  readonly ms: number
  readonly y: number
}

function heightAt(knots: readonly Knot[], end: Knot, ms: number, pixelsPerMs: number): number {
  if (ms > end.ms) return end.y + (ms - end.ms) * pixelsPerMs
  // The first knot that is not before the moment: where it stands several times, a moment begins at the first.
  let low = 0
  let high = knots.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((knots[middle]?.ms ?? 0) < ms) low = middle + 1
    else high = middle
  }
  const after = knots[low] ?? end
  const before = knots[low - 1]
  if (before === undefined) return after.y
  return before.y + ((ms - before.ms) / (after.ms - before.ms)) * (after.y - before.y)
}
