import { Agent, request as httpRequest } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { defaultPolicy } from '../../scenarios/setup/policy/default-policy.ts'
import type { StageRequest } from '../../scenarios/setup/stage-request.ts'
import { startGuard, type Guard } from '../guard/guard.ts'
import { listenInside, listenOn } from '../connections/listening.ts'
import { embeddedEngine } from '../proxies/embedded/engine.ts'
import type { Engine } from '../proxies/engine.ts'
import { createWireLog } from '../witness/wire-log.ts'
import { testContext } from './lane-context.test-support.ts'
import { laneSetupsOf } from './lane-setup.ts'
import { startStages, type Stages, type StagesOptions } from './stages.ts'

const undo: (() => Promise<void> | void)[] = []
afterEach(async () => {
  for (const step of undo.splice(0).toReversed()) await step()
})

const origin = 'http://localhost:4100'
const policy = defaultPolicy(origin)
const three: StageRequest = {
  policy,
  lanes: [{ strategy: 'backend' }, { strategy: 'proxy' }, { strategy: 'none' }],
}

let guard: Guard
beforeAll(async () => void (guard = await startGuard()))
afterAll(() => guard.close())

async function start(options: Partial<StagesOptions> = {}, engine: Engine = embeddedEngine): Promise<Stages> {
  const stages = await startStages({
    context: {
      ...testContext({ log: createWireLog(), guard, page: { files: [], embeddedBy: origin } }),
      engines: new Map([['embedded', engine]]),
    },
    defaultEngine: 'embedded',
    defaultRequest: three,
    defaultPorts: [],
    ...options,
  })
  undo.push(() => stages.close())
  return stages
}

const agent = new Agent({ keepAlive: true, maxSockets: 8 })

/** By node:http, since fetch may not set Origin. */
function ask(url: string, { method = 'GET', headers = {}, body = '' } = {}) {
  const { port, pathname } = new URL(url)
  return new Promise<{
    status: number
    allowed: string | undefined
    maxAge: string | undefined
    text: string
  }>((resolve, reject) => {
    const sent = httpRequest(
      { agent, host: '127.0.0.1', port, path: pathname, method, headers: { origin, ...headers } },
      (response) => {
        let text = ''
        response.setEncoding('utf8').on('data', (part: string) => (text += part))
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            allowed: response.headers['access-control-allow-origin'],
            maxAge: response.headers['access-control-max-age'],
            text,
          }),
        )
      },
    )
    sent.on('error', reject).end(body)
  })
}

const urlsOf = (stages: Stages) =>
  stages
    .get('default')
    .describe()
    .lanes.map(({ url }) => url)
const put = { method: 'PUT', body: '{"item":"oats","quantity":2}' }

test('keeps addresses and data when policy, strategies and their order change', async () => {
  const stages = await start()
  const [first = '', second = '', third = ''] = urlsOf(stages)
  await ask(`${first}/orders/7`, put)
  await stages
    .get('default')
    .change({ policy, lanes: [{ strategy: 'none' }, { strategy: 'backend', environment: 'deployed' }] })
  expect(stages.get('default').describe().lanes).toMatchObject([
    { id: 'none', url: first, engine: null },
    { id: 'backend', url: second, engine: 'embedded', environment: 'deployed' },
  ])
  expect(await ask(`${first}/orders/7`)).toMatchObject({
    status: 200,
    allowed: undefined,
    text: '{"id":7,"item":"oats","quantity":2}',
  })
  expect(await ask(`${second}/orders/7`)).toMatchObject({ status: 200, allowed: origin })
  await expect(ask(`${third}/orders/7`)).rejects.toThrow('ECONNREFUSED')
})

test('loses no request while the policy changes, and answers each by the old policy or the new', async () => {
  const stages = await start()
  const urls = urlsOf(stages).slice(0, 2)
  let isOver = false
  let count = 0
  const ages = new Set<string | undefined>()
  const busy = [...urls, ...urls, ...urls].map(async (url, index) => {
    while (!isOver) {
      const preflight = { method: 'OPTIONS', headers: { 'access-control-request-method': 'PUT' } }
      const { status, allowed, maxAge } = await ask(`${url}/orders/${index + 1}`, index < 2 ? preflight : put)
      expect([200, 204]).toContain(status)
      // One policy allows the origin and says 600, the other allows nobody; no answer mixes the two.
      expect([undefined, origin]).toContain(allowed)
      if (index < 2) ages.add(`${allowed} ${maxAge}`)
      count += 1
    }
  })
  for (let turn = 0; turn < 10; turn += 1) {
    const next = turn % 2 === 0 ? { ...policy, origins: ['http://other.test'], maxAgeSeconds: 5 } : policy
    await stages.get('default').change({ ...three, policy: next })
    const enough = count + 30
    while (count < enough) await sleep(2)
  }
  isOver = true
  await Promise.all(busy)
  expect(urlsOf(stages).slice(0, 2)).toEqual(urls)
  // Hono sends Max-Age to everybody; the proxy to allowed origins alone.
  for (const seen of ages) expect([`${origin} 600`, 'undefined 5', 'undefined undefined']).toContain(seen)
})

