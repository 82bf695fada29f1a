import { request as httpRequest, type IncomingHttpHeaders } from 'node:http'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { defaultPolicy } from '../../scenarios/setup/policy/default-policy.ts'
import type { Attempt } from '../../scenarios/words/attempt.ts'
import type { RunningFile, Stage } from '../../scenarios/setup/stage.ts'
import { launch, type Lab } from '../launch.ts'
import { nginxEngine } from '../proxies/nginx/engine.ts'

let lab: Lab
let port: number

beforeAll(async () => {
  lab = await launch({ portBase: 0 })
  port = Number(new URL(lab.dashboard).port)
})

afterAll(() => lab.close())

interface Answer {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly text: string
}

interface Call {
  readonly method?: string
  readonly headers?: Record<string, string>
  readonly body?: string
}

/** By node:http, since fetch lets nobody set Host or Origin. */
function call(path: string, { method = 'GET', headers = {}, body }: Call = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const req = httpRequest({
      host: '127.0.0.1',
      port,
      path,
      method,
      headers: { host: `localhost:${port}`, ...headers },
    })
    req.on('error', reject).on('response', (res) => {
      let text = ''
      res.setEncoding('utf8').on('data', (part: string) => (text += part))
      res.on('end', () => resolve({ status: res.statusCode ?? 0, headers: res.headers, text }))
    })
    req.end(body)
  })
}

const json = (value: unknown, method = 'POST'): Call => ({
  method,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(value),
})

const request = () => ({ policy: defaultPolicy(lab.dashboard), lanes: [{ strategy: 'backend' }] })
const messageOf = ({ text }: Answer) => (JSON.parse(text) as { error: { message: string } }).error.message

const refusals = [
  ['a foreign Host', { headers: { host: 'attacker.example' } }],
  ['a name under localhost', { headers: { host: 'evil.localhost:4100' } }],
  ['the right host with another port', { headers: { host: 'localhost:1' } }],
  ['a foreign Origin', { headers: { origin: 'http://attacker.example' } }],
  ['the Origin null', { headers: { origin: 'null' } }],
  ['a page of another origin of the same site', { headers: { 'sec-fetch-site': 'same-site' } }],
  ['a page of another site', { headers: { 'sec-fetch-site': 'cross-site' } }],
] as const satisfies readonly (readonly [string, Call])[]

test.each(refusals)('refuses %s and says who is answered', async (_, details) => {
  const answer = await call('/api/stages', details)
  expect(answer.status).toBe(403)
  expect(messageOf(answer)).toMatch(/does not answer to|answers to the dashboard/)
})

test('answers 127.0.0.1, and the dashboard by its Origin', async () => {
  expect((await call('/api/stages', { headers: { host: `127.0.0.1:${port}` } })).status).toBe(200)
  expect((await call('/api/stages', { headers: { origin: lab.dashboard } })).status).toBe(200)
})

test('gives every other host agent pages and nothing else', async () => {
  const headers = { host: `evil.localhost:${port}` }
  const agent = await call('/agent', { headers })
  expect(agent.status).toBe(200)
  expect(agent.headers['content-security-policy']).toBe(`frame-ancestors ${lab.dashboard}`)
  expect(agent.text).toContain(lab.dashboard)
  expect((await call('/', { headers })).status).toBe(404)
  expect((await call('/api/lab', { headers })).status).toBe(403)
  expect((await call('/healthz', { headers })).status).toBe(403)
})

test('sends a reader of 127.0.0.1 to the dashboard at localhost, with path and query', async () => {
  const answer = await call('/bench?method=PUT', { headers: { host: `127.0.0.1:${port}` } })
  expect([answer.status, answer.headers.location]).toEqual([302, `${lab.dashboard}/bench?method=PUT`])
})

