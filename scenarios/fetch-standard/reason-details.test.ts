import { expect, test } from 'vitest'
import { reasonDetails } from './reason-details.ts'
import type { HeaderList } from '../words/exchange.ts'
import type { Reason } from './verdict.ts'

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
  [503, 'OPTIONS got 503: the server was not available, and its error page carries no CORS headers.'],
  [418, 'OPTIONS got 418, which is not a successful status either.'],
] as const

test.each(preflightStatuses)('an OPTIONS that got %i is said to', (status, sentence) => {
  const hops = [{ url: api, preflight: answer(status), response: null }]
  expect(reasonDetails(reason('preflight-acao-missing'), { client: page, hops, sent: [] })).toEqual([
    sentence,
  ])
})

test('a preflight that succeeded is not blamed for its status', () => {
  const hops = [{ url: api, preflight: answer(204), response: null }]
  expect(reasonDetails(reason('preflight-acao-missing'), { client: page, hops, sent: [] })).toEqual([])
})

const lookalikes = [
  ['https://shop.test/', '"https://shop.test/" ends with a slash, and an origin has none.'],
  ['https://shop.test:443', '"https://shop.test:443" names the default port, which an origin leaves out.'],
  [
    'https://shop.test/app',
    '"https://shop.test/app" has more than an origin: leave out everything after the host and port.',
  ],
  ['https://SHOP.test', '"https://SHOP.test" and "https://shop.test" differ in upper and lower case.'],
  ['http://shop.test', 'The scheme differs: http is allowed, and the page is https.'],
  ['https://shop.test:8443', 'The port differs: 8443 is allowed, and the page is on 443.'],
  ['https://www.shop.test', 'The hosts differ by "www.".'],
  ['shop.test', '"shop.test" lacks the scheme: the origin is "https://shop.test".'],
  ['https://*.test', '"https://*.test" is no pattern: Access-Control-Allow-Origin is * or one origin.'],
] as const

test.each(lookalikes)('%s is told from the origin of the page', (value, sentence) => {
  const hops = [{ url: api, preflight: null, response: answer(200) }]
  const details = reasonDetails(reason('acao-mismatch', value), { client: page, hops, sent: [] })
  expect(details).toEqual([sentence])
})

test('beside another origin stands the one that was sent', () => {
  const hops = [{ url: api, preflight: null, response: answer(200) }]
  const details = reasonDetails(reason('acao-mismatch', 'https://other.test'), {
    client: page,
    hops,
    sent: [],
  })
  expect(details).toEqual(['The browser sent Origin: https://shop.test.'])
})

test('after a redirect it names both URLs, and the Origin that was sent there', () => {
  const hops = [
    { url: api, preflight: null, response: answer(302) },
    { url: 'https://files.test/a', preflight: null, response: answer(200) },
  ]
  const sent = [
    { hop: 0, preflight: false, method: 'GET', headers: { origin: page } },
    { hop: 1, preflight: false, method: 'GET', headers: { origin: 'null' } },
  ]
  expect(reasonDetails(reason('acao-mismatch', page, 1), { client: page, hops, sent })).toEqual([
    'This is the answer of https://files.test/a, where https://api.test/prices redirected to.',
    'The redirect leads from one foreign origin to another, so the browser sent Origin: null instead of https://shop.test.',
  ])
})

const cached: readonly HeaderList[] = [
  [['Age', '120']],
  [['X-Cache', 'Hit from cloudfront']],
  [['CF-Cache-Status', 'HIT']],
]

test.each(cached)('a cache that answered with another origin’s headers is named: %j', (...headers) => {
  const hops = [{ url: api, preflight: null, response: answer(200, headers) }]
  const [detail] = reasonDetails(reason('acao-missing'), { client: page, hops, sent: [] })
  expect(detail).toMatch(/^A cache on the way answered.*Vary: Origin/)
})

test('a cache that keeps the origins apart is not blamed', () => {
  const hops = [
    {
      url: api,
      preflight: null,
      response: answer(200, [
        ['Age', '120'],
        ['Vary', 'Accept-Encoding, Origin'],
      ]),
    },
  ]
  expect(reasonDetails(reason('acao-missing'), { client: page, hops, sent: [] })).toEqual([])
})
