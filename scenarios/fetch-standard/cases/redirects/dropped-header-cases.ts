import type { HeaderList } from '../../../words/exchange.ts'
import { allowed, always, ends, one, redirect } from '../browsers/browser-case.ts'
import { acac, acao, answer, api, hop, page, third, type Case } from '../case.ts'
import { redirectTo } from '../stock-hops.ts'

const json: HeaderList = [['content-type', 'application/json']]

/** What redirects drop, and what Firefox and WebKit do about it later: preflights for it, and headers that come back. */
export const droppedHeaderCases: readonly Case[] = [
  one(
    '303 after a preflight',
    { method: 'PUT' },
    [redirect(303, `${api}/b`), redirect(302, `${api}/c`), allowed],
    {
      standard: ends('preflight 0, PUT 0, GET 1, GET 2'),
      firefox: ends('preflight 0, PUT 0, preflight 1, GET 1, preflight 2, GET 2'),
      webkit: ends('preflight 0, PUT 0, preflight 1, GET 1, preflight 2, GET 2'),
    },
  ),
  one(
    '303 within the origin, then nothing to preflight',
    { url: `${page}/a`, method: 'PUT' },
    [hop(answer(303, `Location: ${api}/b`)), allowed],
    always(ends('PUT 0, GET 1')),
  ),
  one(
    'JSON that a 303 drops',
    { url: `${page}/a`, method: 'POST', headers: json, body: '{}' },
    [hop(answer(303, `Location: ${api}/b`)), allowed],
    {
      standard: ends('POST 0, GET 1'),
      firefox: ends('POST 0, preflight 1, GET 1'),
      webkit: ends('POST 0, preflight 1, GET 1'),
    },
  ),
  one(
    'Authorization that a redirect dropped, and the next one within the origin',
    { headers: [['authorization', 'x']] },
    [redirect(302, `${third}/b`), redirect(302, '/c'), hop(answer(200, acao('*')), answer(204, acao('*')))],
    {
      standard: ends('preflight 0, GET 0, GET 1 as null, GET 2 as null'),
      firefox: ends(
        'preflight 0, GET 0, preflight 1, GET 1 as null, preflight 2',
        'preflight-header-not-allowed',
      ),
    },
  ),
  ...(
    [
      ['within the origin', '/c', 'x'],
      ['back to the first origin', `${api}/c`, null],
    ] as const
  ).map(([what, location, firefox]) =>
    one(
      `Authorization that a redirect dropped, and the next one ${what}, where it is allowed`,
      {
        headers: [
          ['authorization', 'x'],
          ['X-A', '1'],
        ],
      },
      [redirect(302, `${third}/b`), redirect(302, location), allowed],
      {
        firefox: {
          ...ends('preflight 0, GET 0, preflight 1, GET 1 as null, preflight 2, GET 2 as null'),
          last: { authorization: firefox, 'x-a': '1' },
        },
        webkit: {
          ...ends(
            'preflight 0, GET 0, preflight 1 as null, GET 1 as null, preflight 2 as null, GET 2 as null',
          ),
          last: { authorization: null, 'x-a': '1' },
        },
      },
    ),
  ),
  ...(
    [
      [`${page}/a`, `${api}/b`, ends('POST 0, GET 1 without Origin, GET 2 without Origin', 'opaque')],
      [`${page}/a`, '/b', ends('POST 0, GET 1, GET 2')],
      [`${api}/a`, '/b', ends('POST 0, GET 1, GET 2', 'opaque')],
    ] as const
  ).map(([url, location, webkit]) =>
    one(
      `Content-Language that a 302 dropped in mode no-cors, from ${url} to ${location}`,
      { url, mode: 'no-cors', method: 'POST', headers: [['content-language', 'de']] },
      [hop(answer(302, `Location: ${location}`)), hop(answer(302, 'Location: /c')), hop(answer(200))],
      { webkit: { ...webkit, last: { 'content-language': null } } },
    ),
  ),
  ...[302, 307].map((status) =>
    one(
      `Content-Type that a 303 dropped, and ${status} after it`,
      { method: 'POST', headers: json, body: '{}' },
      [redirect(303, `${api}/b`), redirect(status, `${api}/c`), redirect(302, `${api}/d`), allowed],
      {
        standard: ends('preflight 0, POST 0, GET 1, GET 2, GET 3'),
        firefox: {
          ...ends('preflight 0, POST 0, preflight 1, GET 1, preflight 2, GET 2, preflight 3, GET 3'),
          last: { 'content-type': null },
        },
        webkit: {
          ...ends('preflight 0, POST 0, preflight 1, GET 1, preflight 2, GET 2, preflight 3, GET 3'),
          last: { 'content-type': 'application/json' },
        },
      },
    ),
  ),
  ...(
    [
      ['on to another origin', [redirectTo('/b'), redirectTo(`${api}/c`)], 'de'],
      [
        'away from home and within that origin',
        [redirectTo(`${api}/b`), hop(answer(302, acao(page), acac('true'), 'Location: /c'))],
        'de',
      ],
      ['never away from home', [redirectTo('/b'), redirectTo('/c')], null],
    ] as const
  ).map(([what, hops, webkit]) =>
    one(
      `Content-Language that a 302 dropped, ${what}`,
      { url: `${page}/a`, method: 'POST', headers: [['content-language', 'de']] },
      [...hops, allowed],
      { webkit: { ...ends('POST 0, GET 1, GET 2'), last: { 'content-language': webkit } } },
    ),
  ),
  one(
    '* for the headers that Safari names after they are dropped',
    { headers: [['authorization', 'x']] },
    [redirect(307, `${third}/b`), hop(answer(200, acao('*')), answer(204, acao('*')))],
    {
      firefox: ends('preflight 0, GET 0, preflight 1, GET 1 as null'),
      webkit: ends('preflight 0, GET 0, preflight 1 as null', 'preflight-header-not-allowed'),
    },
  ),
]
