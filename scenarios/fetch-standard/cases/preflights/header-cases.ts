import type { HeaderList } from '../../../words/exchange.ts'
import type { RecordedRequest } from '../../recording/recording.ts'
import { acac, acah, acao, alike, answer, caseOf, hop, page, type Case, type Expected } from '../case.ts'

type Row = readonly [
  name: string,
  headers: HeaderList,
  allowHeaders: readonly string[],
  ends: Expected['ends'],
  part?: Partial<RecordedRequest>,
]

const xa: HeaderList = [['x-a', '1']]
const authorization: HeaderList = [['Authorization', 'Bearer x']]
const json: HeaderList = [['content-type', 'application/json']]
const withCredentials = { credentials: 'include' } as const
const post = { method: 'POST', body: 'x' } as const

/** Headers that are asked for, and what Access-Control-Allow-Headers says to it. */
const asked: readonly Row[] = [
  ['x-a is not listed', xa, [acah('x-b')], 'preflight-header-not-allowed'],
  ['ACAH absent', xa, [], 'preflight-header-not-allowed'],
  ['case does not count', xa, [acah('X-A')], 'readable'],
  ['ACAH *', xa, [acah('*')], 'readable'],
  ['ACAH * with credentials', xa, [acah('*')], 'preflight-header-not-allowed', withCredentials],
  ['Authorization is listed', authorization, [acah('authorization')], 'readable'],
  ['Authorization beside *', authorization, [acah('*, Authorization')], 'readable'],
  ['Authorization, neither listed nor *', authorization, [acah('x-b')], 'preflight-header-not-allowed'],
  [
    'Authorization, * with credentials',
    authorization,
    [acah('*')],
    'preflight-header-not-allowed',
    withCredentials,
  ],
  ['one of two is missing', [...xa, ['x-b', '1']], [acah('x-a')], 'preflight-header-not-allowed'],
  ['ACAH in two fields', [...xa, ['x-b', '1']], [acah('x-a'), acah('x-b')], 'readable'],
  ['ACAH with spaces in place of commas', xa, [acah('x-a x-b')], 'preflight-acah-malformed'],
  ['ACAH with a parameter', xa, [acah('x-a;q=1')], 'preflight-acah-malformed'],
  ['ACAH in quotes', xa, [acah('"x-a"')], 'preflight-acah-malformed'],
  ['ACAH with a member that is not ASCII', xa, [acah('x-a, \u00e9')], 'preflight-acah-malformed'],
  ['ACAH with empty members', xa, [acah(',,x-a,')], 'readable'],
  ['JSON is not listed', json, [], 'preflight-header-not-allowed', post],
  ['JSON is listed', json, [acah('content-type')], 'readable', post],
  [
    'content type with a quoted parameter',
    [['content-type', 'text/plain; charset="utf-8"']],
    [acah('content-type')],
    'readable',
    post,
  ],
  [
    'content type of 129 bytes',
    [['content-type', `text/plain;${'a'.repeat(118)}`]],
    [acah('content-type')],
    'readable',
    post,
  ],
  ['content type that is empty', [['content-type', '']], [acah('content-type')], 'readable', post],
  [
    'content type twice, JSON and text',
    [...json, ['content-type', 'text/plain']],
    [acah('content-type')],
    'readable',
    post,
  ],
  ['Range of a suffix', [['range', 'bytes=-5']], [], 'preflight-header-not-allowed'],
  ['Range of two parts', [['range', 'bytes=0-1,3-4']], [], 'preflight-header-not-allowed'],
  [
    'If-Modified-Since',
    [['if-modified-since', 'Sat, 01 Jan 2000 00:00:00 GMT']],
    [acah('if-modified-since')],
    'readable',
  ],
  ['Cache-Control', [['cache-control', 'no-cache']], [acah('cache-control')], 'readable'],
  ['Last-Event-ID', [['last-event-id', '1']], [acah('last-event-id')], 'readable'],
  ['a client hint with a value that is none', [['dpr', 'x']], [acah('dpr')], 'readable'],
]

const safe: readonly (readonly [name: string, headers: HeaderList, part?: Partial<RecordedRequest>])[] = [
  ['content type text/plain', [['content-type', 'text/plain']], post],
  ['content type of 128 bytes', [['content-type', `text/plain;${'a'.repeat(117)}`]], post],
  ['content language', [['content-language', 'de, en']]],
  ['a string as the body', [], post],
  ['URLSearchParams as the body', [], { ...post, bodyType: 'urlencoded' }],
  ['FormData as the body', [], { ...post, bodyType: 'multipart' }],
  ['bytes as the body', [], { ...post, bodyType: 'buffer' }],
  ['a Blob of text/plain in capitals', [], { ...post, bodyType: 'blob:TEXT/PLAIN' }],
  ['Range of one part', [['range', 'bytes=0-1']]],
  ['Range without an end', [['range', 'bytes=0-']]],
  ['twenty languages', [['accept-language', Array.from({ length: 20 }, () => 'de').join(', ')]]],
  ['Accept with a byte over 0x7F', [['accept', '\u00e9']]],
  [
    'forbidden ones are left out',
    [
      ['Cookie', 'a=b'],
      ['Host', 'x'],
      ['Sec-X', '1'],
      ['sec-ch-foo', '1'],
    ],
  ],
  ['X-Method-Override: TRACE is left out', [['x-method-override', 'TRACE']]],
  ['X-HTTP-Method-Override: TRACK is left out', [['x-http-method-override', 'TRACK']]],
]

