import { afterAll, beforeAll, expect, test } from 'vitest'
import { defaultPolicy } from '../scenarios/setup/policy/default-policy.ts'
import { canReadListeners, kernelListeners } from './test-support/kernel-listeners.test-support.ts'
import { launch, type Lab } from './launch.ts'
import {
  canHaveOtherComputer,
  otherComputer,
  type Answered,
  type Asked,
  type OtherComputer,
} from './test-support/other-computer.test-support.ts'

if (!canHaveOtherComputer)
  console.error('Not root on Linux with iproute2: what other computers get of the lab is not tested.')

const otherMethods = ['HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE']
const paths = `
  / /bench /index.html /agent.html /mark.svg /main.tsx /@vite/client /healthz
  /api/lab /api/stages /api/stages/default /api/attempts?ids=a /api/companies /api/events
`
const webSocket = {
  connection: 'Upgrade',
  upgrade: 'websocket',
  'sec-websocket-version': '13',
  'sec-websocket-key': 'AAAAAAAAAAAAAAAAAAAAAA==',
  'sec-websocket-protocol': 'vite-hmr',
}

let lab: Lab
let other: OtherComputer
let sourcesAsked = 0
const ask = () => {
  sourcesAsked += 1
  return Promise.reject(new Error('Nobody is to ask for the sources.'))
}

beforeAll(async () => {
  if (!canHaveOtherComputer) return
  other = otherComputer()
  lab = await launch({
    portBase: 0,
    host: other.addresses.length > 1 ? '::' : '0.0.0.0',
    sources: { send: ask, page: ask, upgrade: () => void ask() },
  })
})
afterAll(async () => {
  await lab?.close()
  other?.close()
})

const portOf = (url: string) => Number(new URL(url).port)
const ports = () => [portOf(lab.dashboard), portOf(lab.events)]
const lanePorts = () =>
  lab.stages
    .get('default')
    .describe()
    .lanes.map(({ url }) => portOf(url))
const state = () => JSON.stringify(lab.stages.list().map((stage) => stage.describe()))

/** What a request may claim to be let in. */
const claimsFor = (port: number): readonly Readonly<Record<string, string>>[] => [
  {},
  { host: `localhost:${port}`, origin: lab.dashboard, 'sec-fetch-site': 'same-origin' },
  { host: `127.0.0.1:${port}`, 'sec-fetch-site': 'none' },
  {
    host: `localhost:${port}`,
    forwarded: 'for=127.0.0.1',
    'x-forwarded-for': '127.0.0.1',
    'x-forwarded-host': `localhost:${port}`,
    'x-real-ip': '127.0.0.1',
  },
]

/** At every address and both ports, with every claim. */
function everywhere(of: (port: number) => readonly Omit<Asked, 'host' | 'port'>[]): readonly Asked[] {
  const asked: Asked[] = []
  for (const host of other.addresses)
    for (const port of ports())
      for (const claimed of claimsFor(port))
        for (const each of of(port))
          asked.push(Object.assign({ host, port }, each, { headers: { ...claimed, ...each.headers } }))
  return asked
}

test.skipIf(!canHaveOtherComputer)(
  'another computer gets the lanes and the agent pages, and whatever it claims a sentence in place of all else',
  async () => {
    const before = state()
    const json = { 'content-type': 'application/json' }
    const body = JSON.stringify({ policy: defaultPolicy(lab.dashboard), lanes: [{ strategy: 'none' }] })
    const refused = everywhere((port) => [
      ...paths
        .trim()
        .split(/\s+/)
        .map((path) => ({ method: 'GET', path, headers: {} })),
      ...otherMethods.flatMap((method) =>
        ['/', '/api/stages', '/api/stages/default'].map((path) => ({
          method,
          path,
          headers: json,
          body: method.startsWith('P') ? body : '',
        })),
      ),
      { method: 'GET', path: `http://localhost:${port}/api/stages`, headers: {} },
    ])
    const noTunnel = everywhere((port) => [
      { method: 'GET', path: '/', headers: webSocket },
      { method: 'CONNECT', path: `localhost:${port}`, headers: {} },
    ])
    const agents = everywhere(() => [
      { method: 'GET', path: '/agent', headers: {} },
      { method: 'GET', path: '/agent.js', headers: {} },
    ])
    const lanes = other.addresses.flatMap((host) =>
      lanePorts().map((port) => ({ host, port, method: 'GET', path: '/orders/1', headers: {} })),
    )
    const sentence = `Open the dashboard on the computer that runs the lab, at ${lab.dashboard}.`
    const expected: readonly (readonly [readonly Asked[], (answer: Answered, asked: Asked) => boolean])[] = [
      [
        refused,
        ({ status, csp, body }, { method }) =>
          status === 404 &&
          csp === "frame-ancestors 'none'" &&
          (body.includes(sentence) || method === 'HEAD'),
      ],
      [noTunnel, ({ status }) => [0, 403, 404].includes(status)],
      [
        agents,
        ({ status, csp }, { path }) =>
          status === 200 &&
          csp === (path === '/agent' ? `frame-ancestors ${lab.dashboard}` : "frame-ancestors 'none'"),
      ],
      [lanes, ({ status }) => status === 200],
    ]
    const answers = (await other.send(expected.flatMap(([each]) => each))).values()
    const wrong = expected.flatMap(([each, isRight]) =>
      each.flatMap((asked) => {
        const answer = answers.next().value ?? { status: 0, csp: '', body: 'not sent' }
        return isRight(answer, asked) ? [] : [`${JSON.stringify(asked)} got ${JSON.stringify(answer)}`]
      }),
    )
    expect(wrong).toEqual([])
    expect(sourcesAsked).toBe(0)
    expect(state()).toBe(before)
  },
)

test.skipIf(!canHaveOtherComputer || !canReadListeners)(
  'beyond loopback the lab listens on its two ports, the lanes and the services of companies, and on nothing behind them',
  async () => {
    const company = await lab.companies.create({
      policy: defaultPolicy(lab.dashboard),
      arrangements: [{ name: 'proxy', copies: {} }],
    })
    const { arrangements } = company.describe()
    const open = [...ports(), ...lanePorts(), ...arrangements.map(({ url }) => portOf(url))]
    const listeners = kernelListeners(process.pid)
    const beyond = listeners.filter(({ isLoopback }) => !isLoopback).map(({ port }) => port)
    expect(new Set(beyond)).toEqual(new Set(open))
    expect(listeners.length).toBeGreaterThan(beyond.length)
  },
)
