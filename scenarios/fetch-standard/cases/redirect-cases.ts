import type { Hop } from '../recording.ts'
import {
  acah,
  acam,
  acao,
  alike,
  answer,
  api,
  caseOf,
  hop,
  page,
  third,
  type Case,
  type Expected,
} from './case.ts'
import type { RecordedRequest } from '../recording.ts'

type Row = readonly [
  name: string,
  part: Partial<RecordedRequest>,
  hops: readonly Hop[],
  ends: Expected['ends'],
  sent: readonly string[],
]

const to = (location: string, ...lines: readonly string[]) =>
  hop(answer(302, acao('*'), `Location: ${location}`, ...lines))
const all = answer(204, acao('*'), acam('*'), acah('*'))
const readable = answer(200, acao('*'))
const asked = (status: number, location: string) =>
  hop(answer(status, acao('*'), `Location: ${location}`), all)
const xa = { headers: [['x-a', '1']] as const }

const rows: readonly Row[] = [
  [
    'to another origin: Origin becomes null',
    {},
    [to(`${third}/`), hop(readable)],
    'readable',
    ['GET 0', 'GET 1 as null'],
  ],
  ['without ACAO', {}, [hop(answer(302, `Location: ${third}/`))], 'acao-missing', ['GET 0']],
  [
    'within one origin: Origin stays',
    {},
    [to('/b'), hop(answer(200, acao(page)))],
    'readable',
    ['GET 0', 'GET 1'],
  ],
  [
    'to another origin that allows the page',
    {},
    [to(`${third}/`), hop(answer(200, acao(page)))],
    'acao-mismatch',
    ['GET 0', 'GET 1 as null'],
  ],
  [
    'to another origin that allows null',
    {},
    [to(`${third}/`), hop(answer(200, acao('null')))],
    'readable',
    ['GET 0', 'GET 1 as null'],
  ],
  [
    'back to the page without ACAO',
    {},
    [to(`${page}/`), hop(answer(200))],
    'acao-missing',
    ['GET 0', 'GET 1 as null'],
  ],
  [
    'back to the page that allows null',
    {},
    [to(`${page}/`), hop(answer(200, acao('null')))],
    'readable',
    ['GET 0', 'GET 1 as null'],
  ],
  [
    'to another origin without ACAO',
    {},
    [to(`${third}/`), hop(answer(200))],
    'acao-missing',
    ['GET 0', 'GET 1 as null'],
  ],
  [
    '307 keeps PUT, with a second preflight',
    { method: 'PUT' },
    [asked(307, `${third}/`), hop(readable, all)],
    'readable',
    ['preflight 0', 'PUT 0', 'preflight 1 as null', 'PUT 1 as null'],
  ],
  [
    '302 keeps PUT',
    { method: 'PUT' },
    [asked(302, `${third}/`), hop(readable, all)],
    'readable',
    ['preflight 0', 'PUT 0', 'preflight 1 as null', 'PUT 1 as null'],
  ],
  [
    '303 makes PUT a GET without preflight',
    { method: 'PUT' },
    [asked(303, `${third}/`), hop(readable)],
    'readable',
    ['preflight 0', 'PUT 0', 'GET 1 as null'],
  ],
  [
    '303 keeps HEAD',
    { method: 'HEAD' },
    [hop(answer(303, acao('*'), 'Location: /b')), hop(readable)],
    'readable',
    ['HEAD 0', 'HEAD 1'],
  ],
  [
    '302 makes POST a GET',
    { method: 'POST', body: 'x' },
    [to('/b'), hop(readable)],
    'readable',
    ['POST 0', 'GET 1'],
  ],
  [
    '308 keeps POST',
    { method: 'POST', body: 'x' },
    [hop(answer(308, acao('*'), 'Location: /b')), hop(readable)],
    'readable',
    ['POST 0', 'POST 1'],
  ],
  [
    'a header is asked for again',
    xa,
    [asked(302, `${third}/`), hop(readable, all)],
    'readable',
    ['preflight 0', 'GET 0', 'preflight 1 as null', 'GET 1 as null'],
  ],
  [
    'a header is asked for again in the same origin',
    xa,
    [asked(302, '/b'), hop(readable, answer(204, acao('*')))],
    'preflight-header-not-allowed',
    ['preflight 0', 'GET 0', 'preflight 1'],
  ],
  ['to a URL with a user name', {}, [to(`http://u:p@localhost:9203/`)], 'redirect-credentials', ['GET 0']],
  [
    'to a URL with a user name in the same origin',
    {},
    [to(`http://u:p@localhost:9202/`)],
    'redirect-credentials',
    ['GET 0'],
  ],
  [
    'from another origin to the page, with a user name',
    {},
    [to('http://u:p@localhost:9201/')],
    'redirect-credentials',
    ['GET 0'],
  ],
  [
    'PUT back to the page is asked for there too',
    { method: 'PUT' },
    [asked(307, `${page}/`), hop(readable, all)],
    'readable',
    ['preflight 0', 'PUT 0', 'preflight 1 as null', 'PUT 1 as null'],
  ],
  ['redirect mode error', { redirect: 'error' }, [to('/b')], 'redirect-mode-error', ['GET 0']],
  ['redirect mode manual', { redirect: 'manual' }, [to('/b')], 'opaque', ['GET 0']],
  [
    'redirect mode manual without ACAO',
    { redirect: 'manual' },
    [hop(answer(302, 'Location: /b'))],
    'acao-missing',
    ['GET 0'],
  ],
  [
    'redirect mode manual without Location',
    { redirect: 'manual' },
    [hop(answer(302, acao('*')))],
    'opaque',
    ['GET 0'],
  ],
  ['to data:', {}, [to('data:,x')], 'scheme-not-http', ['GET 0']],
  ['to file:', {}, [to('file:///etc/passwd')], 'scheme-not-http', ['GET 0']],
  ['to an unknown scheme', {}, [to('foo://x/')], 'scheme-not-http', ['GET 0']],
  ['to a URL that is none', {}, [to('http://:::')], 'redirect-bad-location', ['GET 0']],
  [
    'a loop',
    {},
    Array.from({ length: 21 }, () => to('/orders')),
    'redirect-limit',
    Array.from({ length: 21 }, (_, at) => `GET ${at}`),
  ],
  [
    'twenty are followed',
    {},
    [...Array.from({ length: 20 }, () => to('/orders')), hop(readable)],
    'readable',
    Array.from({ length: 21 }, (_, at) => `GET ${at}`),
  ],
  ['302 without Location', {}, [hop(answer(302, acao('*')))], 'readable', ['GET 0']],
  [
    'from the page to another origin: Origin stays',
    { url: `${page}/a` },
    [to(`${api}/`), hop(answer(200, acao(page)))],
    'readable',
    ['GET 0 without Origin', 'GET 1'],
  ],
  [
    'from the page to another origin without ACAO',
    { url: `${page}/a` },
    [to(`${api}/`), hop(answer(200))],
    'acao-missing',
    ['GET 0 without Origin', 'GET 1'],
  ],
  [
    'from the page to a URL with a user name',
    { url: `${page}/a` },
    [to('http://u:p@localhost:9202/')],
    'redirect-credentials',
    ['GET 0 without Origin'],
  ],
  [
    'mode same-origin, to another origin',
    { url: `${page}/a`, mode: 'same-origin' },
    [to(`${api}/`)],
    'mode-same-origin',
    ['GET 0 without Origin'],
  ],
  [
    'mode no-cors, from the page to another origin',
    { url: `${page}/a`, mode: 'no-cors' },
    [to(`${api}/`), hop(answer(200))],
    'opaque',
    ['GET 0 without Origin', 'GET 1 without Origin'],
  ],
]

/** Redirects that go alike in the standard and in Chromium. */
export const redirectCases: readonly Case[] = rows.map(([name, part, hops, ends, sent]) =>
  caseOf(`redirect: ${name}`, part, hops, alike({ ends, sent })),
)
