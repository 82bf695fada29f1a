import type { HeaderList } from '../../../words/exchange.ts'
import { always, cold, ends, one, several, stepOf, warm } from './browser-case.ts'
import { acac, acao, answer, api, hop, page, type Case, type CaseStep } from '../case.ts'
import { allowsAll, readable, redirectTo } from '../stock-hops.ts'

const onlyFirefox = (standard: CaseStep['expected'], firefox: ReturnType<typeof ends>) => ({
  ...standard,
  firefox,
})
/** A response whose Access-Control-Expose-Headers is malformed, so that it exposes nothing by the standard. */
const exposing = (names: string, firefox: readonly string[]) =>
  one(
    `Access-Control-Expose-Headers: ${names}`,
    {},
    [hop(answer(200, acao('*'), `Access-Control-Expose-Headers: ${names}`, 'X-A: 1'))],
    {
      standard: { ...ends('GET 0'), visible: [] },
      firefox: {
        ...ends('GET 0'),
        visible: firefox.length === 0 ? [] : ['access-control-allow-origin', ...firefox],
      },
    },
  )
/** WebKit keeps Origin there. */
const asKept = (method: string) => `${method} 0, GET 1, GET 2`
const threeTimes = (method: string) =>
  `${method} 0${method === 'GET' ? ' without Origin' : ''}, GET 1 without Origin, GET 2 without Origin`
const own = `${page}/a`
const german: HeaderList = [['content-language', 'de']]
const xhr = { method: 'PUT', body: 'x', uploadListener: true } as const

