import fc from 'fast-check'
import type { HeaderList } from '../../../scenarios/words/exchange.ts'
import type { Answer, RecordedRequest } from '../../../scenarios/fetch-standard/recording/recording.ts'
import { bytes, mostly, oneOf, padded } from './random-texts.ts'

type Fields = fc.Arbitrary<HeaderList>

/** No field, one, or several of a name. */
function fieldsOf(name: string, absent: number, once: number, values: fc.Arbitrary<string>): Fields {
  const one = padded(values).map((value): HeaderList => [[name, value]])
  return fc.oneof(
    { weight: absent, arbitrary: fc.constant<HeaderList>([]) },
    { weight: once, arbitrary: one },
    { weight: 1, arbitrary: fc.tuple(one, one).map((both) => both.flat()) },
  )
}

const allowOrigin = (client: string, isCredentialed: boolean) =>
  fieldsOf(
    'Access-Control-Allow-Origin',
    2,
    24,
    fc.oneof(
      { weight: isCredentialed ? 1 : 8, arbitrary: oneOf('*') },
      { weight: 12, arbitrary: oneOf(client) },
      { weight: 3, arbitrary: oneOf('null') },
      {
        weight: 2,
        arbitrary: oneOf(
          '',
          `${client}/`,
          `${client},`,
          `${client}, *`,
          `${client} *`,
          client.toUpperCase(),
          'http://localhost:9202',
          'http://localhost',
          'localhost',
          'foo',
          '**',
          'http://\u00e9',
          'http://a b',
          'a:',
          '//x',
          'Null',
          '*\u0001',
        ),
      },
      { weight: 1, arbitrary: bytes },
    ),
  )

const allowCredentials = fieldsOf(
  'access-control-allow-credentials',
  2,
  12,
  mostly(8, oneOf('true'), oneOf('True', 'false', '', '1', 'true, true', 'true\u00e9')),
)

const tokenList = (listed: readonly string[]) =>
  fc.oneof(
    { weight: 3, arbitrary: oneOf('*') },
    { weight: 6, arbitrary: fc.subarray([...listed], { minLength: 1 }).map((some) => some.join(', ')) },
    { weight: 3, arbitrary: oneOf(listed.join(',')) },
    {
      weight: 1,
      arbitrary: oneOf(
        '',
        ',',
        ' ,,\t, ',
        'a b',
        '"a"',
        'a;q=1',
        '\u00e9',
        'a/b',
        '*, a',
        `${listed.join(',\t')},`,
      ),
    },
    { weight: 1, arbitrary: bytes },
  )

const allowMethods = (method: string) =>
  fieldsOf(
    'Access-Control-Allow-Methods',
    2,
    12,
    tokenList([method, method.toUpperCase(), 'PUT', 'DELETE', 'PATCH', 'patch']),
  )

const allowHeaders = (headers: HeaderList) =>
  fieldsOf(
    'access-control-allow-headers',
    2,
    16,
    tokenList([
      ...new Set([
        ...headers.map(([name]) => name).filter((name) => /^[a-z-]+$/i.test(name)),
        'x-a',
        'X-B',
        'content-type',
      ]),
    ]),
  )

const exposeHeaders = fieldsOf(
  'Access-Control-Expose-Headers',
  3,
  3,
  mostly(4, tokenList(['x-r', 'X-S', 'set-cookie', 'etag', 'location']), oneOf('*, x-r')),
)

/** None from 1 to 9: what is cached for so short a time is over by chance. */
const maxAge = fieldsOf(
  'Access-Control-Max-Age',
  3,
  6,
  mostly(
    4,
    oneOf('100', '600'),
    oneOf(
      '0',
      '-1',
      '+600',
      '+0',
      '0600',
      '600s',
      '6e2',
      '10.5',
      '',
      '9'.repeat(20),
      '-',
      '10, 10',
      '\u00e9',
      '- 1',
      '0x10',
      '"100"',
    ),
  ),
)

