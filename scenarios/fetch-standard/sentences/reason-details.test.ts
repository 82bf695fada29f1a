import { expect, test } from 'vitest'
import { reasonDetails } from './reason-details.ts'
import type { HeaderList } from '../../words/exchange.ts'
import type { Reason } from '../recording/verdict.ts'

const page = 'https://shop.test'
const api = 'https://api.test/prices'

const reason = (code: Reason['code'], value: string | null = null, hop = 0): Reason => ({
  code,
  hop,
  header: null,
  value,
  parameter: null,
})
const answer = (status: number, headers: HeaderList = []) => ({ status, statusText: '', headers })

const preflightStatuses = [
  [
    401,
    'OPTIONS got 401: a preflight never carries credentials, so it must be answered before authentication.',
  ],
  [403, 'OPTIONS got 403: a firewall, a gateway or a CSRF check refuses the preflight.'],
  [404, 'OPTIONS got 404: no route answers OPTIONS at this URL.'],
  [405, 'OPTIONS got 405: the server does not allow OPTIONS at this URL.'],
  [501, 'OPTIONS got 501: the server does not know OPTIONS.'],
  [
    502,
    'OPTIONS got 502: a proxy could not reach its backend, and its own error page carries no CORS headers.',
  ],
  [503, 'OPTIONS got 503: the server was not available, and its error page carries no CORS headers.'],
  [
    504,
    'OPTIONS got 504: a proxy waited in vain for its backend, and its own error page carries no CORS headers.',
  ],
  [418, 'OPTIONS got 418, which is not a successful status either.'],
  [300, 'OPTIONS got 300, which is not a successful status either.'],
  [199, 'OPTIONS got 199, which is not a successful status either.'],
] as const

test.each(preflightStatuses)('an OPTIONS that got %i is said to', (status, sentence) => {
  const hops = [{ url: api, preflight: answer(status), response: null }]
  expect(reasonDetails(reason('preflight-acao-missing'), { client: page, hops, sent: [] })).toEqual([
    sentence,
  ])
})

test.each([200, 204, 299])('a preflight that got %i is not blamed for its status', (status) => {
  const hops = [{ url: api, preflight: answer(status), response: null }]
  expect(reasonDetails(reason('preflight-acao-missing'), { client: page, hops, sent: [] })).toEqual([])
})

test.each([
  ['preflight-status', 418],
  ['preflight-redirect', 302],
] as const)('%s tells the status %i itself, and it is not repeated', (code, status) => {
  const hops = [{ url: api, preflight: answer(status), response: null }]
  expect(reasonDetails(reason(code), { client: page, hops, sent: [] })).toEqual([])
})

test('the status of a preflight does not explain what failed at the response', () => {
  const hops = [{ url: api, preflight: answer(404), response: answer(200) }]
  expect(reasonDetails(reason('acao-missing'), { client: page, hops, sent: [] })).toEqual([])
})

const unanswered = [
  ['the request was never sent', []],
  ['nobody recorded an answer', [{ url: api, preflight: null, response: null }]],
  [
    'the connection was refused',
    [{ url: api, preflight: { error: 'refused' }, response: { error: 'refused' } }],
  ],
] as const

test.each(unanswered)('there is nothing to say of an answer where %s', (_, hops) => {
  for (const code of ['preflight-acao-missing', 'acao-missing', 'connection-failed'] as const)
    expect(reasonDetails(reason(code), { client: page, hops, sent: [] })).toEqual([])
})

const lookalikes = [
  ['https://shop.test/', '"https://shop.test/" ends with a slash, and an origin has none.'],
  ['https://shop.test:443', '"https://shop.test:443" names the default port, which an origin leaves out.'],
  [
    'https://shop.test/app',
    '"https://shop.test/app" has more than an origin: keep only the scheme, host and port.',
  ],
  [
    'https://shop.test?app',
    '"https://shop.test?app" has more than an origin: keep only the scheme, host and port.',
  ],
  [
    'https://ann@shop.test',
    '"https://ann@shop.test" has more than an origin: keep only the scheme, host and port.',
  ],
  ['https://SHOP.test:443', '"https://SHOP.test:443" names the default port, which an origin leaves out.'],
  ['https://SHOP.test', '"https://SHOP.test" and "https://shop.test" differ in upper and lower case.'],
  ['http://shop.test', 'The scheme differs: http is allowed, and the page is https.'],
  ['https://shop.test:8443', 'The port differs: 8443 is allowed, and the page is on 443.'],
  ['https://www.shop.test', 'The hosts differ by "www.".'],
  ['shop.test', '"shop.test" lacks the scheme: the origin is "https://shop.test".'],
  ['https://*.test', '"https://*.test" is no pattern: Access-Control-Allow-Origin is * or one origin.'],
] as const

/** What is said of a value of Access-Control-Allow-Origin, to a page of an origin. */
function saidOf(value: string | null, client = page, code: Reason['code'] = 'acao-mismatch') {
  const hops = [{ url: api, preflight: answer(204), response: answer(200) }]
  return reasonDetails(reason(code, value), { client, hops, sent: [] })
}

test.each(lookalikes)('%s is told from the origin of the page', (value, sentence) => {
  expect(saidOf(value)).toEqual([sentence])
  expect(saidOf(value, page, 'preflight-acao-mismatch')).toEqual([sentence])
  expect(saidOf(value, page, 'acao-invalid')).toEqual([sentence])
})

