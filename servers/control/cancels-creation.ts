import type { Context } from 'hono'
import { ApiError } from './api-error.ts'

/** In the URL of a DELETE: what is not there yet is not created either, should that be asked for within a minute. */
const parameter = 'cancel-creation'

/**
 * Whether a DELETE cancels the creation of what it names as well. A page that goes away cannot know whether its
 * request to create has arrived.
 * @throws ApiError for a value that says neither.
 */
export function cancelsCreation(c: Context): boolean {
  const value = c.req.query(parameter)
  if (value === undefined || value === 'false') return false
  if (value === '' || value === 'true') return true
  throw new ApiError(400, `${parameter} is "${value.slice(0, 80)}". Write ?${parameter}, or leave it out.`)
}
