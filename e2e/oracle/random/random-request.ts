/* eslint-disable oxc/no-map-spread -- the map of an arbitrary is none of a list */
import fc from 'fast-check'
import type { RecordedRequest } from '../../../scenarios/fetch-standard/recording/recording.ts'
import { bytes, mostly, oneOf, padded } from './random-texts.ts'

const digits = (length: number) => '1'.repeat(length)

/** Values at the edges of the safelist, by the name of the header. */
const fields: readonly (readonly [name: string, values: fc.Arbitrary<string>])[] = [
  [
    'accept',
    oneOf('*/*', 'text/html;q=0.9', 'a'.repeat(128), 'a'.repeat(129), 'a(b', '\u00e9', '', 'a\tb', 'a:b'),
  ],
  ['Accept', oneOf('*/*', 'a'.repeat(126), 'a"b', 'a\u007fb', 'a\u0001b')],
  [
    'accept-language',
    oneOf('de', 'de, en;q=0.5', 'de_AT', 'a'.repeat(100), 'a'.repeat(128), '*', '\u00e9', ''),
  ],
  ['Content-Language', oneOf('de', 'de-AT', 'de\ten', 'a'.repeat(128), 'a'.repeat(129), 'de/en')],
  [
    'content-type',
    oneOf(
      'text/plain',
      'application/json',
      'TEXT/plain ; charset=utf-8',
      'multipart/form-data;x',
      'application/x-www-form-urlencoded',
      'text/plain;charset="x"',
      'text/plain,',
      'text/plain, text/plain',
      'text /plain',
      'text/plain;',
      'text/plain;a',
      'text',
      '',
      `text/plain;${'a'.repeat(117)}`,
      `text/plain;${'a'.repeat(118)}`,
      'text/plain; \u00e9=x',
    ),
  ],
  [
    'range',
    oneOf(
      'bytes=0-',
      'bytes=0-5',
      'bytes=5-0',
      'bytes=-5',
      'bytes=0-1,3-4',
      'bytes = 0-',
      'Bytes=0-',
      'bytes=00-1',
      'bytes=',
      `bytes=0-${digits(20)}`,
    ),
  ],
  ['x-a', mostly(4, oneOf('1'), bytes)],
  ['X-A', oneOf('2', '')],
  ['x-b', oneOf('1', 'a, b', '\u00e9')],
  ['X-Z', oneOf('1')],
  ['Authorization', oneOf('Bearer x')],
  ['authorization', oneOf('x')],
  ['if-none-match', oneOf('"1"')],
  ['Cache-Control', oneOf('no-cache')],
  ['last-event-id', oneOf('1')],
  ['dpr', oneOf('2', '1.5', 'x', '', '2, 2', digits(128))],
  ['Save-Data', oneOf('on', 'ON', 'off', '')],
  ['ect', oneOf('4g', '3g', '5g', 'slow-2g')],
  ['rtt', oneOf('50', '1.5', digits(128))],
  ['width', oneOf('100', digits(120))],
  ['device-memory', oneOf('0.5', '8', '-1')],
  ['downlink', oneOf('1', digits(128))],
  ['viewport-width', oneOf('100', digits(128), '+1')],
  ['Cookie', oneOf('a=b')],
  ['Sec-X', oneOf('1')],
  ['Proxy-X', oneOf('1')],
  ['dnt', oneOf('1')],
  ['User-Agent', oneOf('x')],
  ['X-HTTP-Method-Override', oneOf('TRACE', 'put', 'a, trace', '"trace"', 'track,x', '')],
  ['access-control-request-method', oneOf('PUT')],
  ['x a', oneOf('1')],
  ['x-\u00e9', oneOf('1')],
  ['x-control', oneOf('a\nb', 'a\0b', '\u20ac', 'a\vb')],
  ['__proto__', oneOf('1')],
]

const anyField = fc
  .constantFrom(...fields)
  .chain(([name, values]) => padded(values).map((value): readonly [string, string] => [name, value]))

/** Names that come often, since what is asked for has to be allowed now and then. */
const plainField = fc.constantFrom<readonly [string, string]>(
  ['x-a', '1'],
  ['x-b', '1'],
  ['content-type', 'application/json'],
  ['Authorization', 'x'],
  ['accept-language', 'de'],
)

const headers = mostly(
  3,
  fc.constant<readonly (readonly [string, string])[]>([]),
  fc.array(plainField, { minLength: 1, maxLength: 3 }),
  fc.array(plainField, { minLength: 1, maxLength: 2 }),
  fc.array(anyField, { minLength: 1, maxLength: 2 }),
  fc.array(anyField, { minLength: 1, maxLength: 2 }),
  fc.array(anyField, { minLength: 1, maxLength: 10 }),
)

