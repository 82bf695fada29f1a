import type { Section } from '../recording/sections.ts'
import type { Because } from '../recording/verdict.ts'
import { sectionsOfSteps } from './sections-of-steps.ts'
import { sentencesOfSteps } from './sentences-of-steps.ts'

/** A step of a verdict as people read it: where it is written, what it asks, and whether that held. */
export interface ToldStep {
  readonly section: Section
  readonly says: string
  readonly holds: boolean
}

/** Says in words what a step of a verdict asked. */
export function toldStep({ id, values, holds }: Because): ToldStep {
  const sentence: (...values: string[]) => string = sentencesOfSteps[id]
  return { section: sectionsOfSteps[id], says: sentence(...values), holds }
}
