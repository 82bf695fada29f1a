import { createServer } from 'node:http'
import { connect } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { listenOnFreePort } from '../test-support/listen-on-free-port.test-support.ts'
import { until } from '../test-support/until.test-support.ts'
import { sourceUpgrades } from './source-upgrades.ts'

test('a ping of Vite’s client is answered and closed, and what is wrong with it ends nothing', async () => {
  let handed = 0
  const server = createServer()
  const port = await listenOnFreePort(server)
  const dashboard = `http://localhost:${port}`
  const sources = { send: async () => false, page: async () => '', upgrade: () => void (handed += 1) }
  server.on(
    'upgrade',
    sourceUpgrades(sources, () => dashboard),
  )
  onTestFinished(() => void server.close())
  for (const bytes of ['', '\xFF\xFF', '\x89\x85\x00\x00', 'GET / HTTP/1.1\r\n\r\n']) {
    let answer = ''
    const socket = connect(port, '127.0.0.1').setEncoding('latin1')
    socket.on('data', (text: string) => (answer += text)).on('error', () => {})
    socket.write(
      [
        'GET / HTTP/1.1',
        `Host: localhost:${port}`,
        'Connection: Upgrade',
        'Upgrade: websocket',
        'Sec-WebSocket-Version: 13',
        'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
        'Sec-WebSocket-Protocol: vite-ping',
        '',
        bytes,
      ].join('\r\n'),
      'latin1',
    )
    await until(() => socket.closed)
    // The key and its answer are those of RFC 6455, section 1.3.
    expect(answer).toMatch(/^HTTP\/1\.1 101 [^]*Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK\+xOo=\r\n/)
    expect(answer.endsWith('\r\n\r\n\u0088\0')).toBe(true)
  }
  expect(handed).toBe(0)
})