const method = fc.oneof(
  { weight: 8, arbitrary: oneOf('GET', 'GET', 'POST') },
  { weight: 6, arbitrary: oneOf('PUT', 'DELETE', 'PATCH', 'put') },
  {
    weight: 2,
    arbitrary: oneOf('HEAD', 'OPTIONS', 'patch', 'get', 'Head', 'pOst', 'QUERY', 'foo', 'delete'),
  },
  { weight: 1, arbitrary: oneOf('TRACE', 'connect', 'Track', 'A B', '', 'X!', 'PATC\u00e9', '*') },
)

const body = fc.oneof(
  { weight: 2, arbitrary: fc.constant({ body: null, bodyType: 'text' }) },
  {
    weight: 1,
    arbitrary: oneOf(
      'text',
      'urlencoded',
      'multipart',
      'buffer',
      'stream',
      'blob:',
      'blob:text/plain',
      'blob:a/B',
      'blob:\u00e9/x',
      'blob:text/plain;charset="x"',
    ).map((bodyType) => ({ body: 'a=b', bodyType })),
  },
)

const path = mostly(
  8,
  oneOf('/', '/a', '/b', '/a?x', ''),
  oneOf('/a#f', '/a b', '/%zz', '/\u00e9', '?x', '/a%20b', '/a#', '/a\\b'),
)

const api = 'http://localhost:9202'

/** A URL, most of them of another origin than the page. */
const url = (client: string): fc.Arbitrary<string> =>
  fc
    .oneof(
      {
        weight: 16,
        arbitrary: fc.tuple(oneOf(api, api, 'http://localhost:9203', 'http://127.0.0.1:9202'), path),
      },
      { weight: 3, arbitrary: fc.tuple(oneOf(client === 'null' ? api : client), path) },
      {
        weight: 1,
        arbitrary: fc.tuple(
          oneOf('http://api.localhost:9202', 'HTTP://LocalHost:9202', 'http://localhost:9201'),
          path,
        ),
      },
    )
    .map((parts) => parts.join(''))

const oddUrl = oneOf(
  'data:,x',
  'data:text/html;charset=x,y',
  'data:x',
  'foo:x',
  'about:blank',
  'http://localhost:6000/',
  'http://localhost:9204/',
  'http://u:p@localhost:9202/',
  'http://u@localhost:9202/',
  'http://:::',
  'file:///a',
)

const credentials = fc.constantFrom('omit', 'same-origin', 'same-origin', 'include', 'include')
const mode = mostly(8, fc.constant('cors'), fc.constantFrom('no-cors', 'no-cors', 'same-origin'))
const redirect = mostly(8, fc.constant('follow'), fc.constantFrom('error', 'manual', 'manual'))

/** `force-cache` is left out: what the HTTP cache then answers is not recorded. */
const cache = mostly(
  12,
  fc.constant('default'),
  fc.constantFrom('no-store', 'reload', 'no-cache'),
  fc.constantFrom('no-store', 'reload', 'no-cache'),
  fc.constant('only-if-cached'),
)

/** XMLHttpRequest is asked for what it can do alone: it has neither modes nor redirect modes. */
const withUploadListener: fc.Arbitrary<RecordedRequest> = fc
  .record({
    url: fc.tuple(oneOf(api, 'http://localhost:9203'), path).map((parts) => parts.join('')),
    method: oneOf('POST', 'PUT', 'GET'),
    headers: fc.array(plainField, { maxLength: 1 }),
    credentials: fc.constantFrom('same-origin', 'include'),
    body: fc.constantFrom('x', null),
  } as const)
  .map((part): RecordedRequest => ({
    ...part,
    body: part.method === 'GET' ? null : part.body,
    bodyType: 'text',
    mode: 'cors',
    redirect: 'follow',
    uploadListener: true,
  }))

/** A request of a page of this origin. */
export const randomRequest = (client: string): fc.Arbitrary<RecordedRequest> =>
  mostly(
    12,
    fc
      .record({
        url: mostly(20, url(client), oddUrl),
        method,
        headers,
        credentials,
        mode,
        redirect,
        cache,
        content: mostly(2, fc.constant({ body: null, bodyType: 'text' }), body),
      } as const)
      .map(({ content, mode, redirect, cache, ...rest }): RecordedRequest => ({
        ...rest,
        ...content,
        // With mode same-origin it would be answered from the HTTP cache, or not at all.
        cache: cache === 'only-if-cached' && mode === 'same-origin' ? 'default' : cache,
        mode,
        redirect,
        uploadListener: false,
      })),
    withUploadListener,
  )
