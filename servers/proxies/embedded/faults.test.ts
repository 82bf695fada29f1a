import { Agent, request as httpRequest } from 'node:http'
import { connect, type Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import fc from 'fast-check'
import { expect, onTestFinished, test } from 'vitest'
import { until } from '../../test-support/until.test-support.ts'
import { client, exchange, proxyBefore, proxyBeforeBytes, proxyBeforeRaw } from './wire.test-support.ts'

const get = 'GET / HTTP/1.1\r\nHost: a\r\nOrigin: http://app.test:5173\r\n\r\n'

test("ends the backend's work when the client goes away", async () => {
  let isUnderWay = false
  const port = await proxyBefore((_, response) => {
    isUnderWay = true
    response.on('close', () => (isUnderWay = false))
  })
  const { socket, send } = client(port)
  send(get)
  await until(() => isUnderWay)
  socket.destroy()
  await until(() => !isUnderWay)
  expect(isUnderWay).toBe(false)
})

test('takes pipelined requests one after the other: a client holds one connection to the backend', async () => {
  const connections = new Set<Socket>()
  let underWay = 0
  let most = 0
  const port = await proxyBefore((request, response) => {
    connections.add(request.socket)
    most = Math.max(most, (underWay += 1))
    setImmediate(() => {
      underWay -= 1
      response.end(request.url)
    })
  })
  const { answer, send } = client(port)
  const requests = Array.from({ length: 1_000 }, (_, index) => get.replace('/', `/${index}`))
  send(requests.join(''))
  await until(() => answer.text.endsWith('/999'))
  expect(answer.text.match(/\/\d+(?=HTTP|$)/g)).toEqual(requests.map((_, index) => `/${index}`))
  expect([most, connections.size]).toEqual([1, 1])
})

test("ends the backend's work when the client goes, and never begins what waited for its turn", async () => {
  const seen: (string | undefined)[] = []
  let isUnderWay = false
  const port = await proxyBefore((request, response) => {
    seen.push(request.url)
    isUnderWay = true
    response.on('close', () => (isUnderWay = false)).write('x'.repeat(1_000_000))
  })
  const { socket, send } = client(port)
  send(Array.from({ length: 20 }, (_, index) => get.replace('/', `/${index}`)).join(''))
  await until(() => isUnderWay)
  socket.destroy()
  await until(() => !isUnderWay)
  // Another client is served, and the twenty are not.
  client(port).send(get.replace('/', '/other'))
  await until(() => seen.includes('/other'))
  expect(seen).toEqual(['/0', '/other'])
})

test.each(['Content-Length: 100\r\n\r\nhalf', 'Transfer-Encoding: chunked\r\n\r\n4\r\nhalf\r\n'])(
  'does not let a body that breaks off look complete: %j',
  async (rest) => {
    const port = await proxyBeforeRaw((socket) => {
      socket.once('data', () => {
        socket.write(`HTTP/1.1 200 OK\r\n${rest}`)
        setTimeout(() => socket.destroy(), 20)
      })
    })
    const { socket, answer } = client(port)
    socket.write('GET / HTTP/1.1\r\nHost: a\r\n\r\n')
    await until(() => answer.isClosed)
    expect(answer.text).toContain('half')
    expect(answer.text).not.toMatch(/0\r\n\r\n$/)
    expect(answer.errors).toEqual(['ECONNRESET'])
  },
)

/** A backend that answers the first request of a connection and resets at the second. */
async function proxyBeforeDyingKeepAlive() {
  const seen: string[] = []
  const port = await proxyBeforeRaw((socket) => {
    let count = 0
    socket.on('data', (chunk: Buffer) => {
      seen.push(chunk.toString().split(' ')[0]!)
      count += 1
      if (count === 1) socket.write('HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok')
      else socket.resetAndDestroy()
    })
  })
  return { port, seen }
}

const ask = (port: number, agent: Agent, method: string, body?: string) =>
  new Promise<number>((resolve, reject) => {
    const sent = httpRequest({ port, host: '127.0.0.1', agent, method }, (response) => {
      response.resume().on('end', () => resolve(response.statusCode ?? 0))
    })
    sent.on('error', reject).end(body)
  })

test('sends an idempotent request once more when a reused connection dies before the answer, body and all', async () => {
  const { port, seen } = await proxyBeforeDyingKeepAlive()
  const agent = new Agent({ keepAlive: true })
  onTestFinished(() => agent.destroy())
  expect(await ask(port, agent, 'GET')).toBe(200)
  expect(await ask(port, agent, 'PUT', 'body')).toBe(200)
  expect(seen).toEqual(['GET', 'PUT', 'PUT'])
})

test('does not send a POST once more: it may have been done', async () => {
  const { port, seen } = await proxyBeforeDyingKeepAlive()
  const agent = new Agent({ keepAlive: true })
  onTestFinished(() => agent.destroy())
  expect(await ask(port, agent, 'GET')).toBe(200)
  expect(await ask(port, agent, 'POST', 'body')).toBe(502)
  expect(seen).toEqual(['GET', 'POST'])
})

test('sends it once more only once', async () => {
  let asked = 0
  const port = await proxyBeforeRaw((socket) => {
    socket.on('data', () => {
      asked += 1
      if (asked === 1) socket.write('HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n')
      else socket.resetAndDestroy()
    })
  })
  expect(await exchange(port, get, /\r\n\r\n$/)).toMatch(/ 200 /)
  expect(await exchange(port, get, /Gateway\n$/)).toMatch(/ 502 /)
  expect(asked).toBe(3)
})

const notHttp: readonly (readonly [what: string, bytes: string])[] = [
  ['a reason phrase with a control character', 'HTTP/1.1 200 O\u0001K\r\nContent-Length: 0\r\n\r\n'],
  ['the status 000', 'HTTP/1.1 000 X\r\nContent-Length: 0\r\n\r\n'],
  ['the status 099', 'HTTP/1.1 099 X\r\nContent-Length: 0\r\n\r\n'],
  ['a control character in a header', 'HTTP/1.1 200 OK\r\nX: a\u007Fb\r\nContent-Length: 0\r\n\r\n'],
  ['a space in the name of a header', 'HTTP/1.1 200 OK\r\nX y: 1\r\nContent-Length: 0\r\n\r\n'],
  ['two lengths', 'HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\na'],
  ['an upgrade that nobody asked for', 'HTTP/1.1 101 S\r\nConnection: upgrade\r\nUpgrade: x\r\n\r\n'],
]

test.each(notHttp)('answers 502, readably, when the backend sends %s', async (_, bytes) => {
  const text = await exchange(await proxyBeforeBytes(bytes), get, /\n$/)
  expect(text).toMatch(/^HTTP\/1\.1 502 /)
  expect(text).toContain('Access-Control-Allow-Origin: http://app.test:5173\r\n')
})

test('keeps interim responses to itself', async () => {
  const bytes = 'HTTP/1.1 103 E\r\nLink: </x>\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi'
  expect(await exchange(await proxyBeforeBytes(bytes), get, /hi$/)).toMatch(/^HTTP\/1\.1 200 /)
})

/** Text near HTTP, so that it gets deep into whoever reads it. */
const nearHttp = (starts: readonly string[]) =>
  fc
    .tuple(
      fc.constantFrom(...starts),
      fc.array(
        fc.oneof(
          fc.constantFrom(
            '\r\n',
            '\r\n\r\n',
            'Content-Length: 5\r\n',
            'Content-Length: -1\r\n',
            'Transfer-Encoding: chunked\r\n',
            'Connection: upgrade, content-length\r\n',
            'Upgrade: x\r\n',
            'Expect: 100-continue\r\n',
            'Host: a\r\n',
            'Origin: http://app.test:5173\r\n',
            '5\r\nhello\r\n',
            '0\r\n\r\n',
            ': \r\n',
          ),
          fc.string({ maxLength: 12 }),
          fc.uint8Array({ maxLength: 12 }).map((bytes) => Buffer.from(bytes).toString('latin1')),
        ),
        { maxLength: 8 },
      ),
    )
    .map(([start, rest]) => start + rest.join(''))

const requests = nearHttp([
  get,
  'GET / HTTP/1.1\r\nHost: a\r\n',
  'POST / HTTP/1.1\r\nHost: a\r\n',
  'OPTIONS * HTTP/1.1\r\n',
  'CONNECT a:1 HTTP/1.1\r\n',
  'GET /\t HTTP/1.0\r\n',
  '',
])
const responses = nearHttp([
  'HTTP/1.1 200 OK\r\n',
  'HTTP/1.1 204 \r\n',
  'HTTP/1.1 101 S\r\n',
  'HTTP/1.1 1',
  'HTTP/1.0 304 N\r\n',
  'HTTP/1.1 200 O',
  '',
])

test('stands whatever comes from either side', async () => {
  let reply = ''
  const port = await proxyBeforeRaw((socket) =>
    socket.on('data', () => {
      socket.write(reply, 'latin1')
      socket.end()
    }),
  )
  const sendAndLeave = async (text: string) => {
    const socket = connect(port, '127.0.0.1').on('error', () => {})
    socket.resume().end(text, 'latin1')
    await sleep(1)
    socket.destroy()
  }
  // An exception in a handler would be nobody's: vitest fails the run that sees one.
  await fc.assert(
    fc.asyncProperty(requests, responses, async (request, response) => {
      reply = response
      await Promise.all([sendAndLeave(request), sendAndLeave(get)])
    }),
    { numRuns: process.env['SOAK'] ? 50_000 : 1_000 },
  )
  reply = 'HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nalive'
  expect(await exchange(port, get, /alive$/)).toMatch(/^HTTP\/1\.1 200 /)
})
