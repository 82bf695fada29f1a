import { expect, test } from 'vitest'
import { until } from '../../test-support/until.test-support.ts'
import { client, exchange, proxyBefore, proxyBeforeBytes } from './wire.test-support.ts'

test('keeps case, order and duplicates of header lines both ways, and drops those of one hop', async () => {
  let seen: readonly string[] = []
  const port = await proxyBefore((request, response) => {
    seen = request.rawHeaders
    response
      .writeHead(200, [
        'X-B',
        '1',
        'x-a',
        '2',
        'X-B',
        '3',
        'Connection',
        'x-hop',
        'X-Hop',
        '4',
        'Keep-Alive',
        'timeout=9',
        'Content-Length',
        '0',
      ])
      .end()
  })
  const { socket, answer } = client(port)
  socket.write(
    'GET / HTTP/1.1\r\nHOST: api.test\r\nx-Z: 1\r\nX-z: 2\r\nConnection: close, X-Gone\r\nX-Gone: 3\r\nTE: gzip\r\nProxy-Authorization: x\r\n\r\n',
  )
  await until(() => answer.isClosed)
  expect(seen.slice(0, 6)).toEqual(['HOST', 'api.test', 'x-Z', '1', 'X-z', '2'])
  expect(seen.map((part) => part.toLowerCase())).not.toContain('x-gone')
  expect(seen.map((part) => part.toLowerCase())).not.toContain('te')
  expect(seen.map((part) => part.toLowerCase())).not.toContain('proxy-authorization')
  expect(answer.text).toContain('X-B: 1\r\nx-a: 2\r\nX-B: 3\r\n')
  expect(answer.text).not.toMatch(/x-hop|timeout=9/i)
})

test('passes an event stream on as it comes', async () => {
  let finish = () => {}
  const port = await proxyBefore((_, response) => {
    response.writeHead(200, { 'Content-Type': 'text/event-stream' })
    response.write('data: 1\n\n')
    finish = () => response.end('data: 2\n\n')
  })
  const { socket, answer } = client(port)
  socket.write('GET / HTTP/1.1\r\nHost: a\r\n\r\n')
  await until(() => answer.text.includes('data: 1'))
  expect(answer.text).not.toContain('data: 2')
  finish()
  await until(() => answer.text.endsWith('0\r\n\r\n'))
})

test('passes a request body on as it comes', async () => {
  let received = ''
  const port = await proxyBefore((request, response) => {
    request.setEncoding('utf8').on('data', (text: string) => (received += text))
    request.on('end', () => response.end(received))
  })
  const { socket, answer } = client(port)
  socket.write('POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n3\r\none\r\n')
  await until(() => received === 'one')
  socket.write('3\r\ntwo\r\n0\r\n\r\n')
  await until(() => answer.text.includes('onetwo'))
  expect(received).toBe('onetwo')
})

test('sends a request without a body without one, whatever its method', async () => {
  const seen: (string | undefined)[][] = []
  const port = await proxyBefore((request, response) => {
    seen.push([request.method, request.headers['content-length'], request.headers['transfer-encoding']])
    response.end()
  })
  for (const method of ['GET', 'DELETE', 'POST']) {
    const { socket, answer } = client(port)
    socket.write(`${method} / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n`)
    await until(() => answer.isClosed)
  }
  expect(seen).toEqual([
    ['GET', undefined, undefined],
    ['DELETE', undefined, undefined],
    ['POST', '0', undefined],
  ])
})

test('changes no byte over 0x7F in either head', async () => {
  let seen: string | undefined
  const port = await proxyBefore((request, response) => {
    seen = request.headersDistinct['x-a']?.[0]
    response.setHeader('X-B', 'caf\u00e9').end()
  })
  const text = await exchange(port, 'GET / HTTP/1.1\r\nHost: a\r\nX-A: \u00fc\r\n\r\n', /\r\n\r\n/)
  expect(seen).toBe('\u00fc')
  expect(text).toContain('X-B: caf\u00e9\r\n')
})

test('passes the reason phrase on as it is', async () => {
  const port = await proxyBeforeBytes('HTTP/1.1 299 Rather \u00e9trange\r\nContent-Length: 0\r\n\r\n')
  const text = await exchange(port, 'GET / HTTP/1.1\r\nHost: a\r\n\r\n', /\r\n\r\n/)
  expect(text).toMatch(/^HTTP\/1\.1 299 Rather \u00e9trange\r\n/)
})