test('refuses a connection while the backend is stopped; a proxy answers 502 that the page may read', async () => {
  const stages = await start()
  const stage = stages.get('default')
  for (const lane of ['backend', 'proxy', 'none']) await stage.lane(lane)!.stopBackend()
  const [backend = '', proxy = ''] = urlsOf(stages)
  await expect(ask(`${backend}/orders`)).rejects.toThrow('ECONNREFUSED')
  expect(await ask(`${proxy}/orders`)).toMatchObject({ status: 502, allowed: origin })
  expect(stage.describe().lanes.map(({ state, message }) => [state, message !== ''])).toEqual([
    ['down', true],
    ['up', true],
    ['down', true],
  ])

  for (const lane of ['backend', 'proxy', 'none']) await stage.lane(lane)!.startBackend()
  for (const url of urlsOf(stages)) expect((await ask(`${url}/orders`)).status).toBe(200)
  expect(stage.describe().lanes.map(({ state, message }) => state + message)).toEqual(['up', 'up', 'up'])
})

test.each([
  ['backend', 'none'],
  ['proxy', 'proxy'],
] as const)(
  'says so when somebody has taken the port of a lane whose %s was stopped, and starts it once the port is free',
  async (what, laneId) => {
    const stages = await start()
    const lane = stages.get('default').lane(laneId)!
    const isBackend = what === 'backend'
    const again = () => (isBackend ? lane.startBackend() : lane.startProxy())
    await (isBackend ? lane.stopBackend() : lane.stopProxy())
    const { url } = lane.describe()
    const stranger = await listenOn(['::1'], (socket) => socket.destroy(), Number(new URL(url).port))
    const inUse = `Port ${stranger.port} on ::1 is in use`
    await expect(again()).rejects.toThrow(inUse)
    expect(lane.describe()).toMatchObject({ state: 'down', message: expect.stringContaining(inUse) })
    await stranger.close()
    await again()
    expect(lane.describe()).toMatchObject({ state: 'up', message: '' })
    expect((await ask(`${url}/orders/1`)).status).toBe(200)
  },
)

test('does the same where it is the port behind the proxy that somebody has taken', async () => {
  const stages = await start()
  const lane = stages.get('default').lane('proxy')!
  const { url, files } = lane.describe()
  const inner = Number(/"upstream": "http:\/\/127\.0\.0\.1:(\d+)"/.exec(files[0]!.text)?.[1])
  await lane.stopBackend()
  const stranger = await listenInside((socket) => socket.destroy(), inner)
  await expect(lane.startBackend()).rejects.toThrow(`Port ${inner} on 127.0.0.1 is in use`)
  await stranger.close()
  await lane.startBackend()
  expect((await ask(`${url}/orders/1`)).status).toBe(200)
})

test('leaves the stage as it was when a part of the new setup does not start', async () => {
  let mayStart = true
  const moody: Engine = {
    ...embeddedEngine,
    start: (setup, host) =>
      mayStart
        ? embeddedEngine.start(setup, host)
        : Promise.reject(new Error('unexpected "}" in proxy.json:3')),
  }
  const stages = await start({}, moody)
  const before = stages.get('default').describe()
  mayStart = false
  await expect(
    stages.get('default').change({ ...three, policy: { ...policy, methods: [] } }),
  ).rejects.toThrow('unexpected "}"')
  expect(stages.get('default').describe()).toEqual(before)
  for (const url of urlsOf(stages)) expect((await ask(`${url}/orders`)).status).toBe(200)
})

test('makes changes that come at once one after the other', async () => {
  const stages = await start()
  const change = (maxAgeSeconds: number) =>
    stages.get('default').change({ ...three, policy: { ...policy, maxAgeSeconds } })
  await Promise.all([change(1), change(2), change(3)])
  expect(stages.get('default').describe().policy.maxAgeSeconds).toBe(3)
})

test('says of a change whose turn comes when the stage is closed that there is no such stage', async () => {
  const stages = await start()
  const stage = await stages.create(three)
  const changes = [stage.change(three), stage.change(three)]
  await stages.remove(stage.id)
  const [, second] = await Promise.allSettled(changes)
  expect(second).toMatchObject({ status: 'rejected', reason: { name: 'ResidentError', reason: 'unknown' } })
})

test('has at most so many stages, and says how to get rid of one', async () => {
  const stages = await start({ maxStages: 2 })
  const own = await stages.create({ policy, lanes: [{ strategy: 'none' }] })
  await expect(stages.create(three)).rejects.toThrow('There are 2 stages already')
  await stages.remove(own.id)
  await stages.create({ policy, lanes: [{ strategy: 'none' }] })
})

/** An engine that waits to start until it is let. */
function heldEngine() {
  const gate = { begun: 0, open: () => {} }
  const opened = new Promise<void>((resolve) => (gate.open = resolve))
  const engine: Engine = {
    ...embeddedEngine,
    async start(setup, host) {
      gate.begun += 1
      await opened
      return embeddedEngine.start(setup, host)
    },
  }
  return { gate, engine }
}

