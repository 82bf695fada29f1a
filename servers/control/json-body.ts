import type { MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { createMiddleware } from 'hono/factory'
import type { z } from 'zod'
import { issuesOf } from '../../scenarios/setup/policy/issue.ts'
import { ApiError } from './api-error.ts'

/** The most bytes of JSON that the control API reads: a policy of full lists is a third of it. */
const maxJsonBytes = 64 * 1024

/** Refuses a body over the limit before it is read. */
export const boundedBody: MiddlewareHandler = bodyLimit({
  maxSize: maxJsonBytes,
  onError: () => {
    throw new ApiError(413, `The body is larger than ${maxJsonBytes} bytes, the most that this API reads.`)
  },
})

/**
 * Reads and validates a JSON body; a handler gets it by `c.req.valid('json')`.
 * @throws ApiError 415 for another content type, 400 for what is not JSON, 422 with every mistake at once.
 */
export function jsonBody<Schema extends z.ZodType>(schema: Schema) {
  return createMiddleware<object, string, { in: { json: z.input<Schema> }; out: { json: z.output<Schema> } }>(
    async (c, next) => {
      const type = c.req.header('content-type') ?? ''
      if (!/^application\/json\s*(;|$)/i.test(type)) {
        throw new ApiError(415, `Send the body with Content-Type: application/json; this one has "${type}".`)
      }
      const text = await c.req.text()
      const body = parse(text)
      const result = schema.safeParse(body)
      if (!result.success) {
        const issues = issuesOf(result.error, body)
        const count = issues.length === 1 ? 'one mistake' : `${issues.length} mistakes`
        throw new ApiError(422, `The body has ${count}; nothing was changed.`, issues)
      }
      c.req.addValidatedData('json', result.data as object)
      await next()
    },
  )
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new ApiError(
      400,
      `The body is not JSON: ${error instanceof Error ? error.message : 'it cannot be read'}.`,
    )
  }
}
