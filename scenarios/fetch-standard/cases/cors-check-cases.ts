import { acac, acao, alike, answer, api, caseOf, hop, page, type Case, type Expected } from './case.ts'

type Row = readonly [name: string, status: number, lines: readonly string[], ends: Expected['ends']]

/** The CORS check of a response, without credentials: it is a GET that needs no preflight. */
const withoutCredentials: readonly Row[] = [
  ['no ACAO', 200, [], 'acao-missing'],
  ['ACAO *', 200, [acao('*')], 'readable'],
  ['ACAO is the origin', 200, [acao(page)], 'readable'],
  ['ACAO is another origin', 200, [acao('http://localhost:9999')], 'acao-mismatch'],
  ['ACAO with a slash at the end', 200, [acao(`${page}/`)], 'acao-mismatch'],
  ['ACAO with the host in capitals', 200, [acao('http://LOCALHOST:9201')], 'acao-mismatch'],
  ['ACAO with the wrong scheme', 200, [acao('https://localhost:9201')], 'acao-mismatch'],
  ['ACAO without the port', 200, [acao('http://localhost')], 'acao-mismatch'],
  ['ACAO without the scheme', 200, [acao('localhost:9201')], 'acao-mismatch'],
  ['ACAO with a wildcard for the subdomain', 200, [acao('http://*.localhost:9201')], 'acao-mismatch'],
  ['ACAO empty', 200, [acao('')], 'acao-invalid'],
  ['ACAO null, for an origin that is not', 200, [acao('null')], 'acao-mismatch'],
  ['ACAO of two words', 200, [acao('foo bar')], 'acao-multiple'],
  ['ACAO twice, the same', 200, [acao(page), acao(page)], 'acao-multiple'],
  ['ACAO twice, both *', 200, [acao('*'), acao('*')], 'acao-multiple'],
  ['ACAO with two origins and a comma', 200, [acao(`${page}, http://localhost:9999`)], 'acao-multiple'],
  ['ACAO with two origins and a space', 200, [acao(`${page} http://localhost:9999`)], 'acao-multiple'],
  ['ACAO with whitespace around it', 200, [acao(` \t${page} \t`)], 'readable'],
  ['404 without ACAO', 404, [], 'acao-missing'],
  ['404 with ACAO', 404, [acao('*')], 'readable'],
  ['500 without ACAO', 500, [], 'acao-missing'],
  ['ACAO without a scheme that is a word', 200, [acao('foo')], 'acao-invalid'],
  ['ACAO with two stars', 200, [acao('**')], 'acao-invalid'],
  ['ACAO in quotes', 200, [acao('"*"')], 'acao-invalid'],
  ['ACAO NULL in capitals', 200, [acao('NULL')], 'acao-invalid'],
  ['ACAO that has a scheme and nothing else', 200, [acao('http://')], 'acao-invalid'],
  ['ACAO of colons', 200, [acao(':::')], 'acao-invalid'],
  ['ACAO with a byte that is no UTF-8', 200, [acao('http://\u00e9.example')], 'acao-invalid'],
  ['ACAO with a byte that is no UTF-8, in no host', 200, [acao('b:\u00e9')], 'acao-mismatch'],
  ['ACAO with a comma at the end', 200, [acao(`${page},`)], 'acao-multiple'],
  ['ACAO with a query', 200, [acao(`${page}?`)], 'acao-mismatch'],
  ['ACAO with a zero before the port', 200, [acao('http://localhost:09201')], 'acao-mismatch'],
  ['ACAO with a vertical tab after *', 200, [acao('*\v')], 'acao-invalid'],
  ['ACAO with NUL', 200, [acao('*\0')], 'http-invalid-response'],
  ['a NUL in any header', 200, [acao('*'), 'X-A: a\0b'], 'http-invalid-response'],
]

const withCredentials: readonly Row[] = [
  ['ACAO * and ACAC true', 200, [acao('*'), acac('true')], 'acao-wildcard-credentials'],
  ['ACAO * without ACAC', 200, [acao('*')], 'acao-wildcard-credentials'],
  ['no ACAC', 200, [acao(page)], 'acac-not-true'],
  ['ACAC false', 200, [acao(page), acac('false')], 'acac-not-true'],
  ['ACAC True', 200, [acao(page), acac('True')], 'acac-not-true'],
  ['ACAC TRUE', 200, [acao(page), acac('TRUE')], 'acac-not-true'],
  ['ACAC 1', 200, [acao(page), acac('1')], 'acac-not-true'],
  ['ACAC empty', 200, [acao(page), acac('')], 'acac-not-true'],
  ['ACAC with two values', 200, [acao(page), acac('true, true')], 'acac-not-true'],
  ['ACAC twice', 200, [acao(page), acac('true'), acac('true')], 'acac-not-true'],
  ['ACAC true', 200, [acao(page), acac('true')], 'readable'],
  ['ACAC true with whitespace around it', 200, [acao(page), acac(' true ')], 'readable'],
  ['ACAO of another origin and no ACAC', 200, [acao('http://other.example')], 'acao-mismatch'],
]

const opaqueOrigin: readonly Row[] = [
  ['ACAO *', 200, [acao('*')], 'readable'],
  ['ACAO null', 200, [acao('null')], 'readable'],
  ['ACAO of a page that is not opaque', 200, [acao(page)], 'acao-mismatch'],
  ['no ACAO', 200, [], 'acao-missing'],
]

const sent = ['GET 0']

export const corsCheckCases: readonly Case[] = [
  ...withoutCredentials.map(([name, status, lines, ends]) =>
    caseOf(name, {}, [hop(answer(status, ...lines))], alike({ ends, sent })),
  ),
  ...withCredentials.map(([name, status, lines, ends]) =>
    caseOf(
      `with credentials: ${name}`,
      { credentials: 'include' },
      [hop(answer(status, ...lines))],
      alike({ ends, sent }),
    ),
  ),
  ...opaqueOrigin.map(([name, status, lines, ends]) =>
    caseOf(`origin null: ${name}`, {}, [hop(answer(status, ...lines))], alike({ ends, sent }), 'null'),
  ),
  caseOf(
    'origin null, with credentials: ACAO null, ACAC true',
    { credentials: 'include' },
    [hop(answer(200, acao('null'), acac('true')))],
    alike({ ends: 'readable', sent }),
    'null',
  ),
  caseOf(
    'credentials omit: ACAC false does not count',
    { credentials: 'omit' },
    [hop(answer(200, acao(page), acac('false')))],
    alike({ ends: 'readable', sent }),
  ),
  caseOf(
    "the page's own origin: no CORS",
    { url: `${page}/orders` },
    [hop(answer(200, 'X-A: 1', 'Set-Cookie: a=b'))],
    alike({ ends: 'readable', sent: ['GET 0 without Origin'], visible: ['x-a'] }),
  ),
  caseOf(
    "the page's own origin: POST sends Origin",
    { url: `${page}/orders`, method: 'POST', body: '{}' },
    [hop(answer(201))],
    alike({ ends: 'readable', sent: ['POST 0'] }),
  ),
  caseOf(
    'the same host on another port is another origin',
    { url: `${api}/orders` },
    [hop(answer(200))],
    alike({ ends: 'acao-missing', sent }),
  ),
]
