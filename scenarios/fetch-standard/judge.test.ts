import { expect, test } from 'vitest'
import { acam, acao, answer, api, hop, page, request, third } from './cases/case.ts'
import { judge } from './judge.ts'
import { profiles } from './profiles/profiles.ts'
import type { Hop, RecordedRequest } from './recording/recording.ts'
import { toldStep } from './sentences/told-step.ts'

const verdictOn = (part: Partial<RecordedRequest>, ...hops: readonly Hop[]) =>
  judge({ clientOrigin: page, steps: [{ request: request(part), hops, waitMs: 0 }] }, profiles.standard)[0]!

const redirectTo = (status: number, location: string) =>
  hop(
    answer(status, acao('*'), `Location: ${location}`),
    answer(204, acao('*'), acam('*'), 'Access-Control-Allow-Headers: *, authorization'),
  )
const readable = hop(
  answer(200, acao('*')),
  answer(204, acao('*'), acam('*'), 'Access-Control-Allow-Headers: *, authorization'),
)

test('a verdict tells the header that decided, its value and what it was asked for', () => {
  const denied = verdictOn({ method: 'PUT' }, hop(null, answer(204, acao('*'), acam('GET, POST'))))
  expect(denied).toMatchObject({
    outcome: 'blocked-at-preflight',
    reason: {
      code: 'preflight-method-not-allowed',
      hop: 0,
      header: 'access-control-allow-methods',
      value: 'GET, POST',
      parameter: 'PUT',
    },
    response: null,
  })
  expect(denied.because.map(toldStep).at(-1)).toEqual({
    section: 'CORS-preflight fetch',
    says: 'The method PUT is listed, CORS-safelisted, or covered by *.',
    holds: false,
  })
})

test('a preflight names the method, and the headers in order, and carries none of them', () => {
  const headers = [
    ['X-B', '1'],
    ['x-a', '2'],
    ['Authorization', 'x'],
    ['Accept', 'a'],
  ] as const
  expect(verdictOn({ method: 'PUT', headers }, readable).sent[0]).toEqual({
    hop: 0,
    preflight: true,
    method: 'OPTIONS',
    headers: {
      accept: '*/*',
      'access-control-request-method': 'PUT',
      'access-control-request-headers': 'authorization,x-a,x-b',
      origin: page,
    },
  })
})

test('Authorization does not go along to another origin, and does within one', () => {
  const headers = [['Authorization', 'Bearer x']] as const
  const last = (location: string) =>
    verdictOn({ headers }, redirectTo(302, location), readable).sent.at(-1)?.headers
  expect(last('/b')).toMatchObject({ authorization: 'Bearer x', origin: page })
  expect(last(third)).not.toHaveProperty('authorization')
})

test('what becomes a GET loses what told of its body', () => {
  const headers = [
    ['Content-Language', 'de'],
    ['Content-Type', 'text/plain'],
    ['content-encoding', 'x'],
    ['content-location', '/'],
    ['x-a', '1'],
  ] as const
  const { sent } = verdictOn({ method: 'POST', body: 'x', headers }, redirectTo(301, '/b'), readable)
  expect(sent.at(-1)).toMatchObject({ hop: 1, method: 'GET', headers: { 'x-a': '1' } })
  expect(Object.keys(sent.at(-1)?.headers ?? {}).toSorted()).toEqual(['accept', 'origin', 'x-a'])
})

test('307 keeps method and body headers', () => {
  const { sent } = verdictOn({ method: 'POST', body: 'x' }, redirectTo(307, '/b'), readable)
  expect(sent.at(-1)).toMatchObject({
    method: 'POST',
    headers: { 'content-type': 'text/plain;charset=UTF-8' },
  })
})

test('a stream is not sent again: only 303 leads on', () => {
  const part = { method: 'POST', body: 'x', bodyType: 'stream' }
  expect(verdictOn(part, redirectTo(307, '/b')).reason).toMatchObject({
    code: 'redirect-mode-error',
    parameter: 'stream',
  })
  expect(verdictOn(part, redirectTo(303, '/b'), readable)).toMatchObject({ outcome: 'readable' })
})

test('outcomes tell whether something was sent before the mode or the scheme ended it', () => {
  expect(verdictOn({ mode: 'same-origin' }).outcome).toBe('not-sent')
  expect(verdictOn({ mode: 'same-origin', url: `${page}/a` }, redirectTo(302, api))).toMatchObject({
    outcome: 'blocked-at-response',
    reason: { code: 'mode-same-origin', hop: 1, parameter: `${api}/` },
  })
  expect(verdictOn({ url: 'foo:x' }).outcome).toBe('not-sent')
  expect(verdictOn({}, redirectTo(302, 'foo:x')).outcome).toBe('blocked-at-response')
  expect(verdictOn({}, hop({ error: 'reset' })).outcome).toBe('no-response')
})

