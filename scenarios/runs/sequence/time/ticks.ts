import type { TimeMap } from './time-map.ts'

export interface Tick {
  readonly ms: number
  readonly y: number
  /** In the unit of the axis. */
  readonly label: string
}

export interface Ticks {
  readonly unit: 'milliseconds' | 'seconds'
  readonly ticks: readonly Tick[]
}

/** Nearer to each other, two figures could not be read, in pixels. */
const leastGap = 15

/** Ticks at round moments, 5 to 8 within the longest time; where some would be too near, they are left out. */
export function ticksOf(longestMs: number, { yOf }: TimeMap, bottomY: number): Ticks {
  const { step, decimals } = roundStep(longestMs)
  const isInSeconds = step >= 1_000
  const unitMs = isInSeconds ? 1_000 : 1
  const places = Math.max(0, isInSeconds ? decimals + 3 : decimals)
  const ticks: Tick[] = []
  for (let count = 0; count < mostTicks; count += 1) {
    const ms = count * step
    const y = yOf(ms)
    if (y > bottomY + rounding) break
    if (y - (ticks.at(-1)?.y ?? Number.NEGATIVE_INFINITY) < leastGap) continue
    ticks.push({ ms, y, label: (ms / unitMs).toFixed(places) })
  }
  return { unit: isInSeconds ? 'seconds' : 'milliseconds', ticks }
}

const mostTicks = 40
/** The last tick may be at the very bottom, but for rounding; in pixels. */
const rounding = 0.01

const roundFactors: readonly (readonly [factor: number, decimals: number])[] = [
  [1, 0],
  [2, 0],
  [2.5, 1],
  [5, 0],
]

/** The least round step of which the time has fewer than 8, and how many decimals its multiples have. */
function roundStep(longestMs: number): { readonly step: number; readonly decimals: number } {
  for (let exponent = Math.floor(Math.log10(longestMs)) - 1; ; exponent += 1) {
    for (const [factor, decimals] of roundFactors) {
      const step = factor * 10 ** exponent
      if (longestMs / step < 8) return { step, decimals: decimals - exponent }
    }
  }
}
