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
  request,
  third,
  type Case,
  type Expected,
} from '../case.ts'
import type { RecordedRequest } from '../../recording/recording.ts'
import { allowsAll, readable, redirect } from '../stock-hops.ts'

const upload = { method: 'POST', body: 'x', uploadListener: true } as const

const followed = (name: string, location: string, second: string): Case =>
  caseOf(
    `found: a Location ${name}`,
    {},
    [redirect(302, location), hop(readable)],
    alike({ ends: 'readable', sent: ['GET 0', second] }),
  )

/** The same GET twice: first it asks, and then? */
const twice = (
  name: string,
  part: Partial<RecordedRequest>,
  standard: Expected['sent'],
  chromium: Expected['sent'],
): Case => {
  const asked: Expected = { ends: 'readable', sent: ['preflight 0', 'GET 0'] }
  const step = { request: request(part), hops: [hop(readable, allowsAll)], waitMs: 0 }
  return {
    name: `found: ${name}`,
    clientOrigin: page,
    steps: [
      { ...step, expected: alike(asked) },
      {
        ...step,
        expected: {
          standard: { ends: 'readable', sent: standard },
          chromium: { ends: 'readable', sent: chromium },
        },
      },
    ],
  }
}

const byteInLocation: Case = caseOf(
  'found: a byte over 0x7F in a Location is another URL than the character',
  { method: 'PUT', url: `${api}/\u00e9` },
  [hop(answer(307, acao('*'), 'Location: /\u00e9'), allowsAll), hop(readable, allowsAll)],
  {
    standard: { ends: 'readable', sent: ['preflight 0', 'PUT 0', 'PUT 1'] },
    chromium: { ends: 'readable', sent: ['preflight 0', 'PUT 0', 'preflight 1', 'PUT 1'] },
  },
)

/** What recordings made at random have shown (e2e/oracle/random.spec.ts). */
export const foundCases: readonly Case[] = [
  byteInLocation,
  followed('without a scheme, with a port', '//localhost:9203/', 'GET 1 as null'),
  followed('with a colon in its path', '/a:b', 'GET 1'),
  followed('with a scheme and no slash', 'http:b', 'GET 1'),
  caseOf('found: an upload listener without a body', { ...upload, body: null }, [hop(readable, allowsAll)], {
    standard: { ends: 'readable', sent: ['preflight 0', 'POST 0'] },
    chromium: { ends: 'readable', sent: ['POST 0'] },
  }),
  caseOf(
    'found: an upload listener allows its own method',
    { ...upload, method: 'PUT' },
    [hop(readable, answer(204, acao('*')))],
    {
      standard: { ends: 'readable', sent: ['preflight 0', 'PUT 0'] },
      chromium: { ends: 'preflight-method-not-allowed', sent: ['preflight 0'] },
    },
  ),
  caseOf(
    'found: a stream in mode same-origin',
    { method: 'POST', body: 'x', bodyType: 'stream', mode: 'same-origin' },
    [hop(readable)],
    {
      standard: { ends: 'mode-same-origin', sent: [] },
      chromium: { ends: 'preflight-acao-missing', sent: ['preflight 0'] },
    },
  ),
  caseOf(
    'found: 103 and nothing after it',
    {},
    [hop(answer(103, acao('*')))],
    alike({ ends: 'connection-failed', sent: ['GET 0'] }),
  ),
  caseOf(
    'found: 100 to a preflight and nothing after it',
    { method: 'PUT' },
    [hop(readable, answer(100, acao('*'), acam('*')))],
    alike({ ends: 'connection-failed', sent: ['preflight 0'] }),
  ),
  caseOf('found: two lengths', {}, [hop(answer(200, acao('*'), 'Content-Length: 0', 'Content-Length: 1'))], {
    standard: { ends: 'readable', sent: ['GET 0'] },
    chromium: { ends: 'http-invalid-response', sent: ['GET 0'] },
  }),
  caseOf(
    'found: redirect mode error, to a URL with a user name',
    { redirect: 'error' },
    [redirect(302, 'http://u:p@localhost:9202/')],
    {
      standard: { ends: 'redirect-mode-error', sent: ['GET 0'] },
      chromium: { ends: 'redirect-credentials', sent: ['GET 0'] },
    },
  ),
  caseOf(
    'found: a bad port in mode same-origin',
    { url: 'http://localhost:6000/', mode: 'same-origin' },
    [],
    {
      standard: { ends: 'connection-failed', sent: [] },
      chromium: { ends: 'mode-same-origin', sent: [] },
    },
  ),
  caseOf(
    'found: a bad port with PUT',
    { url: 'http://localhost:6000/', method: 'PUT' },
    [],
    alike({ ends: 'connection-failed', sent: [] }),
  ),
  twice(
    'If-None-Match asks again',
    { headers: [['if-none-match', '"1"']] },
    ['GET 0'],
    ['preflight 0', 'GET 0'],
  ),
  caseOf(
    'found: origin null, redirected to the same URL',
    { method: 'PUT' },
    [hop(answer(307, acao('*'), 'Location: /orders'), allowsAll), hop(readable)],
    alike({ ends: 'readable', sent: ['preflight 0', 'PUT 0', 'PUT 1'] }),
    'null',
  ),
  caseOf(
    'found: redirected to the same URL of another origin twice',
    { method: 'PUT' },
    [
      hop(answer(307, acao('*'), `Location: ${third}/b`), allowsAll),
      hop(answer(307, acao('*'), 'Location: /b'), allowsAll),
      hop(readable, allowsAll),
    ],
    {
      standard: {
        ends: 'readable',
        sent: ['preflight 0', 'PUT 0', 'preflight 1 as null', 'PUT 1 as null', 'PUT 2 as null'],
      },
      chromium: {
        ends: 'readable',
        sent: [
          'preflight 0',
          'PUT 0',
          'preflight 1 as null',
          'PUT 1 as null',
          'preflight 2 as null',
          'PUT 2 as null',
        ],
      },
    },
  ),
  caseOf(
    'found: a client hint that is none is asked for before a redirect, and left out after it',
    { headers: [['dpr', 'x']] },
    [redirect(302, '/b'), hop(readable, answer(204, acao('*'), acah('dpr')))],
    {
      standard: { ends: 'readable', sent: ['preflight 0', 'GET 0', 'preflight 1', 'GET 1'] },
      chromium: { ends: 'readable', sent: ['preflight 0', 'GET 0', 'GET 1'] },
    },
  ),
  caseOf(
    "found: the page's own, redirected away and back, with a user name",
    { url: `${page}/a` },
    [redirect(302, `${api}/`), redirect(302, 'http://u:p@localhost:9201/')],
    alike({ ends: 'redirect-credentials', sent: ['GET 0 without Origin', 'GET 1'] }),
  ),
]