const badBodies = [
  ['malformed JSON', 400, { ...json(0), body: '{"policy": ' }, /not JSON/],
  ['an empty body', 400, { ...json(0), body: '' }, /not JSON/],
  ['another content type', 415, { ...json(0), headers: { 'content-type': 'text/plain' } }, /Content-Type/],
  ['a body over the limit', 413, { ...json(0), body: `"${'x'.repeat(70_000)}"` }, /larger than 65536 bytes/],
  ['a body that is no object', 422, json(7), /one mistake/],
] as const satisfies readonly (readonly [string, number, Call, RegExp])[]

test.each(badBodies)('refuses %s with %i', async (_, status, details, message) => {
  const answer = await call('/api/stages', details)
  expect(answer.status).toBe(status)
  expect(messageOf(answer)).toMatch(message)
})

test('refuses a chunked body over the limit, too', async () => {
  const details = json({ padding: 'x'.repeat(70_000) })
  const answer = await call('/api/stages', {
    ...details,
    headers: { ...details.headers, 'transfer-encoding': 'chunked' },
  })
  expect(answer.status).toBe(413)
})

test('reports all mistakes of a policy at once and leaves the running stage as it was', async () => {
  const before = (await call('/api/stages/default')).text
  const answer = await call(
    '/api/stages/default',
    json({ policy: { ...request().policy, origins: ['http://a/', 'b'], methods: [''] }, lanes: [] }, 'PUT'),
  )
  expect(answer.status).toBe(422)
  const { error } = JSON.parse(answer.text) as { error: { issues: { path: string }[] } }
  expect(error.issues.map((issue) => issue.path)).toEqual([
    'policy.origins.0',
    'policy.origins.1',
    'policy.methods.0',
    'lanes',
  ])
  expect((await call('/api/stages/default')).text).toBe(before)
})

test('makes a stage, changes it at the same addresses, and closes it', async () => {
  const made = await call('/api/stages', json(request()))
  expect(made.status).toBe(201)
  const stage = JSON.parse(made.text) as Stage
  const url = stage.lanes[0]!.url

  const lanes = [{ strategy: 'proxy' }, { strategy: 'none' }]
  const changed = await call(`/api/stages/${stage.id}`, json({ ...request(), lanes }, 'PUT'))
  const after = JSON.parse(changed.text) as Stage
  expect(after.lanes.map((lane) => [lane.id, lane.engine])).toEqual([
    ['proxy', 'embedded'],
    ['none', null],
  ])
  expect(after.lanes[0]!.url).toBe(url)
  expect((await fetch(`${url}/orders/1`)).status).toBe(200)

  expect((await call(`/api/stages/${stage.id}`, { method: 'DELETE' })).status).toBe(204)
  expect((await call(`/api/stages/${stage.id}`)).status).toBe(404)
  await expect(fetch(`${url}/orders/1`)).rejects.toThrow('fetch failed')
})

test('makes a stage under an id that the caller chooses, once, and tells what is wrong with another', async () => {
  const chosen = (chosenId: unknown) => call('/api/stages', json({ ...request(), chosenId }))
  const made = await chosen('of-a-test')
  expect([made.status, (JSON.parse(made.text) as Stage).id]).toEqual([201, 'of-a-test'])
  const again = await chosen('of-a-test')
  expect([again.status, again.text]).toEqual([
    409,
    expect.stringContaining('There is a stage \\"of-a-test\\" already'),
  ])
  for (const wrong of ['../x', '4e99', 'x'.repeat(33), 7]) {
    const { status, text } = await chosen(wrong)
    expect([wrong, status]).toEqual([wrong, 422])
    expect(text).toContain('"path":"chosenId"')
  }
  expect((await call('/api/stages/of-a-test', { method: 'DELETE' })).status).toBe(204)
})

