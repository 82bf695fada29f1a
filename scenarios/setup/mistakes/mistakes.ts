import type { LaneBehaviour } from '../behaviour/lane-behaviour.ts'
import { blindReflection } from './blind-reflection.ts'
import { bothLayers } from './both-layers.ts'
import { lostInLocation } from './lost-in-location.ts'
import type { MistakeRecord, RightLane } from './mistake.ts'
import { noAlways } from './no-always.ts'
import { noAnchors } from './no-anchors.ts'
import { noVary } from './no-vary.ts'

/** A closed list: what is not in it cannot be asked for. */
const records = [noAlways, lostInLocation, blindReflection, noAnchors, noVary, bothLayers] as const

export type Mistake = (typeof records)[number]['id']

export const mistakeNames: readonly Mistake[] = records.map(({ id }) => id)

/** Every mistake, by its id. */
export const mistakes = Object.fromEntries(records.map((record) => [record.id, record])) as Readonly<
  Record<Mistake, MistakeRecord>
>

/** What a lane does that makes these mistakes, in whatever order they are named. */
export const withMistakes = (
  made: readonly Mistake[],
  lane: LaneBehaviour,
  right: RightLane,
): LaneBehaviour =>
  records
    .filter(({ id }) => made.includes(id))
    .reduce((behaviour, record) => record.change(behaviour, right), lane)
