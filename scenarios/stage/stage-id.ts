import { z } from 'zod'

/** The stage that every lab starts with. */
export const defaultStageId = 'default'

const form = /^[a-z][a-z0-9-]{0,31}$/

/** Begins with a letter: in a URL, what reads as a number may be taken for one, and 4e99… for infinity. */
export const isStageId = (id: string): boolean => form.test(id)

/** The id that a caller chooses for a new stage, so that it can close the stage before it knows that it is there. */
export const stageIdSchema = z
  .string('The id of a stage is a text.')
  .regex(
    form,
    'The id of a stage has at most 32 letters a to z, digits and hyphens, and begins with a letter.',
  )
