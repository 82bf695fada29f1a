import { isTimed, type Sequence, type Step, type UntimedStep } from '../step.ts'
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

/** Where a step stands, in detail: at a moment, `within` what is simultaneous, and `beyond` it, in pixels. */
interface Place {
  readonly ms: number
  readonly within: number
  readonly beyond: number
  /** What it covers below its own height. */
  readonly covers: number
}

/** Two messages that cross the same half of a lane are never nearer, in pixels. */
export const leastGap = 18
/** A bar across the end of a line is higher than a tip. */
const gapToUnsent = 24
/** Nothing else is drawn beside what is only expected. */
const gapToPredicted = 44
/** Words without a line reach below their height; a label stands above its line. */
const wordsCover = 8

/** Places the steps one below the other where they would cover each other. */
export function stepPlaces({ steps }: Sequence): StepPlaces {
  const ahead = Math.max(0, steps.findIndex(isTimed))
  const places: StepPlace[] = steps
    .slice(0, ahead)
    .map((_step, index) => ({ ms: 0, below: (index - ahead) * leastGap }))
  const demands: Demand[] = []
  const lowest = new Map<Half, Place>()
  let last: Place | null = null
  let previous: Place | null = null
  for (const step of steps.slice(ahead)) {
    const halves = halvesOf(step)
    const before = halves.flatMap((half) => lowest.get(half) ?? [])
    let place: Place
    if (isTimed(step)) {
      place = placeAt(step.atMs, last, before)
      demands.push(...demandsOf(place, before))
      last = place
    } else place = isPassedOn(step) && previous !== null ? previous : placeBelow(step, before)
    previous = place
    for (const half of halves) lowest.set(half, place)
    places.push({ ms: place.ms, below: place.within + place.beyond })
  }
  return { places, demands, lead: ahead * leastGap }
}

/** At its moment, or below what is simultaneous with it and in its way. */
function placeAt(ms: number, last: Place | null, before: readonly Place[]): Place {
  const within = Math.max(
    last?.ms === ms ? last.within : 0,
    ...before.filter((each) => each.ms === ms).map((each) => each.within + gapBelow(each)),
  )
  return { ms, within, beyond: 0, covers: 0 }
}

function demandsOf({ ms, within }: Place, before: readonly Place[]): readonly Demand[] {
  const earlier = before.filter((each) => each.ms < ms)
  return [
    ...earlier.map((each) => ({ fromMs: each.ms, toMs: ms, pixels: gapBelow(each) })),
    ...(within > 0 ? [{ fromMs: ms, toMs: ms, pixels: within }] : []),
  ]
}

const gapBelow = ({ beyond, covers }: Place) => beyond + covers + leastGap

/** Below everything in its way. */
function placeBelow(step: UntimedStep, before: readonly Place[]): Place {
  const covers = isWords(step) ? wordsCover : 0
  if (before.length === 0) return { ms: 0, within: 0, beyond: 0, covers }
  const gap = gapAbove(step)
  const ms = Math.max(...before.map((each) => each.ms))
  const within = Math.max(...before.map((each) => (each.ms === ms ? each.within : 0)))
  const beyond = Math.max(
    ...before.map((each) => {
      const coveredBelow = isWords(step) ? 0 : each.covers
      return each.beyond + coveredBelow + (each.ms === ms ? each.within - within : 0)
    }),
  )
  return { ms, within, beyond: beyond + gap, covers }
}

/** What a proxy will pass on is drawn as one line through it: nobody knows when it will be where. */
const isPassedOn = (step: UntimedStep) => step.kind === 'predicted' && step.from === 'proxy'

const gapAbove = ({ kind }: UntimedStep) =>
  kind === 'predicted' ? gapToPredicted : kind === 'unsent' ? gapToUnsent : leastGap

const isWords = ({ kind }: Step) =>
  kind === 'failure' || kind === 'change' || kind === 'remark' || kind === 'unsent'

/** Words that begin at the browser's lifeline may be long; those behind the proxy are short. */
function halvesOf(step: Step): readonly Half[] {
  switch (step.kind) {
    case 'unsent':
    case 'remark':
    case 'ghost':
    case 'predicted':
      return ['left', 'right']
    case 'change':
      return ['left']
    case 'failure':
      return step.from === 'proxy' ? ['right'] : ['left', 'right']
    case 'request':
    case 'response':
    case 'body-end':
    case 'interim':
    case 'unarrived': {
      const { from, to } = step
      if (from !== 'proxy' && to !== 'proxy') return ['left', 'right']
      return from === 'browser' || to === 'browser' ? ['left'] : ['right']
    }
  }
}
