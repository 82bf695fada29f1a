import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { until } from '../../test-support/until.test-support.ts'
import { client, exchange, proxyBefore, proxyBeforeRaw } from './wire.test-support.ts'

const chunk = `8000\r\n${'x'.repeat(0x8000)}\r\n`
const chunkedHead = 'POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n'

const proxyBeforeTaker = () =>
  proxyBefore((request, response) => void request.resume().on('end', () => response.end('taken')))

test('answers Expect: 100-continue itself', async () => {
  let expected: string | undefined = 'nothing seen'
  const port = await proxyBefore((request, response) => {
    expected = request.headers.expect
    request.resume().on('end', () => response.end('done'))
  })
  const { socket, answer } = client(port)
  socket.write('POST / HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n')
  await until(() => answer.text.includes('100 Continue'))
  socket.write('ab')
  await until(() => answer.text.includes('done'))
  expect(expected).toBeUndefined()
})

test('answers 413 in place of 100 when the announced body is over the limit, and ends the connection', async () => {
  const { answer, send } = client(await proxyBeforeTaker())
  send('POST / HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 65537\r\n\r\n')
  await until(() => answer.isClosed)
  expect(answer.text).toMatch(/^HTTP\/1\.1 413 /)
})

test('passes over an expectation that it does not know', async () => {
  const port = await proxyBeforeTaker()
  const text = await exchange(port, 'GET / HTTP/1.1\r\nHost: a\r\nExpect: rain\r\n\r\n', /\r\n\r\n/)
  expect(text).toMatch(/^HTTP\/1\.1 200 /)
})

test.each([
  ['of 200 kB', `POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 200000\r\n\r\n${'x'.repeat(200_000)}`],
  ['without a length', `${chunkedHead}${chunk.repeat(4)}0\r\n\r\n`],
])('refuses a body %s, reads it away and goes on with the connection', async (_, request) => {
  const port = await proxyBeforeTaker()
  const text = await exchange(port, `${request}GET / HTTP/1.1\r\nHost: a\r\n\r\n`, /taken/)
  expect(text.match(/HTTP\/1\.1 \d+/g)).toEqual(['HTTP/1.1 413', 'HTTP/1.1 200'])
})

test('does not read a refused body for ever', async () => {
  const { answer, send } = client(await proxyBeforeTaker())
  send(chunkedHead)
  let sent = 0
  while (!answer.isClosed && sent < 64 * 1024 * 1024) {
    send(chunk.repeat(16))
    sent += 16 * 0x8000
    await sleep(1)
  }
  await until(() => answer.isClosed)
  expect(answer.isClosed).toBe(true)
})

test('takes a body of exactly the limit', async () => {
  const port = await proxyBeforeTaker()
  const text = await exchange(
    port,
    `POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 65536\r\n\r\n${'x'.repeat(65_536)}`,
    /taken/,
  )
  expect(text).toMatch(/^HTTP\/1\.1 200 /)
})

test('ends both sides when a body turns out too large after the response has begun', async () => {
  let isBackendLeft = false
  const port = await proxyBeforeRaw((socket) => {
    socket.on('close', () => (isBackendLeft = true))
    socket.once('data', () => socket.write('HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nab'))
  })
  const { answer, send } = client(port)
  send(`${chunkedHead}1\r\nx\r\n`)
  await until(() => answer.text.endsWith('ab'))
  send(chunk.repeat(4))
  await until(() => isBackendLeft && answer.isClosed)
  expect(answer.text).toMatch(/^HTTP\/1\.1 200 /)
})

test.each(['', 'GET / HT', 'GET / HTTP/1.1\r\nHost: a\r\n'])(
  'ends a connection on which %j came and then nothing',
  async (text) => {
    const port = await proxyBefore((_, response) => void response.end(), { silentMs: 100 })
    const { answer, send } = client(port)
    send(text)
    await until(() => answer.isClosed)
    expect(answer.text).toBe('')
  },
)

test('answers 408 to a body that does not go on, and leaves the backend', async () => {
  let isBackendLeft = false
  const port = await proxyBefore(
    (request) => void request.resume().on('close', () => (isBackendLeft = true)),
    { silentMs: 100 },
  )
  const { answer, send } = client(port)
  send('POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\nabc')
  await until(() => answer.isClosed && isBackendLeft)
  expect(answer.text).toMatch(/^HTTP\/1\.1 408 /)
  expect(answer.text).toContain('Vary: Origin\r\n')
})

test('lets a client be silent that waits for the rest of its response', async () => {
  const port = await proxyBefore(
    (_, response) => {
      response.write('first')
      setTimeout(() => response.end('last'), 1_000)
    },
    { silentMs: 500 },
  )
  const text = await exchange(port, 'GET / HTTP/1.1\r\nHost: a\r\n\r\n', /0\r\n\r\n$/)
  expect(text).toContain('last')
})
