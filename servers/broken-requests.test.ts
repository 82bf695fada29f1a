import { connect } from 'node:net'
import { once } from 'node:events'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { controlIn, hostileTexts } from '../scenarios/words/texts/hostile-texts.test-data.ts'
import { launch, type Lab } from './launch.ts'
import { faults } from './terminal/standard-streams.ts'

let lab: Lab
beforeAll(async () => void (lab = await launch({ portBase: 0 })), 60_000)
afterAll(() => lab.close())

const printed: string[] = []
beforeAll(() => {
  const keep = (text: unknown) => printed.push(String(text)) > 0
  vi.spyOn(process.stderr, 'write').mockImplementation(keep)
  vi.spyOn(process.stdout, 'write').mockImplementation(keep)
  for (const level of ['log', 'info', 'warn', 'error'] as const)
    vi.spyOn(console, level).mockImplementation((...values) => void printed.push(...values.map(String)))
})
afterAll(() => void vi.restoreAllMocks())
afterEach(() => void printed.splice(0))

const portOf = (url: string) => Number(new URL(url).port)
const lanePort = (strategy: string) =>
  portOf(
    lab.stages
      .get('default')
      .describe()
      .lanes.find((each) => each.strategy === strategy)?.url ?? '',
  )

/** Sends a head and less of a body than it promises, and goes away by a reset. */
async function breakOff(port: number, request: string, headers: string): Promise<void> {
  const socket = connect(port, '127.0.0.1')
  socket.on('error', () => {})
  await once(socket, 'connect')
  const head = `${request} HTTP/1.1\r\nHost: localhost:${port}\r\nContent-Type: application/json\r\n${headers}\r\n\r\n`
  const begun = /chunked/.test(headers) ? '5\r\n{"ite\r\n' : '{"ite'
  await new Promise((resolve) => socket.write(head + begun, resolve))
  // The server has to be reading it, else the request is not even one.
  await new Promise((resolve) => setTimeout(resolve, 20))
  socket.resetAndDestroy()
  await once(socket, 'close')
}

const framings = ['Content-Length: 1000', 'Transfer-Encoding: chunked']
const routes: readonly (readonly [string, port: () => number])[] = [
  ...['POST /api/stages', 'PUT /api/stages/default', 'POST /api/companies', 'POST /api/attempts'].map(
    (route) => [route, () => portOf(lab.dashboard)] as const,
  ),
  ...['POST /orders', 'PUT /orders/1', 'POST /session', 'POST /status/500'].flatMap((route) =>
    ['backend', 'proxy'].map((lane) => [route, () => lanePort(lane)] as const),
  ),
]

test('a client that breaks off its request is no fault of the lab: nothing is printed', async () => {
  const broken = routes.flatMap(([route, port]) =>
    framings.flatMap((framing) => Array.from({ length: 5 }, () => breakOff(port(), route, framing))),
  )
  await Promise.all(broken)
  // What is sent after them is answered after they were dealt with.
  for (const [, port] of routes) await fetch(`http://localhost:${port()}/`, { method: 'HEAD' })
  faults.flush()
  expect(printed).toEqual([])
})

test('what a backend throws on purpose is told once, however often it is asked for', async () => {
  for (let count = 0; count < 5; count += 1) {
    const response = await fetch(
      `http://localhost:${lanePort('backend')}/crash?${encodeURIComponent('\u001B]0;x\u0007')}`,
    )
    expect(response.status).toBe(500)
    expect(await response.text()).toBe('Internal Server Error')
  }
  faults.flush()
  expect(printed.join('')).toMatch(
    /^A backend threw an error: This handler throws on purpose\.\n( {4}at .*\n){1,3}A backend threw an error: This handler throws on purpose\. \(4 more times\)\n$/,
  )
})

const json = { 'content-type': 'application/json' }

test.each(Object.entries(hostileTexts))(
  'an error of the API about a value that %s is harmless',
  async (_what, text) => {
    const short = text.slice(0, 2_000)
    const path = encodeURIComponent(short.replaceAll(/\p{Cs}/gu, '\uFFFD'))
    const policy = { origins: [text], methods: [text], requestHeaders: [text], exposeHeaders: [text] }
    const calls: readonly (readonly [string, RequestInit])[] = [
      [`/api/${path}`, {}],
      [`/api/stages/${path}`, {}],
      [`/api/stages/${path}`, { method: 'DELETE' }],
      [`/api/stages/default/lanes/${path}/proxy`, { method: 'PUT', headers: json, body: '{"running":true}' }],
      [`/api/attempts/${path}`, {}],
      ['/api/stages', { method: 'POST', headers: json, body: short }],
      ['/api/stages', { method: 'POST', headers: json, body: JSON.stringify({ policy, [short]: short }) }],
      [
        '/api/stages',
        {
          method: 'POST',
          headers: json,
          body: JSON.stringify({ lanes: [{ strategy: short }], chosenId: short }),
        },
      ],
      [
        '/api/companies',
        { method: 'POST', headers: json, body: JSON.stringify({ arrangements: [{ name: short }] }) },
      ],
    ]
    for (const [at, init] of calls) {
      // On a connection of its own: the lab closes one whose body it refuses, at any moment before the next request.
      const headers = new Headers(init.headers)
      headers.set('connection', 'close')
      const response = await fetch(lab.dashboard + at, { ...init, headers })
      const body = await response.text()
      expect(controlIn(body)).toBe(null)
      expect(controlIn(messagesIn(JSON.parse(body)))).toBe(null)
    }
    expect(printed).toEqual([])
  },
)

/** All messages of an error, as a program prints them. */
function messagesIn(body: unknown): string {
  const { error } = body as {
    readonly error?: { readonly message: string; readonly issues: readonly { readonly message: string }[] }
  }
  return error === undefined ? '' : [error.message, ...error.issues.map(({ message }) => message)].join('\n')
}