const ofOtherPages = [
  ['http://shop.test:8080', 'http://shop.test', 'The port differs: 8080 is allowed, and the page is on 80.'],
  [
    'http://localhost:3000',
    'http://localhost:5173',
    'The port differs: 3000 is allowed, and the page is on 5173.',
  ],
  [
    'localhost:3000',
    'http://localhost:3000',
    '"localhost:3000" lacks the scheme: the origin is "http://localhost:3000".',
  ],
  ['https://shop.test', 'https://www.shop.test', 'The hosts differ by "www.".'],
  [
    'http://localhost',
    'capacitor://localhost',
    'The scheme differs: http is allowed, and the page is capacitor.',
  ],
] as const

test.each(ofOtherPages)('%s is told from the origin %s', (value, client, sentence) => {
  expect(saidOf(value, client)).toEqual([sentence])
})

const simplyOthers = [
  ['https://other.test', page],
  ['http://other.test', page],
  ['https://app.shop.test', page],
  ['shop', page],
  ['capacitor://shop.test', page],
  [page, 'null'],
] as const

test.each(simplyOthers)(
  '%s is simply another origin: beside it stands the one that was sent, %s',
  (value, client) => {
    expect(saidOf(value, client)).toEqual([`The browser sent Origin: ${client}.`])
  },
)

test('nothing is compared with the origin where the value is not known, or of another header', () => {
  expect(saidOf(null)).toEqual([])
  expect(saidOf('True', page, 'acac-not-true')).toEqual([])
  expect(saidOf(`${page}, ${page}`, page, 'acao-multiple')).toEqual([])
})

const files = 'https://files.test/a'
const afterRedirect = `This happened at ${files}, after a redirect from ${api}.`
const redirected = [
  { url: api, preflight: null, response: answer(302) },
  { url: files, preflight: null, response: answer(200) },
]
const sentAs = (...origins: readonly string[]) =>
  origins.map((origin, hop) => ({ hop, preflight: false, method: 'GET', headers: { origin } }))

test('after a redirect it names both URLs, and the Origin that was sent there', () => {
  const context = { client: page, hops: redirected, sent: sentAs(page, 'null') }
  expect(reasonDetails(reason('acao-mismatch', page, 1), context)).toEqual([
    afterRedirect,
    'The redirect leads from one foreign origin to another, so the browser sent Origin: null instead of https://shop.test.',
  ])
})

test('where the page is sandboxed, or its origin was sent all the same, the redirect did not make it null', () => {
  const sandboxed = { client: 'null', hops: redirected, sent: sentAs('null', 'null') }
  const kept = { client: page, hops: redirected, sent: sentAs(page, page) }
  for (const context of [sandboxed, kept])
    expect(reasonDetails(reason('acao-missing', null, 1), context)).toEqual([afterRedirect])
})

test('what was sent to an earlier URL was not sent to the one that failed', () => {
  const hops = [{ url: page, preflight: null, response: answer(302) }, ...redirected]
  const context = { client: page, hops, sent: sentAs(page, 'null') }
  expect(reasonDetails(reason('connection-failed', null, 2), context)).toEqual([afterRedirect])
})

test('a redirect from or to a URL that is not known is not told', () => {
  const [first, second] = redirected
  for (const hops of [
    [{ ...first!, url: null }, second!],
    [first!, { ...second!, url: null }],
  ])
    expect(reasonDetails(reason('acao-missing', null, 1), { client: page, hops, sent: [] })).toEqual([])
})

/** What is said of a response with these headers. */
function saidWith(headers: HeaderList, code: Reason['code'] = 'acao-missing') {
  const hops = [{ url: api, preflight: answer(204, headers), response: answer(200, headers) }]
  return reasonDetails(reason(code), { client: page, hops, sent: [] })
}

const cacheAnswered =
  'A cache on the way answered, with what it had stored for another request. Send Vary: Origin with every response of this URL, and empty the cache.'

const ofCaches: readonly HeaderList[number][] = [
  ['Age', '120'],
  ['X-Cache', 'Hit from cloudfront'],
  ['X-Cache', 'TCP_HIT from a23-0-0-1.deploy.akamaitechnologies.com'],
  ['x-cache', 'MISS, HIT'],
  ['CF-Cache-Status', 'HIT'],
]

test.each(ofCaches)('a cache that answered with what is for another origin is named: %s: %s', (...header) => {
  expect(saidWith([header])).toEqual([cacheAnswered])
  expect(saidWith([header], 'acao-mismatch')).toEqual([cacheAnswered])
})

const notOfCaches: readonly HeaderList[number][] = [
  ['Age', '0'],
  ['X-Cache', 'Miss from cloudfront'],
  ['X-Cache', 'MISS from white.example'],
  ['CF-Cache-Status', 'DYNAMIC'],
  ['Via', '1.1 hit.example'],
]

test.each(notOfCaches)('no cache is blamed for %s: %s', (...header) => {
  expect(saidWith([header])).toEqual([])
})

test.each(['Origin', 'origin', 'Accept-Encoding, Origin', 'Origin, Accept', 'Origin , Accept', '*'])(
  'a cache that keeps the origins apart is not blamed: Vary: %s',
  (vary) => {
    expect(
      saidWith([
        ['Age', '120'],
        ['Vary', vary],
      ]),
    ).toEqual([])
  },
)

test.each(['Accept-Encoding', 'X-Origin', 'Origin-Agent-Cluster'])(
  'Vary: %s does not keep the origins apart',
  (vary) => {
    expect(
      saidWith([
        ['Age', '120'],
        ['Vary', vary],
      ]),
    ).toEqual([cacheAnswered])
  },
)

test.each(['preflight-acao-missing', 'acao-multiple', 'acac-not-true'] as const)(
  'a cache is not what causes %s',
  (code) => {
    expect(saidWith([['Age', '120']], code)).toEqual([])
  },
)