const withoutProxy: StageRequest = { policy, lanes: [{ strategy: 'backend' }] }
const withProxy: StageRequest = { policy, lanes: [{ strategy: 'proxy' }] }

test('a stage that is closed while it is being made is never there, takes no place, and starts nothing if its turn had not come', async () => {
  const { gate, engine } = heldEngine()
  const stages = await start({ maxStages: 2, defaultRequest: withoutProxy }, engine)
  const left = ['one', 'two', 'three'].map((id) => {
    const made = stages.create(withProxy, id).catch((error: unknown) => error)
    return { made, removed: stages.remove(id) }
  })
  const wanted = stages.create(withProxy, 'four')
  gate.open()
  for (const { made, removed } of left) {
    expect(await made).toMatchObject({ reason: 'unwanted', message: /closed before it was created/ })
    await removed
  }
  await wanted
  expect(stages.list().map(({ id }) => id)).toEqual(['default', 'four'])
  // Two start at the same time: only of those had a proxy been asked for, and of the one that was wanted.
  expect(gate.begun).toBe(3)
})

test('a stage that is closed before it is asked for is not made where that was said: two requests may overtake each other', async () => {
  const stages = await start()
  await stages.remove('early', { cancelsCreation: true })
  await expect(stages.create(withoutProxy, 'early')).rejects.toMatchObject({ reason: 'unwanted' })
  await stages.create(withoutProxy, 'early')
  expect(stages.list().map(({ id }) => id)).toEqual(['default', 'early'])
})

test('an id is free where nothing is, whatever was closed under it before', async () => {
  const { gate, engine } = heldEngine()
  const stages = await start({ defaultRequest: withoutProxy }, engine)
  await expect(stages.remove('mine')).rejects.toMatchObject({ reason: 'unknown' })
  const made = stages.create(withProxy, 'mine').catch((error: unknown) => error)
  const removed = stages.remove('mine')
  gate.open()
  await removed
  expect(await made).toMatchObject({ reason: 'unwanted' })
  for (let turn = 0; turn < 2; turn += 1) {
    await stages.create(withoutProxy, 'mine')
    await stages.remove('mine')
  }
  await expect(stages.remove('mine')).rejects.toMatchObject({ reason: 'unknown' })
  await stages.create(withoutProxy, 'mine')
})

test('an id is that of one stage', async () => {
  const stages = await start()
  const twice = [stages.create(withoutProxy, 'mine'), stages.create(withoutProxy, 'mine')]
  const [, second] = await Promise.allSettled(twice)
  expect(second).toMatchObject({ status: 'rejected', reason: { reason: 'taken' } })
  await expect(stages.create(withoutProxy, 'default')).rejects.toMatchObject({ reason: 'taken' })
})

test('stops a stage that nobody uses, but not one that is used, nor the default one', async () => {
  const stages = await start({ idleMs: 1_500 })
  // Created first: if nothing counted as use, it would be the first to go.
  const used = await stages.create({ policy, lanes: [{ strategy: 'none' }] })
  const idle = await stages.create({ policy, lanes: [{ strategy: 'none' }] })
  const { url } = used.describe().lanes[0]!
  const isThere = ({ id }: { readonly id: string }) => stages.list().some((stage) => stage.id === id)
  while (isThere(idle)) {
    await ask(`${url}/orders/1`)
    await sleep(20)
  }
  expect(stages.list().map(({ id }) => id)).toEqual(['default', used.id])
  expect(() => stages.get(idle.id)).toThrow(/There is no stage/)
})

test('a stage that is closed while a backend is being started leaves nothing that listens', async () => {
  const stages = await start()
  const stage = await stages.create({ policy, lanes: [{ strategy: 'backend' }, { strategy: 'none' }] })
  const { url = '' } = stage.describe().lanes[0] ?? {}
  await stage.lane('backend')?.stopBackend()
  const starting = stage.lane('backend')?.startBackend()
  await stages.remove(stage.id)
  await starting
  await expect(ask(`${url}/orders`)).rejects.toThrow('ECONNREFUSED')
})

test('a backend that is stopped while another setup takes its place leaves that one’s running', async () => {
  const stages = await start()
  const stage = await stages.create({ policy, lanes: [{ strategy: 'backend' }, { strategy: 'none' }] })
  const { url = '' } = stage.describe().lanes[0] ?? {}
  const lane = stage.lane('backend')
  const next = await lane?.prepare(laneSetupsOf(stage.id, three, 'embedded')[0]!)
  const stopping = lane?.stopBackend()
  // The turn has begun, and has not got to the backend yet.
  await Promise.resolve()
  lane?.switchTo(next!)
  await stopping
  await expect.poll(() => lane?.describe()).toMatchObject({ state: 'up', message: '' })
  expect((await ask(`${url}/orders`)).status).toBe(200)
})
