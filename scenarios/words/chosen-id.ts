import { z } from 'zod'

const form = /^[a-z][a-z0-9-]{0,31}$/

/** Begins with a letter: in a URL, what reads as a number may be taken for one, and 4e99… for infinity. */
export const isChosenId = (id: string): boolean => form.test(id)

/** The id that a caller chooses for a new stage or company, so that it can close it before it knows that it is there. */
export const chosenIdSchema = z
  .string('An id is a text.')
  .regex(form, 'An id has at most 32 letters a to z, digits and hyphens, and begins with a letter.')