/** What Firefox ESR 153.8 alone was seen to do, in recordings made at random. */
export const firefoxCases: readonly Case[] = [
  ...['POST', 'DELETE', 'PATCH'].map((method) =>
    one(`bytes that are not HTTP, ${method}`, { url: own, method }, [hop({ error: 'invalid' })], {
      standard: ends(`${method} 0`, 'http-invalid-response'),
      firefox: ends(`${method} 0`),
    }),
  ),
  one(
    'bytes that are not HTTP to a preflight of PUT',
    { method: 'PUT' },
    [hop(answer(200, acao('*')), { error: 'invalid' })],
    onlyFirefox(
      always(ends('preflight 0', 'http-invalid-response')),
      ends('preflight 0', 'preflight-acao-missing'),
    ),
  ),
  one(
    'bytes that are not HTTP to a preflight of PUT, back home after a redirect',
    { method: 'PUT' },
    [hop(answer(307, acao('*'), `Location: ${page}/b`), allowsAll), hop(answer(200), { error: 'invalid' })],
    { firefox: ends('preflight 0, PUT 0, preflight 1', 'preflight-method-not-allowed') },
  ),
  one(
    'bytes that are not HTTP, PUT',
    { url: own, method: 'PUT' },
    [hop({ error: 'invalid' })],
    always(ends('PUT 0', 'http-invalid-response')),
  ),
  several(
    'a request that fails without a preflight',
    stepOf({ method: 'PUT' }, always(cold)),
    stepOf({}, always(ends('GET 0', 'acao-missing')), [hop(answer(200))]),
    stepOf({ method: 'PUT' }, onlyFirefox(always(warm), cold)),
  ),
  several(
    'a connection that fails without a preflight',
    stepOf({ method: 'PUT' }, always(cold)),
    stepOf({}, always(ends('GET 0', 'connection-failed')), [hop({ error: 'empty' })]),
    stepOf({ method: 'PUT' }, onlyFirefox(always(warm), cold)),
  ),
  several(
    'a request in mode no-cors that fails',
    stepOf({ method: 'PUT' }, always(cold)),
    stepOf({ mode: 'no-cors' }, always(ends('GET 0 without Origin', 'connection-failed')), [
      hop({ error: 'empty' }),
    ]),
    stepOf({ method: 'PUT' }, always(warm)),
  ),
  one(
    'Access-Control-Expose-Headers: *, a b, for XMLHttpRequest',
    xhr,
    [hop(answer(200, acao('*'), 'Access-Control-Expose-Headers: *, a b', 'X-A: 1'), allowsAll)],
    always({ ...cold, visible: [] }),
  ),
  ...(['about:blank', 'about:blank?a#b', 'about:config'] as const).map((url) =>
    one(`mode no-cors, ${url}`, { url, mode: 'no-cors' }, [], {
      standard: ends('', url === 'about:config' ? 'scheme-not-http' : 'opaque'),
      chromium: ends('', 'scheme-not-http'),
      firefox: ends('', url === 'about:config' ? 'scheme-not-http' : 'opaque'),
      webkit: ends('', 'scheme-not-http'),
    }),
  ),
  one('about:blank in mode cors', { url: 'about:blank' }, [], always(ends('', 'scheme-not-http'))),
  one(
    'about:blank with redirect mode error',
    { url: 'about:blank', mode: 'no-cors', redirect: 'error' },
    [],
    always(ends('', 'no-cors-redirect-mode')),
  ),
  several(
    'a redirect that script forbids',
    stepOf({ method: 'PUT' }, always(cold)),
    stepOf({ redirect: 'error' }, always(ends('GET 0', 'redirect-mode-error')), [redirectTo('/b')]),
    stepOf({ method: 'PUT' }, always(warm)),
  ),
  several(
    'a redirect to a blocked port',
    stepOf({ method: 'PUT' }, always(cold)),
    stepOf({}, always(ends('GET 0', 'connection-failed')), [redirectTo('http://localhost:6000/')]),
    stepOf({ method: 'PUT' }, onlyFirefox(always(warm), cold)),
  ),
  ...(['omit', 'include'] as const).map((credentials) => {
    const post = { method: 'POST', body: 'x', uploadListener: true, credentials } as const
    const asked = ends('preflight 0, POST 0')
    const allows = [acao(page), acac('true')]
    const answered = [hop(answer(200, ...allows), answer(204, ...allows))]
    return several(
      `a preflight that lists nothing, and a request that fails, credentials ${credentials}`,
      stepOf(post, { standard: asked, firefox: asked }, answered),
      stepOf(post, { standard: ends('POST 0'), firefox: ends('POST 0') }, answered),
      stepOf(post, { standard: ends('POST 0', 'acao-missing'), firefox: ends('POST 0', 'acao-missing') }, [
        hop(answer(200), answer(204, ...allows)),
      ]),
      stepOf(post, { standard: asked, firefox: asked }, answered),
    )
  }),
  several(
    'XMLHttpRequest, then fetch, with an empty fragment',
    stepOf({ ...xhr, url: `${api}/#` }, always(cold)),
    stepOf({ method: 'PUT', url: `${api}/#` }, onlyFirefox(always(warm), cold)),
    stepOf({ method: 'PUT', url: `${api}/` }, onlyFirefox(always(cold), warm)),
  ),
  several(
    'XMLHttpRequest, then fetch, with a fragment',
    stepOf({ ...xhr, url: `${api}/#1` }, always(cold)),
    stepOf({ method: 'PUT', url: `${api}/#1` }, always(warm)),
    stepOf({ method: 'PUT', url: `${api}/` }, always(cold)),
  ),
  ...['*, a b', ' , *\t,"'].map((names) => exposing(names, ['access-control-expose-headers', 'x-a'])),
  exposing('a b, *', []),
  ...(
    [
      [['', '1'], ', 1', '1'],
      [['1', ''], '1, ', ''],
      [['1', '', '2'], '1, , 2', '2'],
      [['1', '2'], '1, 2', '1, 2'],
    ] as const
  ).map(([values, standard, firefox]) =>
    one(
      `a request header with the values ${JSON.stringify(values)}`,
      { url: own, headers: values.map((value) => ['x-a', value] as const) },
      [hop(answer(200))],
      {
        standard: { ...ends('GET 0 without Origin'), last: { 'x-a': standard } },
        firefox: { ...ends('GET 0 without Origin'), last: { 'x-a': firefox } },
      },
    ),
  ),
  ...(
    [
      ['accept', '\u00e9'],
      ['content-type', 'text/plain; \u00e9=x'],
      ['content-type', 'text/plain;x=a,b'],
    ] as const
  ).map(([name, value]) =>
    one(
      `mode no-cors, ${name}: ${value}`,
      { method: 'POST', mode: 'no-cors', headers: [[name, value]] },
      [hop(readable)],
      {
        standard: { ...ends('POST 0', 'opaque'), last: { [name]: value } },
        firefox: { ...ends('POST 0', 'opaque'), last: { [name]: name === 'accept' ? '*/*' : null } },
      },
    ),
  ),
  one(
    'two Content-Types that a 303 dropped, and 302 after it',
    {
      url: own,
      method: 'PUT',
      body: 'x',
      headers: [
        ['content-type', 'a/b'],
        ['content-type', 'c/d'],
      ],
    },
    [hop(answer(303, 'Location: /b')), hop(answer(302, 'Location: /c')), hop(answer(200))],
    { firefox: { ...ends(threeTimes('PUT')), last: { 'content-type': 'c/d' } } },
  ),
  ...(
    [
      ['PUT', 302, true],
      ['PUT', 303, false],
      ['POST', 302, false],
      ['POST', 301, false],
      ['POST', 307, true],
      ['POST', 308, true],
    ] as const
  ).map(([method, status, comesBack]) =>
    one(
      `Content-Language that a 303 dropped, ${method}, and ${status} after it`,
      { url: own, method, headers: german },
      [hop(answer(303, 'Location: /b')), hop(answer(status, 'Location: /c')), hop(answer(200))],
      {
        standard: { ...ends(threeTimes(method)), last: { 'content-language': null } },
        firefox: { ...ends(threeTimes(method)), last: { 'content-language': comesBack ? 'de' : null } },
        webkit: { ...ends(asKept(method)), last: { 'content-language': null } },
      },
    ),
  ),
]