test.each(['stages', 'companies'])(
  'DELETE of what is not there among the %s keeps no id from being used',
  async (kind) => {
    const remove = (query = '') => call(`/api/${kind}/not-yet${query}`, { method: 'DELETE' })
    const body =
      kind === 'stages' ? request() : { policy: request().policy, arrangements: [{ name: 'backend' }] }
    const create = () => call(`/api/${kind}`, json({ ...body, chosenId: 'not-yet' }))
    const statuses: number[] = []
    for (const act of [
      remove,
      () => remove('?cancel-creation=false'),
      create,
      remove,
      remove,
      create,
      remove,
    ])
      statuses.push((await act()).status)
    expect(statuses).toEqual([404, 404, 201, 204, 404, 201, 204])

    const refused = await remove('?cancel-creation=perhaps')
    expect([refused.status, messageOf(refused)]).toEqual([
      400,
      'cancel-creation is "perhaps". Write ?cancel-creation, or leave it out.',
    ])
    statuses.length = 0
    for (const act of [
      () => remove('?cancel-creation'),
      create,
      create,
      () => remove('?cancel-creation=true'),
    ])
      statuses.push((await act()).status)
    expect(statuses).toEqual([204, 409, 201, 204])
  },
)

test('takes a stage back as it gave it', async () => {
  const { text } = await call('/api/stages/default')
  const answer = await call('/api/stages/default', json(JSON.parse(text), 'PUT'))
  expect(answer.status).toBe(200)
})

test('does not close the default stage', async () => {
  const answer = await call('/api/stages/default', { method: 'DELETE' })
  expect([answer.status, messageOf(answer)]).toEqual([
    409,
    'The default stage stays. Change it with PUT instead.',
  ])
})

test('says what it does not know: a stage, a path, an attempt that is no id', async () => {
  expect((await call('/api/stages/nowhere')).status).toBe(404)
  expect((await call(`/api/stages/${'x'.repeat(9_000)}`)).text.length).toBeLessThan(400)
  expect(messageOf(await call('/api/nothing'))).toBe('There is nothing at GET /api/nothing.')
  expect((await call(`/api/attempts/${encodeURIComponent('a b')}`)).status).toBe(400)
  expect((await call('/api/attempts')).status).toBe(400)
  const tooMany = Array.from({ length: 201 }, (_, index) => `a${index}`).join(',')
  expect((await call(`/api/attempts?ids=${tooMany}`)).status).toBe(400)
})

const otherMethods = [
  ['PATCH', '/api/stages/default', 'GET, PUT, DELETE'],
  ['DELETE', '/api/attempts', 'GET, POST'],
  ['OPTIONS', '/api/engines', 'GET'],
  ['POST', '/healthz', 'GET'],
] as const

test.each(otherMethods)('refuses %s %s with 405 and what there is', async (method, path, allow) => {
  const answer = await call(path, { method })
  expect([answer.status, answer.headers.allow]).toEqual([405, allow])
  expect(messageOf(answer)).toBe(`${path} takes ${allow.replaceAll(', ', ' and ')}, and not ${method}.`)
})

test('answers an unknown attempt with empty lists, and several in the order asked', async () => {
  expect(JSON.parse((await call('/api/attempts/unknown-1')).text)).toEqual({
    id: 'unknown-1',
    exchanges: [],
    work: [],
  })
  const { attempts } = JSON.parse((await call('/api/attempts?ids=b,a')).text) as {
    attempts: { id: string }[]
  }
  expect(attempts.map(({ id }) => id)).toEqual(['b', 'a'])
})

test('gives the headers of CORS alone to who asks for no others, and refuses what is no such choice', async () => {
  const url = lab.stages.get('default').describe().lanes[0]?.url ?? ''
  const referer = `${lab.dashboard}/attempt/lean-1`
  await fetch(`${url}/orders/1`, { headers: { origin: lab.dashboard, referer } })
  const { attempts } = JSON.parse((await call('/api/attempts?ids=lean-1&headers=cors')).text) as {
    attempts: Attempt[]
  }
  expect(attempts[0]?.exchanges).toMatchObject([
    {
      method: 'GET',
      status: 200,
      requestHeaders: [['origin', lab.dashboard]],
      responseHeaders: [['access-control-allow-origin', lab.dashboard]],
    },
  ])
  expect(messageOf(await call('/api/attempts?ids=lean-1&headers=some'))).toBe(
    'headers is cors, or left out for all of them; not "some".',
  )
})

