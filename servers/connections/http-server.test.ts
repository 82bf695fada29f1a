import type { RequestListener, ServerOptions } from 'node:http'
import { connect, type Socket } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { listenInside } from './listening.ts'
import { until } from '../test-support/until.test-support.ts'
import { createHttpServer, serveHttp, type HttpServer } from './http-server.ts'

const undo: (() => unknown)[] = []
afterEach(async () => {
  for (const step of undo.splice(0).toReversed()) await step()
})

async function serve(request: RequestListener, options?: ServerOptions) {
  const http = createHttpServer({ request }, options)
  const listener = await serveHttp(http, listenInside)
  undo.push(() => listener.close())
  return { http, port: listener.port }
}

/** A raw client. */
function client(port: number, text = '') {
  const socket = connect(port, '127.0.0.1').on('error', () => {})
  undo.push(() => socket.destroy())
  const answer = { text: '', isClosed: false }
  socket.setEncoding('latin1').on('data', (part: string) => (answer.text += part))
  socket.on('close', () => (answer.isClosed = true))
  socket.write(text)
  return { socket, answer }
}

const get = (path: string) => `GET ${path} HTTP/1.1\r\nHost: a\r\n\r\n`
const post = (path: string, body: string) =>
  `POST ${path} HTTP/1.1\r\nHost: a\r\nContent-Length: ${body.length}\r\n\r\n${body}`

test('answers the requests of a connection one after the other, each with its body', async () => {
  let underWay = 0
  let most = 0
  const { port } = await serve((request, response) => {
    most = Math.max(most, (underWay += 1))
    let body = ''
    request
      .setEncoding('latin1')
      .on('data', (part: string) => (body += part))
      .on('end', () =>
        setImmediate(() => {
          underWay -= 1
          response.end(`[${request.url} ${body.length}]`)
        }),
      )
  })
  const large = 'x'.repeat(300_000)
  const { answer } = client(
    port,
    get('/1') + post('/2', 'ab') + post('/3', large) + get('/4') + post('/5', large),
  )
  await until(() => answer.text.includes('[/5'))
  expect(answer.text.match(/\[[^\]]+\]/g)).toEqual([
    '[/1 0]',
    '[/2 2]',
    '[/3 300000]',
    '[/4 0]',
    '[/5 300000]',
  ])
  expect(most).toBe(1)
})

test('several connections are answered at the same time', async () => {
  const waiting: (() => void)[] = []
  const { port } = await serve((_, response) => void waiting.push(() => response.end('done')))
  const clients = [client(port, get('/')), client(port, get('/')), client(port, get('/'))]
  await until(() => waiting.length === 3)
  for (const answer of waiting) answer()
  await until(() => clients.every(({ answer }) => answer.text.includes('done')))
})

test('reads no more of a client whose requests wait', async () => {
  let first: (() => void) | undefined
  let asked = 0
  const { port } = await serve((request, response) => {
    asked += 1
    if (request.url === '/first') first = () => response.end('first')
    else response.end('x')
  })
  const { socket, answer } = client(port, get('/first'))
  await until(() => first !== undefined)
  // More than the buffers of both ends hold.
  const flood = get('/').repeat(20_000)
  const sent = 40
  for (let count = 0; count < sent; count += 1) socket.write(flood)
  await until(() => socket.writableNeedDrain)
  let before = -1
  await until(() => {
    const isStill = before === socket.writableLength
    before = socket.writableLength
    return isStill
  })
  expect(socket.writableLength).toBeGreaterThan(0)
  expect([asked, answer.text]).toEqual([1, ''])
  first?.()
  await until(() => asked > 20_000)
})

test('knows which connection is busy', async () => {
  let end: (() => void) | undefined
  const served: Socket[] = []
  const { http, port } = await serve((request, response) => {
    served.push(request.socket)
    end = () => response.end('done')
  })
  const { answer } = client(port, get('/'))
  await until(() => end !== undefined)
  expect(http.isBusy(served[0]!)).toBe(true)
  end?.()
  await until(() => answer.text.includes('done'))
  await until(() => !http.isBusy(served[0]!))
})

const silences = [
  ['nothing at all', ''],
  ['half a head', 'GET / HTTP/1.1\r\nHost: a\r\n'],
  ['half a body', 'POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\nabc'],
] as const

test.each(silences)(
  'ends a connection on which %s came, though it does not listen by itself',
  async (_, text) => {
    const { port } = await serve(() => {}, {
      headersTimeout: 50,
      requestTimeout: 50,
      connectionsCheckingInterval: 20,
    })
    const { answer } = client(port, text)
    await until(() => answer.isClosed)
    expect(answer.text).toMatch(/^HTTP\/1\.1 408 /)
  },
)

test('leaves no timer behind when it could not listen', async () => {
  let closed = 0
  const http: HttpServer = { ...createHttpServer({ request: () => {} }), close: () => (closed += 1) }
  await expect(serveHttp(http, () => Promise.reject(new Error('in use')))).rejects.toThrow('in use')
  expect(closed).toBe(1)
})
