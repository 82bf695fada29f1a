import type { ErrorHandler } from 'hono'
import { HTTPException } from 'hono/http-exception'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { Issue } from '../../scenarios/policy/issue.ts'
import { PortInUseError } from '../listening.ts'
import { EngineError } from '../proxies/engine.ts'
import { NoProxyError } from '../stage/no-proxy-error.ts'
import { ResidentError } from '../residents/resident-error.ts'

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

export const errorBody = (message: string, issues: readonly Issue[] = []): ErrorBody => ({
  error: { message, issues },
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
  if (error instanceof ApiError) return c.json(errorBody(error.message, error.issues), error.status)
  if (error instanceof ResidentError) return c.json(errorBody(error.message), statusOf[error.reason])
  if (error instanceof EngineError) return c.json(errorBody(error.message), 409)
  if (error instanceof NoProxyError) return c.json(errorBody(error.message), 409)
  if (error instanceof PortInUseError) return c.json(errorBody(error.message), 409)
  if (error instanceof HTTPException) return c.json(errorBody(error.message), error.status)
  console.error(error)
  return c.json(errorBody(`The lab failed at this request: ${error.message}`), 500)
}
