import { Hono } from 'hono'

const routes = [
  'GET /orders',
  'POST /orders',
  'GET /orders/:id',
  'PUT /orders/:id',
  'PATCH /orders/:id',
  'DELETE /orders/:id',
  'GET /orders.csv',
  'GET /catalogue',
  'GET /me',
  'POST /session?name=&domain=&sameSite=',
  'GET /private',
  'ANY /status/:code',
  'ANY /slow?ms=',
  'ANY /redirect?to=&status=',
  'ANY /crash',
]

/** What there is to ask for, for whoever opens the backend's address. */
export const indexRoutes = () => new Hono().get('/', (c) => c.json({ routes }))
