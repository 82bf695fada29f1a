import {
  acac,
  acah,
  acam,
  acao,
  alike,
  answer,
  caseOf,
  hop,
  page,
  type Case,
  type Expected,
} from '../case.ts'

type Row = readonly [name: string, preflight: readonly string[], ends: Expected['ends'], status?: number]

const put = acam('PUT')
const sent = ['preflight 0', 'PUT 0']
const asked = ['preflight 0']

/** What the response to the preflight of a PUT must say. The PUT itself is answered with ACAO *. */
const withoutCredentials: readonly Row[] = [
  ['204 without CORS headers', [], 'preflight-acao-missing', 204],
  ['no ACAO, but ACAM', [put], 'preflight-acao-missing'],
  ['ACAO is another origin', [acao('http://localhost:9999'), put], 'preflight-acao-mismatch'],
  ['ACAO of two words', [acao('foo bar'), put], 'preflight-acao-multiple'],
  ['ACAO is not an origin', [acao('example'), put], 'preflight-acao-invalid'],
  ['ACAO with two values', [acao(`${page}, *`), put], 'preflight-acao-multiple'],
  ['ACAO twice', [acao(page), acao(page), put], 'preflight-acao-multiple'],
  ['ACAO *', [acao('*'), put], 'readable'],
  ['404 without ACAO: the CORS check comes first', [], 'preflight-acao-missing', 404],
  [
    '302 with Location and without ACAO: the redirect comes first',
    ['Location: /x'],
    'preflight-redirect',
    302,
  ],
  ['302 without Location', [acao('*'), put], 'preflight-status', 302],
  ['302 with an empty Location', [acao('*'), put, 'Location: '], 'preflight-status', 302],
  ['204 with Location', [acao('*'), put, 'Location: /x'], 'readable', 204],
  ['500 and ACAM malformed: the status comes first', [acao('*'), acam('a b')], 'preflight-status', 500],
]

const oks = [200, 201, 202, 203, 204, 205, 206, 299]
const notOks = [300, 304, 400, 401, 403, 404, 405, 418, 500, 501, 503]
const redirects = [301, 302, 303, 307, 308]

const byStatus: readonly Row[] = [
  ...oks.map((status): Row => [`${status}`, [acao('*'), put], 'readable', status]),
  ...notOks.map((status): Row => [`${status}`, [acao('*'), put], 'preflight-status', status]),
  ...redirects.map((status): Row => [
    `${status} to another origin`,
    [acao('*'), put, 'Location: http://localhost:9203/ok'],
    'preflight-redirect',
    status,
  ]),
  ['307 to the same origin', [acao('*'), put, 'Location: /ok'], 'preflight-redirect', 307],
]

const withCredentials: readonly Row[] = [
  ['ACAO *', [acao('*'), acac('true'), put], 'preflight-acao-wildcard-credentials'],
  ['no ACAC', [acao(page), put], 'preflight-acac-not-true'],
  ['ACAC True', [acao(page), acac('True'), put], 'preflight-acac-not-true'],
  ['ACAC true', [acao(page), acac('true'), put], 'readable'],
]

const allowed = answer(204, acao(page), acac('true'), put)

export const preflightCases: readonly Case[] = [
  ...[...withoutCredentials, ...byStatus].map(([name, lines, ends, status = 200]) =>
    caseOf(
      `preflight: ${name}`,
      { method: 'PUT' },
      [hop(answer(200, acao('*')), answer(status, ...lines))],
      alike({ ends, sent: ends === 'readable' ? sent : asked }),
    ),
  ),
  ...withCredentials.map(([name, lines, ends]) =>
    caseOf(
      `preflight with credentials: ${name}`,
      { method: 'PUT', credentials: 'include' },
      [hop(answer(200, acao(page), acac('true')), answer(200, ...lines))],
      alike({ ends, sent: ends === 'readable' ? sent : asked }),
    ),
  ),
  caseOf(
    'preflight of a method alone, which is not listed',
    { method: 'PUT' },
    [hop(null, answer(204, acao('*')))],
    alike({
      ends: 'preflight-method-not-allowed',
      sent: asked,
      last: {
        accept: '*/*',
        'access-control-request-method': 'PUT',
        'access-control-request-headers': null,
      },
    }),
  ),
  caseOf(
    'preflight allowed with ACAC, the response lacks it',
    { method: 'PUT', credentials: 'include' },
    [hop(answer(200, acao(page)), allowed)],
    alike({ ends: 'acac-not-true', sent }),
  ),
  caseOf(
    'preflight allowed, the response has no ACAO',
    { method: 'PUT' },
    [hop(answer(200), allowed)],
    alike({ ends: 'acao-missing', sent }),
  ),
  caseOf(
    'preflight allowed, the response allows another origin',
    { method: 'PUT' },
    [hop(answer(200, acao('http://localhost:9999')), allowed)],
    alike({ ends: 'acao-mismatch', sent }),
  ),
  caseOf(
    'a preflight that nobody recorded is a 404 without headers',
    { method: 'PUT' },
    [hop(answer(200, acao('*')))],
    alike({ ends: 'preflight-acao-missing', sent: asked }),
  ),
  caseOf(
    'method and header both missing: the method gets the blame',
    { method: 'PUT', headers: [['x-a', '1']] },
    [hop(answer(200, acao('*')), answer(200, acao('*')))],
    alike({ ends: 'preflight-method-not-allowed', sent: asked }),
  ),
  caseOf(
    'ACAM and ACAH malformed: ACAM gets the blame',
    { method: 'PUT', headers: [['x-a', '1']] },
    [hop(answer(200, acao('*')), answer(200, acao('*'), acam('a b'), acah('c d')))],
    alike({ ends: 'preflight-acam-malformed', sent: asked }),
  ),
]