test('the response of a data: URL is its own', () => {
  const typeOf = (url: string) => verdictOn({ url }).response?.headers['content-type']
  expect(typeOf('data:,x')).toBe('text/plain;charset=US-ASCII')
  expect(typeOf('data:text/html;base64,eA==#f')).toBe('text/html')
  expect(typeOf('data:;charset=utf-8,x')).toBe('text/plain;charset=utf-8')
  expect(typeOf('data:a/b;c="d e",x')).toBe('a/b;c="d e"')
  expect(verdictOn({ url: 'data:,x' }).response).toEqual({
    type: 'basic',
    status: 200,
    statusText: 'OK',
    headers: { 'content-type': 'text/plain;charset=US-ASCII' },
  })
  expect(verdictOn({ url: 'data:x' })).toMatchObject({ outcome: 'no-response', sent: [] })
})

test('a stream needs HTTP/2 in Chromium, which a server may have only with https', () => {
  const post = { method: 'POST', body: 'x', bodyType: 'stream' } as const
  const codeFor = (url: string) =>
    judge(
      { clientOrigin: page, steps: [{ request: request({ ...post, url }), hops: [readable], waitMs: 0 }] },
      profiles.chromium,
    )[0]?.reason?.code
  expect(codeFor(api)).toBe('connection-failed')
  expect(codeFor('https://api.example/')).toBeUndefined()
})

test('a response of the own origin shows all but cookies, combined', () => {
  const { response } = verdictOn(
    { url: `${page}/a` },
    hop(answer(200, 'X-A: 1', 'x-a: 2', 'Set-Cookie: a', 'Set-Cookie2: b')),
  )
  expect(response).toEqual({ type: 'basic', status: 200, statusText: '', headers: { 'x-a': '1, 2' } })
})

test('what was not recorded is named by its field', () => {
  expect(() => verdictOn({})).toThrow(
    /^steps\[0\]\.hops\[0\] is missing: the fetch comes to http:\/\/localhost:9202\/orders with GET/,
  )
  expect(() => verdictOn({}, hop(null))).toThrow(/^steps\[0\]\.hops\[0\]\.response is missing/)
  expect(() => verdictOn({}, redirectTo(302, '/b'))).toThrow(
    /^steps\[0\]\.hops\[1\] is missing: .*\/b with GET/,
  )
})

test('an app compares the allowed origin with its own byte for byte', () => {
  const outcomeFor = (clientOrigin: string, allowed: string) =>
    judge(
      { clientOrigin, steps: [{ request: request(), hops: [hop(answer(200, acao(allowed)))], waitMs: 0 }] },
      profiles.chromium,
    )[0]!
  const extension = 'safari-web-extension://9F3C0E4A-11B2-4C4D-8E5F-001122334455'
  expect(outcomeFor('capacitor://localhost', 'capacitor://localhost').sent[0]?.headers).toMatchObject({
    origin: 'capacitor://localhost',
  })
  expect(outcomeFor('capacitor://localhost', 'capacitor://localhost').outcome).toBe('readable')
  expect(outcomeFor(extension, extension).outcome).toBe('readable')
  for (const allowed of [extension.toLowerCase(), 'http://localhost', 'null', `${extension}/`])
    expect(outcomeFor(extension, allowed).reason).toMatchObject({ code: 'acao-mismatch', parameter: allowed })
})

test('an EventSource sends its own headers, and a beacon no more than the type of its body', () => {
  const headers = [
    ['x-a', '1'],
    ['last-event-id', '7'],
    ['content-type', 'application/json'],
  ] as const
  const sentBy = (initiator: 'event-source' | 'beacon') =>
    verdictOn({ headers, initiator }, readable).sent.at(-1)
  expect(sentBy('event-source')).toEqual({
    hop: 0,
    preflight: false,
    method: 'GET',
    headers: { accept: 'text/event-stream', 'last-event-id': '7', origin: page },
  })
  expect(verdictOn({ initiator: 'event-source' }, readable).sent.at(-1)?.headers).toEqual({
    accept: 'text/event-stream',
    origin: page,
  })
  expect(sentBy('beacon')).toMatchObject({
    preflight: true,
    headers: { 'access-control-request-headers': 'content-type' },
  })
  expect(verdictOn({ initiator: 'beacon', body: 'x' }, readable).sent).toEqual([
    {
      hop: 0,
      preflight: false,
      method: 'POST',
      headers: { accept: '*/*', 'content-type': 'text/plain;charset=UTF-8', origin: page },
    },
  ])
})

