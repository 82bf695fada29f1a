import { Hono } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import type { OrderStore } from '../order-store.ts'
import { cookieAttributes } from './session-cookie.ts'

/** A session by cookie, and a resource that wants an Authorization header. */
export const sessionRoutes = (store: OrderStore, cookieName: string) =>
  new Hono()
    .post('/session', (c) => {
      const { attributes, error } = cookieAttributes(c.req.query())
      if (attributes === undefined) return c.json({ error }, 400)
      const name = c.req.query('name')?.slice(0, 60) ?? 'guest'
      setCookie(c, cookieName, store.startSession(name), attributes)
      return c.json({ name }, 201)
    })
    .get('/me', (c) => {
      const name = store.sessionName(getCookie(c, cookieName) ?? '')
      return name === undefined
        ? c.json({ error: 'Nobody is signed in: no session cookie came.' }, 401)
        : c.json({ name })
    })
    .get('/private', (c) => {
      if (c.req.header('authorization') !== undefined) return c.json({ secret: 'The orders of next week.' })
      return c.json({ error: 'Send an Authorization header.' }, 401, { 'WWW-Authenticate': 'Bearer' })
    })