/** Where Chromium goes another way than the standard: [name, headers, ends in the standard, in Chromium]. */
const hints: readonly (readonly [name: string, value: string])[] = [
  ['dpr', '2'],
  ['save-data', 'on'],
  ['downlink', '1'],
  ['width', '100'],
  ['viewport-width', '100'],
  ['device-memory', '0.5'],
  ['rtt', '50'],
  ['ect', '4g'],
]

const allowAll = answer(204, acao(page), acac('true'), acah('*'))
const readable = answer(200, acao(page), acac('true'))
const a100 = 'a'.repeat(100)
const both = (method: string) => ['preflight 0', `${method} 0`]

export const headerCases: readonly Case[] = [
  ...asked.map(([name, headers, lines, ends, part = {}]) =>
    caseOf(
      `header: ${name}`,
      { ...part, headers },
      [hop(readable, answer(204, acao(page), acac('true'), ...lines))],
      alike({ ends, sent: ends === 'readable' ? both(part.method ?? 'GET') : ['preflight 0'] }),
    ),
  ),
  ...safe.map(([name, headers, part = {}]) =>
    caseOf(
      `header that needs no preflight: ${name}`,
      { ...part, headers },
      [hop(readable)],
      alike({ ends: 'readable', sent: [`${part.method ?? 'GET'} 0`] }),
    ),
  ),
  ...hints.map(([name, value]) =>
    caseOf(`client hint ${name}`, { headers: [[name, value]] }, [hop(readable, allowAll)], {
      standard: { ends: 'readable', sent: both('GET') },
      chromium: { ends: 'readable', sent: ['GET 0'] },
    }),
  ),
  caseOf('header: Authorization with ACAH *', { headers: authorization }, [hop(readable, allowAll)], {
    standard: { ends: 'preflight-authorization-wildcard', sent: ['preflight 0'] },
    chromium: { ends: 'readable', sent: both('GET') },
    firefox: { ends: 'readable', sent: both('GET') },
  }),
  caseOf(
    'header: Accept-Language twice, each short',
    {
      headers: [
        ['accept-language', a100],
        ['accept-language', a100],
      ],
    },
    [hop(readable, allowAll)],
    {
      standard: { ends: 'readable', sent: ['GET 0'] },
      chromium: { ends: 'readable', sent: both('GET') },
    },
  ),
  caseOf('header: User-Agent', { headers: [['User-Agent', 'x']] }, [hop(readable, allowAll)], {
    standard: { ends: 'readable', sent: both('GET') },
    chromium: { ends: 'readable', sent: ['GET 0'] },
  }),
  caseOf(
    'header: Access-Control-Request-Private-Network',
    { headers: [['access-control-request-private-network', 'true']] },
    [hop(readable, allowAll)],
    {
      standard: { ends: 'readable', sent: ['GET 0'] },
      chromium: { ends: 'readable', sent: both('GET') },
    },
  ),
  caseOf(
    'header: Range of the largest number of 64 bits',
    { headers: [['range', 'bytes=9223372036854775807-']] },
    [hop(readable, allowAll)],
    {
      standard: { ends: 'readable', sent: ['GET 0'] },
      chromium: { ends: 'readable', sent: both('GET') },
    },
  ),
  ...['bytes=0-9223372036854775806', 'bytes=9223372036854775806-'].map((range) =>
    caseOf(
      `header: Range of the largest number but one, ${range}`,
      { headers: [['range', range]] },
      [hop(readable, allowAll)],
      alike({ ends: 'readable', sent: ['GET 0'] }),
    ),
  ),
  caseOf(
    'header: Range beyond 64 bits',
    { headers: [['range', 'bytes=0-99999999999999999999']] },
    [hop(readable, allowAll)],
    {
      standard: { ends: 'readable', sent: ['GET 0'] },
      chromium: { ends: 'readable', sent: both('GET') },
    },
  ),
  caseOf(
    'a Blob of JSON asks for content-type',
    { method: 'POST', body: '{}', bodyType: 'blob:application/json' },
    [hop(readable, answer(204, acao(page)))],
    alike({ ends: 'preflight-header-not-allowed', sent: ['preflight 0'] }),
  ),
  caseOf(
    'an upload listener asks for a preflight',
    { method: 'POST', body: 'x', uploadListener: true },
    [hop(readable, answer(204, acao(page)))],
    alike({ ends: 'readable', sent: both('POST') }),
  ),
  caseOf(
    'a stream asks for a preflight, and Chromium for HTTP/2',
    { method: 'POST', body: 'x', bodyType: 'stream' },
    [hop(readable, answer(204, acao(page)))],
    {
      standard: { ends: 'readable', sent: both('POST') },
      chromium: { ends: 'connection-failed', sent: ['preflight 0'] },
    },
  ),
]