test('opens one window a lane, method and path, until its attempt is read', async () => {
  const window = { stage: 'default', lane: 'backend', method: 'GET', path: '/orders/1' }
  expect((await call('/api/attempts', json({ id: 'w1', ...window }))).status).toBe(201)
  const second = call('/api/attempts', json({ id: 'w2', ...window }))
  const { lanes } = lab.stages.get('default').describe()
  await fetch(`${lanes[0]!.url}/orders/1`)
  const read = JSON.parse((await call('/api/attempts/w1')).text) as { exchanges: { method: string }[] }
  expect(read.exchanges.map((exchange) => exchange.method)).toEqual(['GET'])
  expect((await second).status).toBe(201)
  expect((await call('/api/attempts', json({ ...window, id: 'w3', lane: 'nobody' }))).status).toBe(404)
})

test('joins a request that came without its id to the attempt that sent it, with what it changed', async () => {
  const sent = { id: 'j1', stage: 'default', lane: 'backend', method: 'PUT', path: '/orders/1?joined' }
  const { lanes } = lab.stages.get('default').describe()
  await fetch(`${lanes[0]!.url}${sent.path}`, {
    method: 'PUT',
    headers: { Origin: 'http://page.test' },
    body: JSON.stringify({ item: 'a', quantity: 1 }),
  })
  const attempt = { ...sent, origin: 'http://page.test', sentMsAgo: 60_000, settledMsAgo: 0 }
  const other = { ...attempt, id: 'j2', origin: 'http://other.test' }
  const joined = await call('/api/attempts/join', json({ attempts: [other, attempt] }))
  expect(JSON.parse(joined.text)).toEqual({ joined: ['j1'], unclear: [] })
  const read = JSON.parse((await call('/api/attempts/j1')).text) as Attempt
  expect(read.exchanges).toMatchObject([{ witness: 'backend', method: 'PUT', status: 200 }])
  expect(read.work).toEqual([{ lane: 'backend', change: 'updated', id: '1' }])
  expect((await call('/api/attempts/join', json({ attempts: [{ ...attempt, sentMsAgo: -1 }] }))).status).toBe(
    422,
  )
})

test('a lane’s backend is stopped and started again, and what is no such lane is said', async () => {
  const { id } = JSON.parse((await call('/api/stages', json(request()))).text) as Stage
  const backendOf = async (running: unknown, lane = 'backend') =>
    call(`/api/stages/${id}/lanes/${lane}/backend`, json({ running }, 'PUT'))
  const laneOf = ({ text }: Answer) => (JSON.parse(text) as Stage).lanes[0]!

  const [stopped] = await Promise.all([backendOf(false), backendOf(false)])
  expect(laneOf(stopped)).toMatchObject({ state: 'down' })
  expect(laneOf(stopped).message).toContain('Start the backend again')
  await expect(fetch(`${laneOf(stopped).url}/orders/1`)).rejects.toThrow('fetch failed')

  const [started] = await Promise.all([backendOf(true), backendOf(true)])
  expect(laneOf(started)).toMatchObject({ state: 'up', message: '', url: laneOf(stopped).url })
  expect((await fetch(`${laneOf(started).url}/orders/1`)).status).toBe(200)

  expect(messageOf(await backendOf(true, 'proxy'))).toBe(`Stage ${id} has no lane "proxy".`)
  expect((await backendOf('yes')).status).toBe(422)
})