test('a resource policy that blocks is told by its value and by what made it count', () => {
  const reasonOf = (embedderPolicy: 'unsafe-none' | 'require-corp', ...lines: readonly string[]) =>
    judge(
      {
        clientOrigin: 'http://shop.example',
        embedderPolicy,
        steps: [
          {
            request: request({ url: 'https://api.shop.example/', mode: 'no-cors' }),
            hops: [hop(answer(200, ...lines))],
            waitMs: 0,
          },
        ],
      },
      profiles.standard,
    )[0]!.reason
  const header = 'cross-origin-resource-policy'
  expect(reasonOf('require-corp')).toEqual({
    code: 'corp-blocked',
    hop: 0,
    header,
    value: null,
    parameter: 'require-corp',
  })
  expect(reasonOf('unsafe-none', `${header}: cross-origin`)).toBeNull()
  // One site, and yet what came over https is not for a page of http.
  expect(reasonOf('unsafe-none', `${header}: same-site`)).toMatchObject({
    value: 'same-site',
    parameter: 'same-site',
  })
  expect(reasonOf('unsafe-none')).toBeNull()
})

test('within one site, a page of https may use what came over https and what did not', () => {
  const outcomeOf = (url: string) =>
    judge(
      {
        clientOrigin: 'https://shop.example',
        steps: [
          {
            request: request({ url, mode: 'no-cors' }),
            hops: [hop(answer(200, 'Cross-Origin-Resource-Policy: same-site'))],
            waitMs: 0,
          },
        ],
      },
      profiles.standard,
    )[0]!.outcome
  expect(outcomeOf('https://api.shop.example/')).toBe('opaque')
  expect(outcomeOf('http://api.shop.example/')).toBe('opaque')
  expect(outcomeOf('https://shop.other.example/')).toBe('blocked-at-response')
})

test('a page of https is asked for the permission, whatever else was recorded', () => {
  const judged = (clientOrigin: string, hops: readonly Hop[]) =>
    judge(
      { clientOrigin, clientAddressSpace: 'public', steps: [{ request: request(), hops, waitMs: 0 }] },
      profiles.chromium,
    )[0]!
  expect(judged('https://app.example', []).reason).toMatchObject({
    code: 'lna-permission-denied',
    parameter: 'loopback',
  })
  expect(judged('http://app.example', []).reason).toMatchObject({
    code: 'lna-insecure',
    parameter: 'loopback',
  })
  expect(judged('null', [readable]).outcome).toBe('not-sent')
})

test('the files of an app are no other network than its pages', () => {
  const [verdict] = judge(
    {
      clientOrigin: 'capacitor://localhost',
      clientAddressSpace: 'public',
      steps: [{ request: request({ url: '/data.json' }), hops: [readable], waitMs: 0 }],
    },
    profiles.chromium,
  )
  expect(verdict?.outcome).toBe('readable')
})

test('a beacon without a body has no type, whatever kind of body is recorded', () => {
  for (const bodyType of ['text', 'stream']) {
    const { outcome, sent } = verdictOn({ bodyType, initiator: 'beacon' }, readable)
    expect(outcome).toBe('opaque')
    expect(sent.map(({ headers }) => headers)).toEqual([{ accept: '*/*', origin: page }])
  }
})

test('an EventSource has no credentials to leave out, and an object URL a status of its own', () => {
  const own = verdictOn({ url: `${page}/a`, credentials: 'omit', initiator: 'event-source' }, readable)
  expect(own.outcome).toBe('readable')
  expect(verdictOn({ url: `blob:${page}/x` }).response).toEqual({
    type: 'basic',
    status: 200,
    statusText: 'OK',
    headers: {},
  })
})

test('a page of https tells a server of http nothing of itself, but to CORS', () => {
  const sentBy = (mode: 'cors' | 'no-cors') =>
    judge(
      {
        clientOrigin: 'https://app.example',
        steps: [{ request: request({ mode, method: 'POST', body: 'x' }), hops: [readable], waitMs: 0 }],
      },
      profiles.standard,
    )[0]!.sent[0]?.headers['origin']
  expect(sentBy('no-cors')).toBe('null')
  expect(sentBy('cors')).toBe('https://app.example')
})

test('a fragment stays through a redirect that has none', () => {
  const step = {
    request: request({ url: `${api}/a#f`, redirect: 'follow' }),
    hops: [redirectTo(302, 'foo:x')],
    waitMs: 0,
  }
  const [verdict] = judge({ clientOrigin: page, steps: [step] }, profiles.standard)
  expect(verdict?.reason).toMatchObject({ code: 'scheme-not-http', parameter: 'foo:x#f' })
})

test('of several headers that are not allowed the first by name is named', () => {
  const headers = [
    ['x-z', '1'],
    ['x-b', '1'],
  ] as const
  const verdict = verdictOn({ headers }, hop(null, answer(204, acao('*'))))
  expect(verdict.reason).toMatchObject({ code: 'preflight-header-not-allowed', parameter: 'x-b' })
})
