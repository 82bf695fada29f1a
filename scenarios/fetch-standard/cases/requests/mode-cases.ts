import type { RecordedRequest } from '../../recording/recording.ts'
import {
  acah,
  acam,
  acao,
  aceh,
  alike,
  answer,
  caseOf,
  hop,
  nobody,
  page,
  type Case,
  type Expected,
} from '../case.ts'

type Row = readonly [
  name: string,
  part: Partial<RecordedRequest>,
  ends: Expected['ends'],
  sent: readonly string[],
]

/** Modes and schemes. Whatever is asked is answered with 200 and ACAO *. */
const modes: readonly Row[] = [
  ['no-cors', { mode: 'no-cors' }, 'opaque', ['GET 0 without Origin']],
  ['no-cors with PUT', { mode: 'no-cors', method: 'PUT' }, 'request-invalid', []],
  [
    'no-cors drops other headers',
    { mode: 'no-cors', headers: [['x-a', '1']] },
    'opaque',
    ['GET 0 without Origin'],
  ],
  [
    'no-cors with JSON',
    { mode: 'no-cors', method: 'POST', body: '{}', headers: [['content-type', 'application/json']] },
    'opaque',
    ['POST 0'],
  ],
  [
    'no-cors with a stream',
    { mode: 'no-cors', method: 'POST', body: 'x', bodyType: 'stream' },
    'request-invalid',
    [],
  ],
  ['same-origin to another origin', { mode: 'same-origin' }, 'mode-same-origin', []],
  ["HEAD of the page's own", { method: 'HEAD', url: `${page}/a` }, 'readable', ['HEAD 0 without Origin']],
  [
    "same-origin to the page's own",
    { mode: 'same-origin', url: `${page}/a` },
    'readable',
    ['GET 0 without Origin'],
  ],
  ['navigate', { mode: 'navigate' }, 'request-invalid', []],
  ['no-cors with redirect mode error', { mode: 'no-cors', redirect: 'error' }, 'no-cors-redirect-mode', []],
  ['no-cors with redirect mode manual', { mode: 'no-cors', redirect: 'manual' }, 'no-cors-redirect-mode', []],
  [
    "no-cors with redirect mode error, to the page's own",
    { mode: 'no-cors', redirect: 'error', url: `${page}/a` },
    'readable',
    ['GET 0 without Origin'],
  ],
  ['scheme file', { url: 'file:///etc/passwd' }, 'scheme-not-http', []],
  ['an unknown scheme', { url: 'foo://x/' }, 'scheme-not-http', []],
  ['an unknown scheme, no-cors', { url: 'foo://x/', mode: 'no-cors' }, 'scheme-not-http', []],
  ['an unknown scheme on a bad port', { url: 'foo://x:6000/' }, 'scheme-not-http', []],
  ['scheme data', { url: 'data:,hello' }, 'readable', []],
  ['a URL with a user name', { url: 'http://u:p@localhost:9202/' }, 'request-invalid', []],
  ['a URL that is none', { url: 'http://:::' }, 'request-invalid', []],
  ['a header name that is none', { headers: [['x a', '1']] }, 'request-invalid', []],
  ['a header value over U+00FF', { headers: [['x-a', '\u20ac']] }, 'request-invalid', []],
  ['a header value with NUL', { headers: [['x-a', 'a\0b']] }, 'request-invalid', []],
  ['a relative URL', { url: '/a' }, 'readable', ['GET 0 without Origin']],
  ['a bad port', { url: 'http://localhost:6000/' }, 'connection-failed', []],
]

const list = ['x-r: 1', 'X-S: 2', 'Content-Type: text/plain', 'Set-Cookie: a=b', 'ETag: "1"', 'Location: /x']

type Exposed = readonly [
  name: string,
  lines: readonly string[],
  visible: readonly string[],
  isCredentialed?: boolean,
]

