import { expect, test, vi } from 'vitest'
import { backendApplying } from '../../scenarios/setup/behaviour/backend-behaviour.ts'
import { defaultPolicy } from '../../scenarios/setup/policy/default-policy.ts'
import type { Policy } from '../../scenarios/setup/policy/policy.ts'
import { createBackendApp } from './create-app.ts'
import { createOrderStore } from './order-store.ts'

const origin = 'http://localhost:4100'

function backend(policy: Policy | null = null) {
  const work: string[] = []
  const store = createOrderStore((change, id) => work.push(`${change} ${id}`))
  return {
    app: createBackendApp({ behaviour: backendApplying(policy), store, cookieName: 'session-x' }),
    store,
    work,
  }
}

interface Case {
  readonly method?: string
  readonly path: string
  readonly body?: string
  readonly headers?: Record<string, string>
  readonly status: number
  readonly text?: RegExp
  readonly responseHeaders?: Record<string, string>
  readonly work?: readonly string[]
}

const tea = '{"item":"tea","quantity":3}'

const cases: readonly Case[] = [
  { path: '/', status: 200, text: /"GET \/orders\/:id"/ },
  { path: '/orders', status: 200, text: /^\[\{"id":1,.*"id":20,/ },
  { method: 'HEAD', path: '/orders', status: 200, text: /^$/ },
  { path: '/orders/20', status: 200, text: /"id":20/ },
  { path: '/orders/21', status: 404, text: /There is no order 21/ },
  { path: '/orders/x', status: 404, text: /There is no order x/ },
  {
    method: 'POST',
    path: '/orders',
    body: tea,
    headers: { 'content-type': 'text/plain' },
    status: 201,
    text: /"id":21/,
    responseHeaders: { location: '/orders/21' },
    work: ['created 21'],
  },
  { method: 'POST', path: '/orders', body: 'item=tea', status: 400, text: /not JSON/ },
  { method: 'POST', path: '/orders', body: '7', status: 422, text: /no object/ },
  { method: 'POST', path: '/orders', body: '{"item":""}', status: 422, text: /item is empty.*whole number/ },
  { method: 'PUT', path: '/orders/17', body: tea, status: 200, work: ['updated 17'] },
  { method: 'PUT', path: '/orders/99', body: tea, status: 201, work: ['created 99'] },
  { method: 'PUT', path: '/orders/0', body: tea, status: 400, text: /1 to 999999/ },
  { method: 'PUT', path: '/orders/1', body: '{', status: 400 },
  {
    method: 'PATCH',
    path: '/orders/3',
    body: '{"quantity":9}',
    status: 200,
    text: /"cocoa","quantity":9/,
    work: ['updated 3'],
  },
  { method: 'PATCH', path: '/orders/999', body: '{}', status: 404 },
  { method: 'PATCH', path: '/orders/3', body: '{"quantity":"many"}', status: 422 },
  { method: 'PATCH', path: '/orders/3', body: '[]', status: 422, text: /no object/, work: [] },
  { method: 'DELETE', path: '/orders/3', status: 204, work: ['deleted 3'] },
  { method: 'DELETE', path: '/orders/300', status: 404, work: [] },
  {
    path: '/orders.csv',
    status: 200,
    text: /^id,item,quantity\n1,tea,1\n/,
    responseHeaders: { 'x-total-count': '20', 'content-disposition': 'attachment; filename="orders.csv"' },
  },
  {
    path: '/catalogue',
    status: 200,
    responseHeaders: { etag: '"catalogue-1"', 'cache-control': 'public, max-age=60' },
  },
  { path: '/catalogue', headers: { 'if-none-match': '"catalogue-1"' }, status: 304, text: /^$/ },
  { path: '/me', status: 401 },
  { method: 'POST', path: '/session?name=ada', status: 201, work: ['session ada'] },
  { method: 'POST', path: '/session?sameSite=lax', status: 400, text: /one of: Lax, Strict, None/ },
  {
    method: 'POST',
    path: '/session?domain=localhost',
    status: 400,
    text: /domain is lab.localhost/,
    work: [],
  },
  { path: '/private', status: 401, responseHeaders: { 'www-authenticate': 'Bearer' } },
  { path: '/private', headers: { authorization: 'Bearer x' }, status: 200 },
  { path: '/status/418', status: 418 },
  { method: 'DELETE', path: '/status/204', status: 204, text: /^$/ },
  ...[205, 304].map((status) => ({ path: `/status/${status}`, status, text: /^$/ })),
  { method: 'HEAD', path: '/status/500', status: 500, text: /^$/ },
  ...['99', '600', '2e2', '0xC8', '200.0', 'x'].map((code) => ({ path: `/status/${code}`, status: 400 })),
  { path: '/slow?ms=1', status: 200 },
  ...['10001', '-1', '1.5', 'x', ''].map((ms) => ({
    path: `/slow?ms=${ms}`,
    status: 400,
    text: /0 to 10000/,
  })),
  { path: '/redirect?to=http://b/c&status=307', status: 307, responseHeaders: { location: 'http://b/c' } },
  { path: '/redirect?to=a%0d%0aX:%20y', status: 400, text: /no header may hold/ },
  { path: '/redirect?to=%E2%82%AC', status: 400, text: /no header may hold/ },
  { path: '/redirect?status=200', status: 400 },
  ...[301, 302, 303, 307, 308].map((status) => ({
    path: `/redirect?to=null&status=${status}`,
    method: 'PUT',
    status,
    responseHeaders: { location: 'null' },
  })),
  { path: '/crash', status: 500 },
  { path: '/nowhere', status: 404, text: /There is nothing at \/nowhere/ },
]

test.each(cases)('answers $method $path $headers with $status', async (each) => {
  // Hono reports an exception of a handler on the console, as it should.
  const silent = vi.spyOn(console, 'error').mockImplementation(() => {})
  const { app, work } = backend()
  const { method = 'GET', path, body, headers } = each
  const response = await app.request(path, {
    method,
    ...(body !== undefined && { body }),
    ...(headers && { headers }),
  })
  silent.mockRestore()
  expect(response.status).toBe(each.status)
  expect(await response.text()).toMatch(each.text ?? /(?:)/)
  for (const [name, value] of Object.entries(each.responseHeaders ?? {}))
    expect(response.headers.get(name)).toBe(value)
  expect(work).toEqual(each.work ?? [])
})

test.each(['=1+1', '+1', '-1', '@SUM(1)', '=cmd|" /C calc"!A0'])(
  'the CSV has %j as a text that no spreadsheet runs, and the JSON has it as it is',
  async (item) => {
    const { app, store } = backend()
    const { id } = store.create({ item, quantity: 1 })
    expect(await (await app.request('/orders.csv')).text()).toMatch(new RegExp(String.raw`\n${id},"?'`))
    expect(await (await app.request(`/orders/${id}`)).json()).toMatchObject({ item })
  },
)

test('knows who is signed in by the cookie that is named for its lane', async () => {
  const { app } = backend()
  const signedIn = await app.request('/session?name=ada', { method: 'POST' })
  const cookie = signedIn.headers.get('set-cookie') ?? ''
  expect(cookie).toMatch(/^session-x=\w+; Path=\/; HttpOnly; SameSite=Lax$/)
  const answer = await app.request('/me', { headers: { cookie: cookie.split(';')[0]! } })
  expect(await answer.json()).toEqual({ name: 'ada' })
})

test.each([
  ['', 'Path=/; HttpOnly; SameSite=Lax'],
  ['sameSite=Strict', 'Path=/; HttpOnly; SameSite=Strict'],
  ['sameSite=None', 'Path=/; HttpOnly; Secure; SameSite=None'],
  ['domain=lab.localhost', 'Domain=lab.localhost; Path=/; HttpOnly; SameSite=Lax'],
])('gives the cookie of a session the attributes that were asked for: %s', async (query, attributes) => {
  const answer = await backend().app.request(`/session?${query}`, { method: 'POST' })
  expect(answer.headers.get('set-cookie')?.replace(/^session-x=\w+; /, '')).toBe(attributes)
})

test('waits no longer once the client is gone', async () => {
  const [gone, patient] = [new AbortController(), new AbortController()]
  const slow = (ms: number, { signal }: AbortController) =>
    Promise.resolve(backend().app.request(`/slow?ms=${ms}`, { signal })).then(() => ms)
  const answers = [slow(10_000, gone), slow(9_000, patient)]
  gone.abort()
  // Before one that was asked at the same time for a shorter wait.
  expect(await Promise.race(answers)).toBe(10_000)
  patient.abort()
})

test('refuses a body over 1 MB, whether or not its length was said', async () => {
  const { app, work } = backend()
  const item = 'x'.repeat(1024 * 1024)
  const body = JSON.stringify({ item, quantity: 1 })
  const announced = await app.request('/orders', {
    method: 'POST',
    body,
    headers: { 'content-length': String(body.length) },
  })
  const streamed = await app.request('/orders', {
    method: 'POST',
    body: new Blob([body]).stream(),
    duplex: 'half',
  })
  expect([announced.status, streamed.status]).toEqual([413, 413])
  expect(work).toEqual([])
})

test('stays bounded, keeps the first orders, and can be reset', async () => {
  const { app, store } = backend()
  for (let index = 0; index < 1_100; index += 1) store.create({ item: 'tea', quantity: 1 })
  expect(store.list()).toHaveLength(1_020)
  expect(store.get(20)).toBeDefined()
  for (let index = 0; index < 300; index += 1) store.startSession('ada')
  store.reset()
  expect(await (await app.request('/orders')).json()).toHaveLength(20)
})

const preflight = (from: string, method = 'PUT', headers = 'content-type') => ({
  method: 'OPTIONS',
  headers: {
    origin: from,
    'access-control-request-method': method,
    'access-control-request-headers': headers,
  },
})

test('answers a preflight by its policy, and leaves Access-Control-Allow-Origin out for others', async () => {
  const { app } = backend(defaultPolicy(origin))
  const allowed = await app.request('/orders/17', preflight(origin))
  expect([allowed.status, allowed.headers.get('access-control-allow-origin')]).toEqual([204, origin])
  expect(allowed.headers.get('access-control-allow-methods')).toBe('GET,POST,PUT,PATCH,DELETE')
  expect(allowed.headers.get('access-control-max-age')).toBe('600')
  for (const other of ['http://evil.localhost:4100', 'null', `${origin}0`]) {
    const refused = await app.request('/orders/17', preflight(other))
    expect(refused.headers.has('access-control-allow-origin')).toBe(false)
  }
})

test.each(['/orders/1', '/orders/404', '/nowhere', '/crash', '/status/500'])(
  'has its CORS headers on %s',
  async (path) => {
    const silent = vi.spyOn(console, 'error').mockImplementation(() => {})
    const answer = await backend(defaultPolicy(origin)).app.request(path, { headers: { origin } })
    silent.mockRestore()
    expect(answer.headers.get('access-control-allow-origin')).toBe(origin)
    expect(answer.headers.get('vary')).toContain('Origin')
  },
)

test('allows no header when the policy lists none, although Hono would allow all', async () => {
  const { app } = backend({ ...defaultPolicy(origin), requestHeaders: [] })
  const answer = await app.request('/orders/17', preflight(origin, 'PUT', 'x-anything'))
  expect(answer.headers.get('access-control-allow-headers')).toBe('')
})

test('lists no method when the policy lists none', async () => {
  const { app } = backend({ ...defaultPolicy(origin), methods: [], maxAgeSeconds: null })
  const answer = await app.request('/orders/17', preflight(origin))
  expect(answer.headers.has('access-control-allow-methods')).toBe(false)
  expect(answer.headers.has('access-control-max-age')).toBe(false)
})

test('knows nothing of CORS without a policy', async () => {
  const { app } = backend()
  const answer = await app.request('/orders/17', preflight(origin))
  expect(answer.status).toBe(404)
  expect(
    [...answer.headers.keys()].filter((name) => name.startsWith('access-control') || name === 'vary'),
  ).toEqual([])
})
