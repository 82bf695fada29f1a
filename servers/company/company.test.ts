import { Agent } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, expect, test } from 'vitest'
import { arrangementNames, type ArrangementName, type Company } from '../../scenarios/company/company.ts'
import type { CompanyRequest } from '../../scenarios/company/company-request.ts'
import { serviceNames, services, type Service } from '../../scenarios/company/service.ts'
import type { Policy } from '../../scenarios/setup/policy/policy.ts'
import { engineNames } from '../../scenarios/words/engine.ts'
import { listenInside } from '../connections/listening.ts'
import { nginxEngine } from '../proxies/nginx/engine.ts'
import { exitingEngine } from '../stage/exiting-engine.test-support.ts'
import { ask, preflight } from '../stage/nginx-stages.test-support.ts'
import { until } from '../test-support/until.test-support.ts'
import {
  arrangementOf,
  bothWith,
  companyPolicy,
  pageOrigin,
  partnerOrigin,
  testCompanies,
  type TestCompanies,
} from './company.test-support.ts'

const hasNginx = (await nginxEngine.find()).available
const enginesHere = engineNames.filter((name) => name !== 'nginx' || hasNginx)
if (!hasNginx) console.error('nginx is not on this computer: companies behind it are not tested.')

const undo: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const step of undo.splice(0).toReversed()) await step()
})

async function start(options: Parameters<typeof testCompanies>[0] = {}): Promise<TestCompanies> {
  const all = await testCompanies(options)
  undo.push(all.close)
  return all
}

/** What a page of an origin is told by a service's preflight. */
async function told(company: Company, name: ArrangementName, service: Service, origin = pageOrigin) {
  const { url } = arrangementOf(company, name)
  const { all, status } = await ask(`${url}/${service}`, { ...preflight, origin })
  expect(status).toBe(204)
  const names = (header: string) => all(header).flatMap((value) => value.split(/, ?/))
  return {
    origin: all('access-control-allow-origin'),
    methods: names('access-control-allow-methods'),
    headers: names('access-control-allow-headers'),
    maxAge: all('access-control-max-age'),
  }
}

const asThePolicySays = {
  origin: [pageOrigin],
  methods: ['GET', 'POST', 'PUT'],
  headers: ['content-type', 'x-request-id'],
  maxAge: ['600'],
}

test.each(enginesHere)(
  'the same three services answer alike in both arrangements, behind one address each (%s)',
  async (engine) => {
    const { companies, log } = await start()
    const company = (await companies.create({ ...bothWith(), engine })).describe()
    for (const name of arrangementNames)
      for (const service of serviceNames) {
        expect(await told(company, name, service)).toEqual(asThePolicySays)
        const { url, stage } = arrangementOf(company, name)
        const attempt = `${name}-${service}`
        const body = JSON.stringify(services[service].body)
        expect(await ask(`${url}/${service}`, { method: 'POST', body, attempt })).toMatchObject({
          status: 201,
        })
        expect(await ask(`${url}/${service}/1`, { attempt })).toMatchObject({ status: 200 })
        const { exchanges, work } = log.attempt(attempt)
        expect(exchanges.map(({ witness, lane, stage: of }) => [witness, lane, of])).toEqual([
          ['proxy', service, stage],
          ['backend', service, stage],
          ['proxy', service, stage],
          ['backend', service, stage],
        ])
        expect(work).toEqual([{ lane: service, change: 'created', id: service === 'orders' ? '21' : '4' }])
      }
    expect(await ask(`${arrangementOf(company, 'proxy').url}/other`)).toMatchObject({ status: 404 })
  },
)

test('the policy stands once at the proxy, or once in each backend', async () => {
  const { companies } = await start()
  const company = (await companies.create(bothWith())).describe()
  const filesThatSpeakOfCors = (name: ArrangementName) =>
    arrangementOf(company, name).files.flatMap((file) =>
      file.text.includes('x-request-id') ? [file.name] : [],
    )
  expect(filesThatSpeakOfCors('proxy')).toEqual(['proxy.json'])
  expect(filesThatSpeakOfCors('backend')).toEqual(['orders/app.js', 'invoices/app.js', 'users/app.js'])
})

