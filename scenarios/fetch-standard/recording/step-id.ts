import type { sentencesOfSteps } from '../sentences/sentences-of-steps.ts'

/**
 * Which step of the standard it is. Code that asks what a verdict went through asks for ids; what people read is in
 * sentences/, apart from the algorithms, so that the oracle can be loaded without it.
 */
export type StepId = keyof typeof sentencesOfSteps

/** What a step is about, in the order in which its sentence takes it. */
export type StepValues<Id extends StepId> = Readonly<Parameters<(typeof sentencesOfSteps)[Id]>>
