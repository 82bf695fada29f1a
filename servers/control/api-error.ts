import type { Context, ErrorHandler } from 'hono'
import { HTTPException } from 'hono/http-exception'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { Issue } from '../../scenarios/setup/policy/issue.ts'
import { printable } from '../../scenarios/words/texts/printable.ts'
import { isClientGone } from '../connections/client-gone.ts'
import { PortInUseError } from '../connections/listening.ts'
import { EngineError } from '../proxies/engine.ts'
import { NoProxyError } from '../stage/no-proxy-error.ts'
import { ResidentError } from '../residents/resident-error.ts'
import { jsonLine } from '../terminal/json-line.ts'
import { faults } from '../terminal/standard-streams.ts'

/** A request that the control API refuses; its message is a sentence with the way out. */
export class ApiError extends Error {
  override name = 'ApiError'
  readonly status: ContentfulStatusCode
  readonly issues: readonly Issue[]

  constructor(status: ContentfulStatusCode, message: string, issues: readonly Issue[] = []) {
    super(message)
    this.status = status
    this.issues = issues
  }
}

/** The one form of every error of the API. */
export interface ErrorBody {
  readonly error: { readonly message: string; readonly issues: readonly Issue[] }
}

/** The messages are made printable, since they hold what was sent; the values of issues stay what they are. */
export const errorBody = (message: string, issues: readonly Issue[] = []): ErrorBody => ({
  error: {
    message: printable(message),
    issues: issues.map((issue) => ({ ...issue, message: printable(issue.message) })),
  },
})

const statusOf = {
  unknown: 404,
  'too-many': 429,
  permanent: 409,
  taken: 409,
  unwanted: 409,
} as const

/** Turns whatever a handler threw into the API's error form. */
export const answerError: ErrorHandler = (error, c) => {
  if (error instanceof ApiError) return answer(c, error.message, error.status, error.issues)
  if (error instanceof ResidentError) return answer(c, error.message, statusOf[error.reason])
  if (error instanceof EngineError) return answer(c, error.message, 409)
  if (error instanceof NoProxyError) return answer(c, error.message, 409)
  if (error instanceof PortInUseError) return answer(c, error.message, 409)
  if (error instanceof HTTPException) return answer(c, error.message, error.status)
  if (isClientGone(error, c.env))
    return answer(c, 'The request broke off before all of its body had come.', 400)
  faults.report('The control API failed', error)
  return answer(c, `The lab failed at this request: ${error.message}`, 500)
}

/** People read these with curl in a terminal: the values of issues are escaped there too. */
function answer(c: Context, message: string, status: ContentfulStatusCode, issues: readonly Issue[] = []) {
  return c.body(jsonLine(errorBody(message, issues)), status, { 'Content-Type': 'application/json' })
}