test.each(enginesHere)(
  'a copy of its own holds for one service and for no other, at the proxy as in a backend (%s)',
  async (engine) => {
    const { companies } = await start()
    const copy: Policy = {
      ...companyPolicy,
      origins: [pageOrigin],
      methods: ['GET'],
      requestHeaders: ['content-type'],
      maxAgeSeconds: 5,
    }
    const company = (await companies.create({ ...bothWith({ invoices: copy }), engine })).describe()
    for (const name of arrangementNames) {
      expect(await told(company, name, 'orders')).toEqual(asThePolicySays)
      expect(await told(company, name, 'users')).toEqual(asThePolicySays)
      expect(await told(company, name, 'invoices')).toEqual({
        origin: [pageOrigin],
        methods: ['GET'],
        headers: ['content-type'],
        maxAge: ['5'],
      })
      expect((await told(company, name, 'invoices', partnerOrigin)).origin).toEqual([])
      expect((await told(company, name, 'users', partnerOrigin)).origin).toEqual([partnerOrigin])
      const { url, files } = arrangementOf(company, name)
      const { all } = await ask(`${url}/invoices`, { origin: partnerOrigin })
      expect(all('access-control-allow-origin')).toEqual([])
      expect(files.filter(({ intended }) => intended !== undefined)).toHaveLength(1)
    }
  },
)

test('a change starts anew what changes its text, and nothing else: one proxy against three backends', async () => {
  const { companies } = await start()
  const company = await companies.create(bothWith())
  const before = company.describe()
  const startsOf = (name: ArrangementName) =>
    arrangementOf(company.describe(), name).servers.map(({ starts }) => starts)
  await company.change(bothWith({}, { ...companyPolicy, origins: [pageOrigin] }))
  expect(startsOf('proxy')).toEqual([2, 1, 1, 1])
  expect(startsOf('backend')).toEqual([1, 2, 2, 2])
  expect(company.describe().arrangements.map(({ url }) => url)).toEqual(
    before.arrangements.map(({ url }) => url),
  )

  // One team forgets: its backend goes on as it was, and its file tells what it should be.
  const next = { ...companyPolicy, maxAgeSeconds: 5 }
  const forgotten = { ...companyPolicy, origins: [pageOrigin] }
  await company.change({
    policy: next,
    arrangements: [{ name: 'backend', copies: { users: forgotten } }],
  })
  expect(startsOf('backend')).toEqual([1, 3, 3, 2])
  const { files } = arrangementOf(company.describe(), 'backend')
  expect(files.find(({ owner }) => owner === 'users')?.intended).toContain('maxAge: 5')
  expect(company.describe().arrangements).toHaveLength(1)
  const { url } = arrangementOf(before, 'proxy')
  await expect(ask(`${url}/orders`)).rejects.toThrow('ECONNREFUSED')
})

test('data outlive a change of the policy', async () => {
  const { companies } = await start()
  const company = await companies.create(bothWith())
  const { url } = arrangementOf(company.describe(), 'backend')
  const body = JSON.stringify(services.users.body)
  await ask(`${url}/users/77`, { method: 'PUT', body })
  await company.change(bothWith({}, { ...companyPolicy, maxAgeSeconds: 1 }))
  expect(await ask(`${url}/users/77`)).toMatchObject({ status: 200 })
})

test.each(enginesHere)(
  'requests under way while the policy changes six times are all answered and done once, in both arrangements (%s)',
  async (engine) => {
    const { companies, log } = await start()
    const company = await companies.create({ ...bothWith(), engine })
    const agent = new Agent({ keepAlive: true, maxSockets: 12 })
    undo.push(async () => agent.destroy())
    const { arrangements } = company.describe()
    const ids: string[] = []
    const ages = new Set<string>()
    let answered = 0
    let isOver = false
    const busy = arrangements.flatMap(({ name, url }) =>
      serviceNames.map(async (service) => {
        for (let turn = 0; !isOver; turn += 1) {
          const attempt = `load-${name}-${service}-${turn}`
          ids.push(attempt)
          const body = JSON.stringify(services[service].body)
          const { status, all } = await ask(`${url}/${service}`, { method: 'POST', body, attempt, agent })
          expect([attempt, status]).toEqual([attempt, 201])
          expect(all('access-control-allow-origin')).toEqual([pageOrigin])
          const asked = await ask(`${url}/${service}`, { ...preflight, agent })
          expect(asked.status).toBe(204)
          ages.add(asked.all('access-control-max-age').join())
          answered += 1
        }
      }),
    )
    const changing = async () => {
      for (let turn = 1; turn <= 6 && !isOver; turn += 1) {
        const enough = answered + 60
        await company.change({ ...bothWith({}, { ...companyPolicy, maxAgeSeconds: turn }), engine })
        while (answered < enough && !isOver) await sleep(2)
      }
    }
    try {
      await Promise.race([changing(), Promise.all(busy)])
    } finally {
      isOver = true
    }
    await Promise.all(busy)
    expect(ids.length).toBeGreaterThan(360)
    for (const id of ids) {
      const { exchanges, work } = log.attempt(id)
      expect([id, exchanges.map(({ status }) => status), work.length]).toEqual([id, [201, 201], 1])
    }
    expect([...ages]).toEqual(expect.arrayContaining(['1', '6']))
    for (const { url, servers } of company.describe().arrangements) {
      expect(Math.max(...servers.map(({ starts }) => starts))).toBe(7)
      expect((await ask(`${url}/orders`, preflight)).all('access-control-max-age')).toEqual(['6'])
    }
  },
)

