import { allowed, always, cold, ends, one, redirect, several, stepOf, warm } from './browser-case.ts'
import { acac, acah, acam, acao, acma, answer, api, hop, page, third, type Case } from '../case.ts'
import { allowsAll, readable } from '../stock-hops.ts'

const wild = hop(readable, allowsAll)

const onward = [redirect(307, `${third}/c`), allowed]

/** One or more for each property that Firefox or WebKit have alone. */
export const browserCases: readonly Case[] = [
  several(
    'a cached *',
    stepOf({ method: 'PUT', headers: [['x-a', '1']] }, always(cold), [wild]),
    stepOf(
      { method: 'PUT', headers: [['x-a', '1']] },
      { standard: warm, chromium: warm, firefox: cold, webkit: warm },
      [wild],
    ),
    stepOf(
      { method: 'PUT', headers: [['authorization', '1']] },
      {
        standard: ends('preflight 0', 'preflight-authorization-wildcard'),
        chromium: cold,
        firefox: cold,
        webkit: warm,
      },
      [wild],
    ),
  ),
  several(
    'a refusal is cached',
    stepOf({ method: 'PATCH' }, always(ends('preflight 0', 'preflight-method-not-allowed')), [
      hop(answer(200, acao('*')), answer(204, acao('*'), acam('PUT'))),
    ]),
    stepOf({ method: 'PUT' }, { standard: cold, chromium: cold, firefox: cold, webkit: warm }),
  ),
  several(
    'a refusal does not end what was cached',
    stepOf({ method: 'PUT' }, always(cold), [
      hop(answer(200, acao('*')), answer(204, acao('*'), acam('PUT'))),
    ]),
    stepOf({ method: 'PATCH' }, always(ends('preflight 0', 'preflight-method-not-allowed')), [
      hop(answer(200, acao('*')), answer(204, acao('*'), acam('PUT'))),
    ]),
    stepOf({ method: 'PUT' }, { webkit: warm, firefox: cold }),
  ),
  several(
    '* with credentials counts without them',
    stepOf(
      { method: 'PUT', credentials: 'include' },
      always(ends('preflight 0', 'preflight-method-not-allowed')),
      [hop(null, answer(204, acao(page), acac('true'), acam('*')))],
    ),
    stepOf({ method: 'PUT', credentials: 'omit' }, { standard: cold, firefox: cold, webkit: warm }),
  ),
  several(
    'max-age 0 after another answer',
    stepOf({ method: 'PUT' }, always(cold), [
      hop(answer(200, acao('*')), answer(204, acao('*'), acam('PUT'), acma('100'))),
    ]),
    stepOf({ method: 'PATCH' }, always(ends('preflight 0, PATCH 0')), [
      hop(answer(200, acao('*')), answer(204, acao('*'), acam('PATCH, PUT'), acma('0'))),
    ]),
    stepOf({ method: 'PUT' }, { standard: cold, firefox: warm, webkit: cold }),
  ),
  several(
    'HEAD that no method list names',
    stepOf({ headers: [['x-a', '1']] }, always(ends('preflight 0, GET 0'))),
    stepOf(
      { method: 'HEAD', headers: [['x-a', '1']] },
      {
        standard: ends('HEAD 0'),
        chromium: ends('HEAD 0'),
        firefox: ends('preflight 0, HEAD 0'),
        webkit: ends('HEAD 0'),
      },
    ),
    stepOf({ headers: [['x-a', '1']] }, always(ends('GET 0'))),
  ),
  one(
    'a redirect from elsewhere without credentials',
    { url: `${page}/a` },
    [hop(answer(307, `Location: ${api}/b`)), hop(answer(307, acao(page), `Location: ${third}/c`)), allowed],
    {
      standard: ends('GET 0 without Origin, GET 1, GET 2 as null'),
      firefox: ends('GET 0 without Origin, GET 1, GET 2 as null'),
      webkit: ends('GET 0 without Origin, GET 1', 'acac-not-true'),
    },
  ),
  one(
    'a user name is refused after the preflight',
    { url: `${page}/a`, method: 'PUT' },
    [hop(answer(307, 'Location: http://u@localhost:9203/')), allowed],
    {
      standard: ends('PUT 0', 'redirect-credentials'),
      firefox: ends('PUT 0', 'redirect-credentials'),
      webkit: ends('PUT 0, preflight 1', 'redirect-credentials'),
    },
  ),
  one(
    'back home after a redirect, nobody is allowed',
    { method: 'PUT' },
    [redirect(307, `${page}/b`), hop(answer(200, acao('*')), answer(204, acam('PUT')))],
    {
      firefox: ends('preflight 0, PUT 0, preflight 1, PUT 1 as null'),
      webkit: ends('preflight 0, PUT 0, preflight 1 as null', 'preflight-acao-missing'),
    },
  ),
  one('empty Location', {}, [redirect(302, ''), allowed], {
    standard: ends('GET 0, GET 1'),
    firefox: ends('GET 0, GET 1'),
    webkit: ends('GET 0', 'redirect-bad-location'),
  }),
  one('empty Location, redirect error', { redirect: 'error' }, [redirect(302, '')], {
    standard: ends('GET 0', 'redirect-mode-error'),
    webkit: ends('GET 0'),
  }),
  ...(['bytes=+0-1', 'bytes=0-+1', 'Bytes=0-'] as const).map((range) =>
    one(
      `range ${range}`,
      { headers: [['range', range]] },
      [hop(answer(200, acao('*')), answer(204, acao('*'), acah('range')))],
      { standard: ends('preflight 0, GET 0'), firefox: ends('preflight 0, GET 0'), webkit: ends('GET 0') },
    ),
  ),
  ...(['bytes=-0-1', 'bytes=++0-', 'bytes= 0-1', 'bytes=18446744073709551616-'] as const).map((range) =>
    one(
      `range ${range}`,
      { headers: [['range', range]] },
      [hop(answer(200, acao('*')), answer(204, acao('*'), acah('range')))],
      { firefox: ends('preflight 0, GET 0'), webkit: ends('preflight 0, GET 0') },
    ),
  ),
  one(
    'comma in a content type',
    { method: 'POST', body: 'x', headers: [['content-type', 'text/plain;x=a,b']] },
    [allowed],
    { standard: ends('POST 0'), firefox: ends('preflight 0, POST 0'), webkit: ends('POST 0') },
  ),
  one(
    'a byte over 0x7F in Accept',
    { headers: [['accept', '\u00e9']] },
    [hop(answer(200, acao('*')), answer(204, acao('*'), acah('accept')))],
    { standard: ends('GET 0'), firefox: ends('preflight 0, GET 0'), webkit: ends('GET 0') },
  ),
  one(
    'a byte over 0x7F in Content-Type',
    { method: 'POST', headers: [['content-type', 'text/plain;x=\u00e9']] },
    [allowed],
    { standard: ends('POST 0'), firefox: ends('preflight 0, POST 0'), webkit: ends('POST 0') },
  ),
  several(
    'redirected on to a third origin, twice',
    stepOf(
      { method: 'PUT' },
      {
        standard: ends('preflight 0, PUT 0, preflight 1 as null, PUT 1 as null'),
        chromium: ends('preflight 0, PUT 0, preflight 1 as null, PUT 1 as null'),
        firefox: ends('preflight 0, PUT 0, preflight 1, PUT 1 as null'),
        webkit: ends('preflight 0, PUT 0, preflight 1 as null, PUT 1 as null'),
      },
      onward,
    ),
    stepOf(
      { method: 'PUT' },
      {
        standard: ends('PUT 0, PUT 1 as null'),
        chromium: ends('PUT 0, preflight 1 as null, PUT 1 as null'),
        firefox: ends('PUT 0, PUT 1 as null'),
        webkit: ends('PUT 0, preflight 1 as null, PUT 1 as null'),
      },
      onward,
    ),
  ),
  {
    ...several(
      'redirected on to a third origin, twice, from a page without an origin',
      stepOf({ method: 'PUT' }, always(ends('preflight 0, PUT 0, preflight 1, PUT 1')), onward),
      stepOf(
        { method: 'PUT' },
        {
          standard: ends('PUT 0, PUT 1'),
          chromium: ends('preflight 0, PUT 0, preflight 1, PUT 1'),
          firefox: ends('PUT 0, PUT 1'),
          webkit: ends('PUT 0, PUT 1'),
        },
        onward,
      ),
    ),
    clientOrigin: 'null',
  },
  one('a stream', { method: 'POST', body: 'x', bodyType: 'stream' }, [allowed], {
    firefox: { ...ends('POST 0'), last: { 'content-type': 'text/plain;charset=UTF-8' } },
    webkit: ends('', 'request-invalid'),
  }),
  one('a stream without a body', { method: 'POST', bodyType: 'stream' }, [allowed], always(ends('POST 0'))),
  one(
    'a stream in mode no-cors',
    { method: 'POST', mode: 'no-cors', body: 'x', bodyType: 'stream' },
    [allowed],
    {
      standard: ends('', 'request-invalid'),
      chromium: ends('', 'request-invalid'),
      firefox: ends('POST 0', 'opaque'),
      webkit: ends('', 'request-invalid'),
    },
  ),
  ...(['cors', 'no-cors'] as const).map((mode) =>
    one(
      `a form in mode ${mode}`,
      { method: 'POST', mode, body: 'x=1', bodyType: 'urlencoded' },
      [allowed],
      always({
        ...ends('POST 0', mode === 'cors' ? 'readable' : 'opaque'),
        last: { 'content-type': 'application/x-www-form-urlencoded;charset=UTF-8' },
      }),
    ),
  ),
  one(
    'allow-credentials with an empty field',
    { credentials: 'include' },
    [hop(answer(200, acao(page), acac(''), acac('true')))],
    {
      standard: ends('GET 0', 'acac-not-true'),
      firefox: ends('GET 0'),
      webkit: ends('GET 0', 'acac-not-true'),
    },
  ),
]
