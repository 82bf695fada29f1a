import type { RecordedRequest } from '../../recording/recording.ts'
import {
  acac,
  acah,
  acao,
  alike,
  answer,
  caseOf,
  hop,
  page,
  third,
  type Case,
  type Expected,
} from '../case.ts'

const allowing = [acao(page), acac('true'), acah('content-type')]
const anything = hop(answer(204), answer(204, ...allowing))
const noCors = ['POST 0']
const withPreflight = ['preflight 0', 'POST 0']

/** A body for sendBeacon, and what becomes of it where the server says nothing of CORS but to a preflight. */
const bodies: readonly (readonly [
  name: string,
  part: Partial<RecordedRequest>,
  ends: Expected['ends'],
  sent: readonly string[],
])[] = [
  ['no body', {}, 'opaque', noCors],
  ['text', { body: 'a=1' }, 'opaque', noCors],
  ['a form', { body: 'a=1', bodyType: 'urlencoded' }, 'opaque', noCors],
  ['bytes without a type', { body: 'a', bodyType: 'buffer' }, 'opaque', noCors],
  ['a Blob without a type', { body: 'a', bodyType: 'blob:' }, 'opaque', noCors],
  ['a Blob of text', { body: 'a', bodyType: 'blob:text/plain' }, 'opaque', noCors],
  ['a Blob of JSON', { body: '{}', bodyType: 'blob:application/json' }, 'acao-missing', withPreflight],
]

const json = { body: '{}', bodyType: 'blob:application/json', initiator: 'beacon' } as const

export const beaconCases: readonly Case[] = [
  ...bodies.map(([name, part, ends, sent]) =>
    caseOf(`beacon: ${name}`, { ...part, initiator: 'beacon' }, [anything], alike({ ends, sent })),
  ),
  caseOf(
    'beacon: JSON that is allowed',
    json,
    [hop(answer(204, ...allowing), answer(204, ...allowing))],
    alike({ ends: 'readable', sent: withPreflight }),
  ),
  caseOf(
    'beacon: JSON is sent with credentials, whatever is recorded',
    { ...json, credentials: 'omit' },
    [hop(answer(204, acao(page)), answer(204, acao(page), acah('content-type')))],
    alike({ ends: 'preflight-acac-not-true', sent: ['preflight 0'] }),
  ),
  caseOf(
    'beacon: follows redirects',
    { body: 'a', initiator: 'beacon', redirect: 'error' },
    [hop(answer(307, `Location: ${third}/b`)), hop(answer(204))],
    alike({ ends: 'opaque', sent: ['POST 0', 'POST 1 as null'] }),
  ),
  caseOf(
    'beacon: a resource policy blocks it',
    { body: 'a', initiator: 'beacon' },
    [hop(answer(204, 'Cross-Origin-Resource-Policy: same-origin'))],
    alike({ ends: 'corp-blocked', sent: noCors }),
  ),
  caseOf(
    'beacon: of a recorded body only the type may be known',
    {
      headers: [
        ['content-type', 'application/json'],
        ['x-a', '1'],
      ],
      initiator: 'beacon',
    },
    [anything],
    { standard: { ends: 'acao-missing', sent: withPreflight } },
  ),
  caseOf(
    'beacon: has no say in method and mode',
    { method: 'PUT', mode: 'same-origin', body: 'a', uploadListener: true, initiator: 'beacon' },
    [anything],
    { standard: { ends: 'opaque', sent: noCors } },
  ),
  caseOf('beacon: takes no stream', { body: 'a', bodyType: 'stream', initiator: 'beacon' }, [anything], {
    ...alike({ ends: 'request-invalid', sent: [] }),
    firefox: {
      ends: 'opaque',
      sent: noCors,
      last: { 'content-type': 'text/plain;charset=UTF-8' },
    },
  }),
  caseOf(
    'beacon: JSON, redirected from the page to a URL with a user name',
    { ...json, url: `${page}/a` },
    [hop(answer(307, 'Location: http://u@localhost:9202/b')), anything],
    alike({ ends: 'redirect-credentials', sent: noCors }),
  ),
  caseOf(
    'beacon: needs http or https',
    { url: 'data:,x', initiator: 'beacon' },
    [anything],
    alike({ ends: 'request-invalid', sent: [] }),
  ),
  caseOf(
    'beacon: fetch with the same body is in mode cors',
    { method: 'POST', body: 'a', initiator: 'fetch' },
    [anything],
    alike({ ends: 'acao-missing', sent: noCors }),
  ),
  caseOf(
    'xhr: other methods keep theirs',
    { method: 'BUDGET', body: '{}', bodyType: 'blob:application/json', initiator: 'xhr' },
    [hop(answer(200, acao('*')), answer(200, acao('*'), 'Access-Control-Allow-Methods: BUDGET'))],
    alike({ ends: 'preflight-header-not-allowed', sent: ['preflight 0'] }),
  ),
  caseOf(
    'xhr: a method that begins with GET keeps its body',
    { method: 'GETTER', body: '{}', bodyType: 'blob:application/json', initiator: 'xhr' },
    [hop(answer(200, acao('*')), answer(200, acao('*'), 'Access-Control-Allow-Methods: GETTER'))],
    alike({ ends: 'preflight-header-not-allowed', sent: ['preflight 0'] }),
  ),
  caseOf(
    'xhr: a GET leaves its body out',
    { body: 'x', initiator: 'xhr' },
    [hop(answer(200, acao('*')))],
    alike({ ends: 'readable', sent: ['GET 0'] }),
  ),
]
