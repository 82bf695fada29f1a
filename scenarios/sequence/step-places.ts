import { isTimed, type Sequence, type Step } from './step.ts'
import type { Demand } from './time-map.ts'

/** Where a step stands: so many pixels below the place of a moment, in milliseconds. */
export interface StepPlace {
  readonly ms: number
  readonly below: number
}

/** How the steps of a sequence stand to each other, whatever the scale. */
export interface StepPlaces {
  readonly places: readonly StepPlace[]
  /** What keeps them apart. */
  readonly demands: readonly Demand[]
  /** The pixels that it needs above its first message. */
  readonly lead: number
}

/** What crosses the left half of a lane, between browser and proxy, and what the right one. */
type Half = 'left' | 'right'

/** The lowest step of a half: a moment, pixels that the moment itself is drawn high, and pixels below it. */
interface Lowest {
  readonly ms: number
  readonly within: number
  readonly beyond: number
}

/** Two messages that cross the same half of a lane are never nearer, in pixels. */
export const leastGap = 18
const gapToUnsent = 24

/** Places the steps one below the other where they would cover each other. */
export function stepPlaces({ steps }: Sequence): StepPlaces {
  const firstTimed = steps.findIndex(isTimed)
  const led = firstTimed === -1 ? [] : steps.slice(0, firstTimed)
  const lead = led.reduce((sum, step) => sum + gapTo(step), 0)
  const places: StepPlace[] = []
  const demands: Demand[] = []
  const lowest = new Map<Half, Lowest>()
  let above = -lead
  for (const step of led) {
    places.push({ ms: 0, below: above })
    above += gapTo(step)
  }
  let last: Lowest | null = null
  for (const step of steps.slice(led.length)) {
    const halves = halvesOf(step)
    const before = halves.flatMap((half) => lowest.get(half) ?? [])
    const place: Lowest = isTimed(step) ? timedPlace(step.atMs, last, before) : untimedPlace(step, before)
    for (const each of before) {
      if (isTimed(step) && step.atMs > each.ms)
        demands.push({ fromMs: each.ms, toMs: step.atMs, pixels: each.beyond + leastGap })
    }
    if (place.within > 0 && isTimed(step))
      demands.push({ fromMs: place.ms, toMs: place.ms, pixels: place.within })
    if (isTimed(step)) last = place
    for (const half of halves) lowest.set(half, place)
    places.push({ ms: place.ms, below: place.within + place.beyond })
  }
  return { places, demands, lead }
}

/** At its moment, or below what is simultaneous with it and in its way. */
function timedPlace(ms: number, last: Lowest | null, before: readonly Lowest[]): Lowest {
  const simultaneous = before.filter((each) => each.ms === ms)
  const within = Math.max(
    last?.ms === ms ? last.within : 0,
    ...simultaneous.map((each) => each.within + each.beyond + leastGap),
  )
  return { ms, within, beyond: 0 }
}

/** Below everything in its way. */
function untimedPlace(step: Step, before: readonly Lowest[]): Lowest {
  if (before.length === 0) return { ms: 0, within: 0, beyond: 0 }
  const ms = Math.max(...before.map((each) => each.ms))
  const within = Math.max(...before.map((each) => (each.ms === ms ? each.within : 0)))
  const beyond = Math.max(...before.map((each) => each.beyond + (each.ms === ms ? each.within - within : 0)))
  return { ms, within, beyond: beyond + gapTo(step) }
}

function gapTo(step: Step): number {
  return step.kind === 'unsent' ? gapToUnsent : leastGap
}

/** Words at the browser's lifeline may be long; those behind the proxy are short. */
function halvesOf(step: Step): readonly Half[] {
  switch (step.kind) {
    case 'unsent':
    case 'remark':
      return ['left', 'right']
    case 'change':
      return ['left']
    case 'failure':
      return step.from === 'proxy' ? ['right'] : ['left', 'right']
    case 'request':
    case 'response':
    case 'body-end':
    case 'interim':
    case 'ghost':
    case 'unarrived': {
      const { from, to } = step
      if (from !== 'proxy' && to !== 'proxy') return ['left', 'right']
      return from === 'browser' || to === 'browser' ? ['left'] : ['right']
    }
  }
}
