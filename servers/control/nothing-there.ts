import type { Handler, Hono } from 'hono'
import { errorBody } from './api-error.ts'

const methods = ['GET', 'POST', 'PUT', 'DELETE'] as const

/** Answers what no route of an API took: 405 with the methods that there are at its path, 404 where there are none. */
export const nothingThere =
  (api: Hono): Handler =>
  (c) => {
    const { method, path } = c.req
    const there = methods.filter((each) =>
      api.router.match(each, path)[0].some(([[, route]]) => route.method === each),
    )
    if (there.length === 0) return c.json(errorBody(`There is nothing at ${method} ${path}.`), 404)
    c.header('Allow', there.join(', '))
    return c.json(errorBody(`${path} takes ${there.join(' and ')}, and not ${method}.`), 405)
  }