/** Chromium finds a site for an opaque origin too, in the page that the frame is in: a recording does not tell it. */
const resourcePolicy = (client: string) =>
  fieldsOf(
    'Cross-Origin-Resource-Policy',
    12,
    3,
    oneOf(
      'same-origin',
      client === 'null' ? 'cross-origin' : 'same-site',
      'cross-origin',
      'Same-Origin',
      '',
      'a',
    ),
  )

const otherFields: Fields = fc.subarray([
  ['X-R', '1'],
  ['x-r', '2'],
  ['x-S', 'a\t, b'],
  ['X-S', ''],
  ['Set-Cookie', 'a=b'],
  ['ETag', '"1"'],
  ['Content-Type', 'text/plain'],
  ['content-language', '\u00e9'],
  ['Expires', '0'],
  ['Pragma', 'a'],
  ['Last-Modified', 'Sat, 01 Jan 2000 00:00:00 GMT'],
  ['Vary', '*'],
  ['x-c', 'a\u0001\u007fb'],
  ['x-d', '  a  b  '],
  ['Content-Length', '0'],
  ['content-disposition', 'inline'],
  ['Content-Disposition', 'attachment'],
] as [string, string][])

const status = mostly(
  8,
  fc.constantFrom(200, 200, 200, 201, 204),
  fc.constantFrom(206, 299, 300, 304, 400, 401, 403, 404, 405, 407, 500, 503),
  fc.constantFrom(203, 205, 301, 302, 307, 418, 501, 599, 600, 999),
)

/** Nothing is kept in the HTTP cache, which is not what is tried here. */
const noStore: HeaderList = [['Cache-Control', 'no-store']]

const shuffled = (parts: readonly HeaderList[]): HeaderList => parts.flat()

const lost: fc.Arbitrary<Answer> = fc.constantFrom<Answer>(
  { error: 'reset' },
  { error: 'empty' },
  { error: 'invalid' },
)

/** A response to the request of a page of this origin. */
export const randomResponse = (client: string, { credentials }: RecordedRequest): fc.Arbitrary<Answer> =>
  mostly(
    40,
    fc
      .tuple(
        status,
        oneOf('', 'OK', 'Not So'),
        fc
          .tuple(
            allowOrigin(client, credentials === 'include'),
            allowCredentials,
            exposeHeaders,
            resourcePolicy(client),
            otherFields,
          )
          .map(shuffled),
      )
      .map(([status, statusText, headers]) => ({ status, statusText, headers: [...noStore, ...headers] })),
    lost,
  )

/** The redirect that an answer becomes with this status and these values of Location. */
export const redirecting = (answer: Answer, status: number, locations: readonly string[]): Answer =>
  'error' in answer
    ? answer
    : {
        ...answer,
        status,
        headers: [...answer.headers, ...locations.map((value): [string, string] => ['Location', value])],
      }

const preflightStatus = mostly(
  20,
  fc.constantFrom(200, 204),
  fc.constantFrom(201, 206, 299, 300, 302, 304, 400, 404, 405, 407, 500, 999),
)

/** A response to the preflight for this request. */
export const randomPreflight = (
  client: string,
  { credentials, method, headers }: RecordedRequest,
): fc.Arbitrary<Answer> =>
  mostly(
    40,
    fc
      .tuple(
        preflightStatus,
        fc
          .tuple(
            allowOrigin(client, credentials === 'include'),
            allowCredentials,
            allowMethods(/^[A-Za-z]+$/.test(method) ? method : 'GET'),
            allowHeaders(headers),
            maxAge,
            mostly(
              30,
              fc.constant<HeaderList>([]),
              fc.constant<HeaderList>([['Location', '/x']]),
              fc.constant<HeaderList>([['Location', '']]),
            ),
          )
          .map(shuffled),
      )
      .map(([status, headers]) => ({ status, statusText: '', headers })),
    lost,
  )