test('when a proxy does not start, everything stays as it was', async () => {
  const { companies } = await start()
  const company = await companies.create(bothWith())
  const before = company.describe()
  const impossible = { ...bothWith({}, { ...companyPolicy, maxAgeSeconds: 9 }), engine: 'none' } as unknown
  await expect(company.change(impossible as CompanyRequest)).rejects.toThrow('There is no engine "none"')
  expect(company.describe()).toEqual(before)
  expect(await told(before, 'backend', 'orders')).toEqual(asThePolicySays)
})

test('there are at most so many, and one that nobody uses is stopped', async () => {
  const { companies } = await start({ maxCompanies: 1, idleMs: 400 })
  const { id } = await companies.create(bothWith())
  await expect(companies.create(bothWith())).rejects.toThrow('There are 1 companies already')
  await until(() => companies.list().length === 0)
  expect(() => companies.get(id)).toThrow(/There is no company/)
  await companies.create(bothWith())
})

test('witnesses know its services by the names of its arrangements, for as long as it is there', async () => {
  const { companies } = await start()
  const company = await companies.create(bothWith())
  const { stage } = arrangementOf(company.describe(), 'backend')
  expect(companies.hasLane(stage, 'users')).toBe(true)
  expect(companies.hasLane(stage, 'backend')).toBe(false)
  await companies.remove(company.id)
  expect(companies.hasLane(stage, 'users')).toBe(false)
})

test('a company says when its proxy’s port was taken while the proxy was down, and listens again after the next change', async () => {
  let restart = () => {}
  const mayRestart = new Promise<void>((resolve) => (restart = resolve))
  const { engine, exitLast } = exitingEngine(() => mayRestart)
  const { companies } = await start({ engines: new Map([['embedded', engine]]) })
  const company = await companies.create({ ...bothWith(), arrangements: [{ name: 'proxy' }] })
  const proxy = () => arrangementOf(company.describe(), 'proxy')
  exitLast()
  await until(() => proxy().state === 'down')
  const stranger = await listenInside((socket) => socket.destroy(), Number(new URL(proxy().url).port))
  undo.push(() => stranger.close())
  restart()
  await until(() => proxy().message.includes(`Port ${stranger.port} on 127.0.0.1 is in use`))
  expect(proxy().state).toBe('down')
  await stranger.close()
  await company.change({
    policy: { ...companyPolicy, maxAgeSeconds: 1 },
    arrangements: [{ name: 'proxy' }],
  })
  await until(() => proxy().state === 'up')
  expect(proxy().message).toBe('')
})

test.runIf(hasNginx)('an nginx that is killed is started again, and the address stays', async () => {
  const { companies } = await start()
  const company = await companies.create({ ...bothWith(), engine: 'nginx' })
  const { url, servers } = arrangementOf(company.describe(), 'proxy')
  process.kill(servers[0]!.pid, 'SIGKILL')
  await until(() => arrangementOf(company.describe(), 'proxy').message !== '')
  await until(() => arrangementOf(company.describe(), 'proxy').state === 'up')
  await until(() => arrangementOf(company.describe(), 'proxy').servers.length === 4)
  expect((await ask(`${url}/orders`, preflight)).status).toBe(204)
})