test('a lane’s proxy is stopped and started again, and a lane without one says so', async () => {
  const lanes = [{ strategy: 'proxy', engine: 'embedded' }, { strategy: 'none' }]
  const { id } = JSON.parse((await call('/api/stages', json({ ...request(), lanes }))).text) as Stage
  const proxyOf = async (running: unknown, lane = 'proxy') =>
    call(`/api/stages/${id}/lanes/${lane}/proxy`, json({ running }, 'PUT'))
  const laneOf = ({ text }: Answer) => (JSON.parse(text) as Stage).lanes[0]!

  const stopped = laneOf(await proxyOf(false))
  expect(stopped).toMatchObject({ state: 'down', message: expect.stringContaining('Start the proxy again') })
  await expect(fetch(`${stopped.url}/orders/1`)).rejects.toThrow('fetch failed')

  const started = laneOf(await proxyOf(true))
  expect(started).toMatchObject({ state: 'up', message: '', url: stopped.url })
  expect((await fetch(`${started.url}/orders/1`)).status).toBe(200)

  const refused = await proxyOf(false, 'none')
  expect(refused.status).toBe(409)
  expect(messageOf(refused)).toContain('The lane "none" has no proxy.')
})

test('the data of a stage is put back, in all its lanes', async () => {
  const { id, lanes } = JSON.parse((await call('/api/stages', json(request()))).text) as Stage
  const order = `${lanes[0]!.url}/orders/17`
  const before = await (await fetch(order)).text()
  await fetch(order, { method: 'DELETE' })
  expect((await fetch(order)).status).toBe(404)
  expect((await call(`/api/stages/${id}/data`, { method: 'DELETE' })).status).toBe(204)
  expect(await (await fetch(order)).text()).toBe(before)
})

test('a script goes out compressed to who takes Brotli, and as it is to everybody else', async () => {
  const index = await call('/')
  // Of several scripts the largest: one of a few lines gains little.
  const scripts = [...index.text.matchAll(/src="(\/assets\/[^"]+\.js)"/g)].map(([, path = '']) => path)
  const answers = await Promise.all(scripts.map(async (path) => ({ path, plain: await call(path) })))
  const { path: script, plain } = answers.toSorted((a, b) => b.plain.text.length - a.plain.text.length)[0]!
  const compressed = await call(script, { headers: { 'accept-encoding': 'gzip, deflate, br, zstd' } })
  const refused = await call(script, { headers: { 'accept-encoding': 'br;q=0' } })
  expect(plain.headers['content-encoding']).toBeUndefined()
  expect(refused.headers['content-encoding']).toBeUndefined()
  expect(compressed.headers['content-encoding']).toBe('br')
  expect(compressed.headers.vary).toBe('Accept-Encoding')
  expect(Number(compressed.headers['content-length'])).toBeLessThan(plain.text.length / 2)
})

test('a stage tells the nginx.conf of its policy, whether nginx is here or not; and of a lane how long it took to be ready', async () => {
  const policy = { ...defaultPolicy(lab.dashboard), requestHeaders: ['x-of-this-test'] }
  const { id, lanes } = JSON.parse(
    (await call('/api/stages', json({ ...request(), policy, lanes: [{ strategy: 'backend' }] }))).text,
  ) as Stage
  const conf = JSON.parse((await call(`/api/stages/${id}/nginx-conf`)).text) as RunningFile
  expect(conf).toMatchObject({ name: 'nginx.conf', language: 'nginx' })
  expect(conf.text).toContain('"x-of-this-test"')
  expect(lanes[0]!.readyInMs).toBeGreaterThan(0)
})

const hasNginx = (await nginxEngine.find()).available

test.runIf(hasNginx)('that nginx.conf is the one that a lane runs, but for addresses', async () => {
  const lane = [{ strategy: 'proxy', engine: 'nginx' }]
  const { id, lanes } = JSON.parse(
    (await call('/api/stages', json({ ...request(), lanes: lane }))).text,
  ) as Stage
  const { text } = JSON.parse((await call(`/api/stages/${id}/nginx-conf`)).text) as RunningFile
  const withoutPorts = (conf: string) => conf.replaceAll(/127\.0\.0\.1:\d+/g, '127.0.0.1:PORT')
  expect(withoutPorts(text)).toBe(withoutPorts(lanes[0]!.files[0]!.text))
})
