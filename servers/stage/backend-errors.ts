import type { ErrorHandler } from 'hono'
import { isClientGone } from '../connections/client-gone.ts'
import type { FaultLog } from '../terminal/fault-log.ts'

/**
 * Answers what a backend has thrown exactly as Hono itself does where an app says nothing of errors. Hono logs the whole
 * stack of each, also where a client only broke off its request; here a failure is told once.
 */
export const answerAsHono =
  (faults: Pick<FaultLog, 'report'>): ErrorHandler =>
  (error, c) => {
    if ('getResponse' in error) {
      const response = error.getResponse()
      return c.newResponse(response.body, response)
    }
    if (!isClientGone(error, c.env)) faults.report('A backend threw an error', error)
    return c.text('Internal Server Error', 500)
  }