test('keeps Content-Length and Host, even if Connection names them: a body is never taken for a request', async () => {
  const seen: (readonly [string | undefined, string | undefined, string])[] = []
  const port = await proxyBefore((request, response) => {
    let body = ''
    request.setEncoding('latin1').on('data', (text: string) => (body += text))
    request.on('end', () => {
      seen.push([request.url, request.headers.host, body])
      response.end('done')
    })
  })
  const body = 'GET /smuggled HTTP/1.1\r\nHost: evil\r\n\r\n'
  const head = `GET / HTTP/1.1\r\nHost: a\r\nConnection: Content-Length, host\r\nContent-Length: ${body.length}\r\n\r\n`
  await exchange(port, head + body, /done/)
  await exchange(port, 'GET /next HTTP/1.1\r\nHost: a\r\n\r\n', /done/)
  expect(seen).toEqual([
    ['/', 'a', body],
    ['/next', 'a', ''],
  ])
})

test('refuses a transfer coding that it would have to undo', async () => {
  let asked = 0
  const port = await proxyBefore((_, response) => {
    asked += 1
    response.end()
  })
  const text = await exchange(
    port,
    'POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: gzip, chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n',
    /501 Not Implemented\n$/,
  )
  expect(text).toContain('Vary: Origin\r\n')
  expect(asked).toBe(0)
})

test('answers pipelined requests in their order, preflights among them', async () => {
  const port = await proxyBefore((request, response) => {
    setTimeout(() => response.end(`[${request.url}]`), request.url === '/1' ? 30 : 0)
  })
  const preflight =
    'OPTIONS /2 HTTP/1.1\r\nHost: a\r\nOrigin: http://x\r\nAccess-Control-Request-Method: PUT\r\n\r\n'
  const get = (path: string) => `GET ${path} HTTP/1.1\r\nHost: a\r\n\r\n`
  const text = await exchange(port, get('/1') + preflight + get('/3'), /\[\/3\]/)
  expect(text.match(/HTTP\/1\.1 \d+|\[.+?\]/g)).toEqual([
    'HTTP/1.1 200',
    '[/1]',
    'HTTP/1.1 204',
    'HTTP/1.1 200',
    '[/3]',
  ])
})

test('passes an upload of any slowness on, and counts the time for a response head from its end', async () => {
  const port = await proxyBefore(
    (request, response) => void request.resume().on('end', () => response.end('taken')),
    { responseHeadWithinMs: 1_000 },
  )
  const { answer, send } = client(port)
  send('POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\n')
  for (const letter of 'abc') {
    await new Promise((resolve) => setTimeout(resolve, 400))
    send(letter)
  }
  await until(() => answer.text.includes('\r\n\r\n'))
  expect(answer.text).toMatch(/^HTTP\/1\.1 200 /)
})

test('holds the backend back when the client does not read', async () => {
  const chunk = Buffer.alloc(64 * 1024)
  let written = 0
  const port = await proxyBefore((_, response) => {
    const write = () => {
      while (written < 64 * 1024 * 1024) {
        written += chunk.length
        if (!response.write(chunk)) return
      }
      response.end()
    }
    response.on('drain', write)
    write()
  })
  const { socket, send } = client(port)
  socket.pause()
  send('GET / HTTP/1.1\r\nHost: a\r\n\r\n')
  await until(() => written > 0)
  await new Promise((resolve) => setTimeout(resolve, 300))
  expect(written).toBeLessThan(32 * 1024 * 1024)
  let received = 0
  socket.on('data', (text: string) => (received += text.length)).resume()
  await until(() => received > 64 * 1024 * 1024)
})

test('passes everything through, preflights too, when it has no policy', async () => {
  const port = await proxyBefore(
    (_, response) => {
      response.writeHead(200, { 'Access-Control-Allow-Origin': '*', 'Content-Length': 0 }).end()
    },
    { cors: null },
  )
  const text = await exchange(
    port,
    'OPTIONS / HTTP/1.1\r\nHost: a\r\nOrigin: http://x\r\nAccess-Control-Request-Method: PUT\r\n\r\n',
    /\r\n\r\n$/,
  )
  expect(text).toContain('Access-Control-Allow-Origin: *\r\n')
  expect(text).not.toContain('Vary')
})