/** What Access-Control-Expose-Headers shows to script. */
const exposed: readonly Exposed[] = [
  ['nothing but the safelist', [], ['content-type']],
  ['one header', [aceh('x-r')], ['x-r', 'content-type']],
  ['case does not count', [aceh('X-R, x-s')], ['x-r', 'x-s', 'content-type']],
  ['ETag and not Location', [aceh('etag')], ['content-type', 'etag']],
  [
    '* shows all but cookies',
    [aceh('*')],
    [
      'x-r',
      'x-s',
      'content-type',
      'etag',
      'location',
      'access-control-allow-origin',
      'access-control-allow-credentials',
      'access-control-expose-headers',
    ],
  ],
  ['* with credentials', [aceh('*')], ['content-type'], true],
  ['malformed', [aceh('x-r x-s')], ['content-type']],
  ['two fields, one malformed', [aceh('x-r'), aceh('a b')], ['content-type']],
  ['two fields', [aceh('x-r'), aceh('x-s')], ['x-r', 'x-s', 'content-type']],
  ['Set-Cookie is never shown', [aceh('set-cookie, x-r')], ['x-r', 'content-type']],
  [
    'cross-origin-resource-policy counts in mode no-cors alone',
    ['Cross-Origin-Resource-Policy: same-origin'],
    ['content-type'],
  ],
]

export const modeCases: readonly Case[] = [
  ...modes.map(([name, part, ends, sent]) =>
    caseOf(`mode and scheme: ${name}`, part, [hop(answer(200, acao('*')))], alike({ ends, sent })),
  ),
  ...exposed.map(([name, lines, visible, isCredentialed = false]) =>
    caseOf(
      `exposed: ${name}`,
      { credentials: isCredentialed ? 'include' : 'same-origin' },
      [hop(answer(200, ...list, acao(page), 'Access-Control-Allow-Credentials: true', ...lines))],
      alike({ ends: 'readable', sent: ['GET 0'], visible }),
    ),
  ),
]

const refused = { error: 'refused' } as const
const lost: readonly (readonly [
  name: string,
  error: 'refused' | 'reset' | 'empty' | 'invalid',
  ends: Expected['ends'],
])[] = [
  ['refused', 'refused', 'connection-failed'],
  ['closed without a response', 'empty', 'connection-failed'],
  ['reset', 'reset', 'connection-failed'],
  ['bytes that are no HTTP', 'invalid', 'http-invalid-response'],
]

/** Connections that carry no response. */
export const connectionCases: readonly Case[] = [
  ...lost.map(([name, error, ends]) =>
    caseOf(
      `connection: ${name}`,
      error === 'refused' ? { url: nobody } : {},
      [hop({ error })],
      alike({ ends, sent: error === 'refused' ? [] : ['GET 0'] }),
    ),
  ),
  caseOf(
    'connection: refused to a preflight',
    { method: 'PUT', url: nobody },
    [hop(refused, refused)],
    alike({ ends: 'connection-failed', sent: [] }),
  ),
  caseOf(
    'connection: closed without a response to a preflight',
    { method: 'PUT' },
    [hop(answer(200, acao('*')), { error: 'empty' })],
    alike({ ends: 'connection-failed', sent: ['preflight 0'] }),
  ),
  caseOf(
    'connection: refused after the preflight',
    { method: 'PUT' },
    [hop(refused, answer(204, acao('*'), acam('PUT'), acah('*')))],
    alike({ ends: 'connection-failed', sent: ['preflight 0'] }),
  ),
  caseOf('407 to a request', {}, [hop(answer(407, acao('*')))], {
    standard: { ends: 'readable', sent: ['GET 0'] },
    chromium: { ends: 'http-invalid-response', sent: ['GET 0'] },
  }),
  caseOf('407 to a preflight', { method: 'PUT' }, [hop(answer(200), answer(407, acao('*')))], {
    standard: { ends: 'preflight-status', sent: ['preflight 0'] },
    chromium: { ends: 'http-invalid-response', sent: ['preflight 0'] },
  }),
  caseOf(
    'port 4190, which Chromium opens',
    { url: 'http://localhost:4190/' },
    [hop(answer(200, acao('*')))],
    {
      standard: { ends: 'connection-failed', sent: [] },
      chromium: { ends: 'readable', sent: ['GET 0'] },
    },
  ),
]
