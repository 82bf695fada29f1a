import type { Hop, RecordedRequest } from '../../recording/recording.ts'
import {
  acac,
  acah,
  acam,
  acao,
  acma,
  alike,
  answer,
  hop,
  page,
  request,
  type Case,
  type Expected,
} from '../case.ts'
import { sentFor } from './sent-for.ts'

const put = { method: 'PUT' } as const
const header = (name: string) => ({ method: 'PUT', headers: [[name, '1']] as const })
const credentialed = { method: 'PUT', credentials: 'include' } as const

const allowing = (client: string) => [acao(client), acac('true')]

/** Preflights whose answers differ from step to step. */
const changing: readonly (readonly [name: string, steps: readonly Changing[]])[] = [
  [
    'entries add up by the standard, and are replaced in Chromium',
    [
      [header('x-a'), [acam('PUT'), acah('x-a'), acma('100')], 'readable', true, true],
      [header('x-b'), [acam('PUT'), acah('x-b'), acma('100')], 'readable', true, true],
      [header('x-a'), [acam('PUT'), acah('x-a'), acma('100')], 'readable', false, true],
      [header('x-b'), [acam('PUT'), acah('x-b'), acma('100')], 'readable', false, true],
    ],
  ],
  [
    'a header that is refused takes the entry along',
    [
      [header('x-a'), [acam('PUT'), acah('x-a'), acma('100')], 'readable', true, true],
      [header('x-z'), [acam('PUT'), acah('x-a'), acma('100')], 'preflight-header-not-allowed', true, true],
      [header('x-a'), [acam('PUT'), acah('x-a'), acma('100')], 'readable', true, true],
    ],
  ],
  [
    'a preflight that failed is not cached',
    [
      [put, [acam('GET'), acma('100')], 'preflight-method-not-allowed', true, true],
      [put, [acam('PUT'), acma('100')], 'readable', true, true],
    ],
  ],
  [
    'max-age 0 ends what was cached before',
    [
      [header('x-a'), [acam('PUT'), acah('x-a'), acma('100')], 'readable', true, true],
      [header('x-b'), [acam('PUT'), acah('x-a, x-b'), acma('0')], 'readable', true, true],
      [header('x-a'), [acam('PUT'), acah('x-a'), acma('100')], 'readable', true, true],
    ],
  ],
]

type Changing = readonly [
  part: Partial<RecordedRequest>,
  preflight: readonly string[],
  ends: Expected['ends'],
  standard: boolean,
  chromium: boolean,
]

const changingCase = ([name, steps]: (typeof changing)[number]): Case => ({
  name: `cache: ${name}`,
  clientOrigin: page,
  steps: steps.map(([part, lines, ends, standard, chromium]) => {
    const expected = (hasPreflight: boolean): Expected => ({
      ends,
      sent: ends === 'readable' ? sentFor(request(part), hasPreflight) : ['preflight 0'],
    })
    return {
      request: request(part),
      hops: [hop(answer(200, acao('*')), answer(204, acao('*'), ...lines))],
      waitMs: 0,
      expected: { standard: expected(standard), chromium: expected(chromium) },
    }
  }),
})

const allowed = answer(204, acao('*'), acam('PUT'), acah('*'), acma('100'))
const readable = hop(answer(200, acao('*')), allowed)
const step = (
  part: Partial<RecordedRequest>,
  answered: Hop,
  expected: Case['steps'][number]['expected'],
): Case['steps'][number] => ({ request: request(part), hops: [answered], waitMs: 0, expected })

const both = { ends: 'readable', sent: ['preflight 0', 'PUT 0'] } as const
const alone = { ends: 'readable', sent: ['PUT 0'] } as const

/** What is kept when answers change, and when something fails. */
export const cacheCases: readonly Case[] = [
  ...changing.map(changingCase),
  {
    name: 'cache: a network error of the request clears it by the standard, and not in Chromium',
    clientOrigin: page,
    steps: [
      step(put, readable, alike(both)),
      step(put, hop(answer(200), allowed), alike({ ends: 'acao-missing', sent: ['PUT 0'] })),
      step(put, readable, { standard: both, chromium: alone }),
    ],
  },
  {
    name: 'cache: Authorization is not covered by a * that was cached',
    clientOrigin: page,
    steps: [
      step(header('x-a'), readable, alike(both)),
      step({ ...put, headers: [['authorization', 'x']] }, readable, {
        standard: { ends: 'preflight-authorization-wildcard', sent: ['preflight 0'] },
        chromium: both,
      }),
    ],
  },
  {
    name: 'cache: Firefox keeps credentials apart',
    clientOrigin: page,
    steps: [
      step(credentialed, hop(answer(200, ...allowing(page)), answer(204, ...allowing(page), acam('PUT'))), {
        firefox: both,
      }),
      step(put, readable, { firefox: both }),
      step(put, readable, { firefox: alone }),
    ],
  },
  {
    name: 'cache: Firefox keeps nothing whose max-age is no number',
    clientOrigin: page,
    steps: [
      step(put, hop(answer(200, acao('*')), answer(204, acao('*'), acam('PUT'), acma('600s'))), {
        firefox: both,
      }),
      step(put, readable, { firefox: both }),
      step(put, readable, { firefox: alone }),
    ],
  },
  {
    name: 'cache: the method of a request with an upload listener is kept, though nobody listed it',
    clientOrigin: page,
    steps: [true, false].map((hasPreflight) =>
      step(
        { method: 'POST', body: 'x', uploadListener: true },
        hop(answer(200, acao('*')), answer(204, acao('*'), acma('100'))),
        alike({ ends: 'readable', sent: hasPreflight ? ['preflight 0', 'POST 0'] : ['POST 0'] }),
      ),
    ),
  },
  {
    name: 'cache: an upload listener asks for the method by the standard, and not in Chromium',
    clientOrigin: page,
    steps: [
      step(put, readable, alike(both)),
      step({ method: 'POST', body: 'x', uploadListener: true }, readable, {
        standard: { ends: 'readable', sent: ['preflight 0', 'POST 0'] },
        chromium: { ends: 'readable', sent: ['POST 0'] },
      }),
      step({ method: 'POST', body: 'x', uploadListener: true }, readable, {
        chromium: { ends: 'readable', sent: ['POST 0'] },
      }),
    ],
  },
]
