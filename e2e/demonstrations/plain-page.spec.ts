import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import { cors } from 'hono/cors'
import { expect, test as base, type Page } from 'playwright/test'

/** Listens on a free port until the test ends, and gives the origin. */
type Listen = (app: Hono) => Promise<string>

// Without the lab: CORS needs no more than a page, an API at another origin, and a browser.
const test = base.extend<{ readonly listen: Listen }>({
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads the names of fixtures here
  listen: async ({}, use) => {
    const servers: ReturnType<typeof serve>[] = []
    await use(async ({ fetch }) => {
      const server = serve({ fetch, port: 0, hostname: '127.0.0.1' })
      servers.push(server)
      await once(server, 'listening')
      return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    })
    for (const server of servers) server.close()
  },
})

/** A page with nothing in it. */
const emptyPage = () => new Hono().get('/', (context) => context.html('<title>A page</title>'))

/** An API that keeps orders, and notes the methods that reach it. */
function ordersApi(...middleware: readonly ReturnType<typeof cors>[]) {
  const received: string[] = []
  const orders: unknown[] = []
  const app = new Hono()
  app.use(async ({ req }, next) => {
    received.push(req.method)
    await next()
  })
  for (const each of middleware) app.use(each)
  app.post('/orders', async (context) => {
    orders.push(await context.req.json())
    return context.json({ count: orders.length }, 201)
  })
  return { app, received, orders }
}

/** Sends an order from the page; gives what its script learns. */
const order = (from: Page, api: string, contentType: string) =>
  from.evaluate(
    ([url, type]) =>
      fetch(url, { method: 'POST', headers: { 'Content-Type': type }, body: '{"item":"tea"}' }).then(
        (response) => response.text(),
        (error: unknown) => String(error),
      ),
    [`${api}/orders`, contentType] as const,
  )

test('the page may not read the answer, and yet the order is placed', async ({ listen, page }) => {
  const api = ordersApi()
  await page.goto(await listen(emptyPage()))
  expect(await order(page, await listen(api.app), 'text/plain')).toBe('TypeError: Failed to fetch')
  expect(api.received).toEqual(['POST'])
  expect(api.orders).toEqual([{ item: 'tea' }])
})

test('JSON is preceded by a preflight, and without a good answer nothing else is sent', async ({
  listen,
  page,
}) => {
  const api = ordersApi()
  await page.goto(await listen(emptyPage()))
  expect(await order(page, await listen(api.app), 'application/json')).toBe('TypeError: Failed to fetch')
  expect(api.received).toEqual(['OPTIONS'])
  expect(api.orders).toEqual([])
})

test('one line in the API, and the page reads the answer', async ({ listen, page }) => {
  const api = ordersApi(cors())
  await page.goto(await listen(emptyPage()))
  expect(await order(page, await listen(api.app), 'application/json')).toBe('{"count":1}')
  expect(api.received).toEqual(['OPTIONS', 'POST'])
})
