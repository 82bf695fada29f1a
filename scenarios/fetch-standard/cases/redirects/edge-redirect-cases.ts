import type { Hop } from '../../recording/recording.ts'
import { allowed, always, ends, one, redirect, several, stepOf } from '../browsers/browser-case.ts'
import { acam, acao, answer, api, hop, page, third, type Case } from '../case.ts'
import { redirectTo } from '../stock-hops.ts'

const own = `${page}/a`
const plain = (status: number, location: string): Hop => hop(answer(status, `Location: ${location}`))
const twenty = Array.from({ length: 20 }, () => redirectTo('/orders'))
const first = 'GET 0 without Origin'

/** What is rare in redirects: names in URLs, fragments, redirect mode error, and Origin after several redirects. */
export const edgeRedirectCases: readonly Case[] = [
  one(
    'PUT from another origin to a URL with a user name',
    { method: 'PUT' },
    [redirect(307, 'http://u@localhost:9203/b'), allowed],
    always(ends('preflight 0, PUT 0', 'redirect-credentials')),
  ),
  one(
    'GET from the page to another origin with a user name',
    { url: own },
    [plain(307, 'http://u@localhost:9203/b')],
    always(ends(first, 'redirect-credentials')),
  ),
  one(
    'a user name, and no second request',
    { url: own, method: 'PUT' },
    [plain(307, 'http://u@localhost:9203/b')],
    { standard: ends('PUT 0', 'redirect-credentials'), webkit: ends('PUT 0', 'redirect-credentials') },
  ),
  one(
    'mode no-cors, from the page to another origin with a user name',
    { url: own, mode: 'no-cors' },
    [plain(307, 'http://u@localhost:9203/b'), hop(answer(200))],
    {
      standard: ends(`${first}, GET 1 without Origin`, 'opaque'),
      chromium: ends(first, 'redirect-credentials'),
    },
  ),
  ...(
    [
      ['data:,x', 'scheme-not-http'],
      ['about:blank', 'scheme-not-http'],
      ['foo:x', 'redirect-mode-error'],
      ['foo://u:p@x/', 'redirect-credentials'],
      ['http://u@localhost:9203/', 'redirect-credentials'],
    ] as const
  ).map(([location, chromium]) =>
    one(`redirect mode error, to ${location}`, { redirect: 'error' }, [redirectTo(location)], {
      standard: ends('GET 0', 'redirect-mode-error'),
      chromium: ends('GET 0', chromium),
      firefox: ends('GET 0', 'redirect-mode-error'),
      webkit: ends('GET 0', 'redirect-mode-error'),
    }),
  ),
  one(
    'redirect mode error, from the page to itself with a user name',
    { url: own, redirect: 'error' },
    [plain(302, 'http://u@localhost:9201/')],
    always(ends(first, 'redirect-mode-error')),
  ),
  one('the 21st redirect without ACAO', {}, [...twenty, plain(302, '/orders')], {
    standard: ends(Array.from({ length: 21 }, (_, at) => `GET ${at}`).join(', '), 'acao-missing'),
    chromium: ends(Array.from({ length: 21 }, (_, at) => `GET ${at}`).join(', '), 'redirect-limit'),
  }),
  one(
    'a fragment, and a Location that is not a URL',
    { url: `${api}/a#1` },
    [redirectTo('http://:::')],
    always(ends('GET 0', 'redirect-bad-location')),
  ),
  one(
    'a GET that stays a GET after 303 keeps Content-Language',
    { url: own, headers: [['content-language', 'de']] },
    [plain(303, '/b'), hop(answer(200))],
    { standard: { ...ends(`${first}, GET 1 without Origin`), last: { 'content-language': 'de' } } },
  ),
  one(
    'a stream after 307',
    { url: own, method: 'POST', body: 'x', bodyType: 'stream' },
    [plain(307, '/b'), hop(answer(200))],
    {
      standard: ends('POST 0', 'redirect-mode-error'),
      firefox: ends('POST 0, POST 1'),
    },
  ),
  one(
    'a stream after 303',
    { url: own, method: 'POST', body: 'x', bodyType: 'stream' },
    [plain(303, '/b'), hop(answer(200))],
    { standard: ends('POST 0, GET 1 without Origin') },
  ),
  one(
    'HEAD in mode no-cors, redirected from the page to another origin',
    { url: own, method: 'HEAD', mode: 'no-cors' },
    [plain(302, `${api}/b`), hop(answer(200))],
    always(ends('HEAD 0 without Origin, HEAD 1 without Origin', 'opaque')),
  ),
  one(
    'POST in mode no-cors, redirected within the page, then to another origin',
    { url: own, method: 'POST', mode: 'no-cors' },
    [plain(302, '/b'), plain(302, `${api}/c`), hop(answer(200))],
    {
      standard: ends('POST 0, GET 1 without Origin, GET 2 without Origin', 'opaque'),
      webkit: ends('POST 0, GET 1, GET 2 without Origin', 'opaque'),
    },
  ),
  one(
    'POST in mode no-cors, redirected to another origin, then within it',
    { url: own, method: 'POST', mode: 'no-cors' },
    [plain(307, `${api}/b`), plain(302, '/c'), hop(answer(200))],
    {
      standard: ends('POST 0, POST 1, GET 2 without Origin', 'opaque'),
      chromium: ends('POST 0, POST 1 as null, GET 2 without Origin', 'opaque'),
      webkit: ends('POST 0, POST 1, GET 2', 'opaque'),
    },
  ),
  ...(['omit', 'include'] as const).map((credentials) =>
    one(
      `a redirect from elsewhere without credentials, and credentials ${credentials}`,
      { url: own, credentials },
      [plain(307, `${api}/b`), hop(answer(307, acao(page), `Location: ${third}/c`)), allowed],
      {
        webkit:
          credentials === 'omit'
            ? ends(`${first}, GET 1, GET 2 as null`)
            : ends(`${first}, GET 1`, 'acac-not-true'),
      },
    ),
  ),
  one(
    'a redirect from elsewhere without credentials, in a fetch that began elsewhere',
    { url: `${api}/a` },
    [
      hop(answer(307, acao(page), 'Location: /b')),
      hop(answer(307, acao(page), `Location: ${third}/c`)),
      allowed,
    ],
    always(ends('GET 0, GET 1, GET 2 as null')),
  ),
  one(
    'Authorization, redirected to another origin',
    { headers: [['authorization', 'x']], method: 'PUT' },
    [redirect(307, `${third}/b`), hop(answer(200, acao('*')), answer(204, acao('*'), acam('PUT')))],
    {
      standard: {
        ...ends('preflight 0, PUT 0, preflight 1 as null, PUT 1 as null'),
        last: { authorization: null },
      },
    },
  ),
  ...(
    [
      ['/b', '/b#1', '/b'],
      ['/b#2', '/b#2', '/b#1'],
    ] as const
  ).map(([location, cached, other]) =>
    several(
      `a fragment, redirected to ${location}`,
      stepOf({ url: `${api}/a#1`, method: 'PUT' }, always(ends('preflight 0, PUT 0, preflight 1, PUT 1')), [
        redirect(307, location),
        allowed,
      ]),
      stepOf({ url: `${api}${cached}`, method: 'PUT' }, always(ends('PUT 0'))),
      stepOf({ url: `${api}${other}`, method: 'PUT' }, always(ends('preflight 0, PUT 0'))),
    ),
  ),
]
