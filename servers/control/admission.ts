import { createMiddleware } from 'hono/factory'
import { ApiError } from './api-error.ts'

/**
 * Who may use the control API: requests to Host localhost:PORT or 127.0.0.1:PORT, so that no foreign name
 * that resolves to loopback (DNS rebinding) reaches it, and, where a browser says on whose behalf it asks,
 * only the dashboard. Programs send neither Origin nor Sec-Fetch-Site.
 */
export function admission(dashboard: () => string) {
  return createMiddleware(async (c, next) => {
    const own = new URL(dashboard())
    const host = c.req.header('host')
    if (host !== own.host && host !== `127.0.0.1:${own.port}`) {
      throw new ApiError(
        403,
        `The control API does not answer to Host "${host ?? ''}". Use ${own.host} or 127.0.0.1:${own.port}.`,
      )
    }
    const origin = c.req.header('origin')
    if (origin !== undefined && origin !== own.origin) {
      throw new ApiError(
        403,
        `The control API does not answer to a page of ${origin}, only to ${own.origin}.`,
      )
    }
    const site = c.req.header('sec-fetch-site')
    if (site === 'cross-site' || site === 'same-site') {
      throw new ApiError(403, 'The control API answers to the dashboard, not to pages of other origins.')
    }
    await next()
  })
}
