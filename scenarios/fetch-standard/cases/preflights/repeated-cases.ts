import { longestCachedUrl } from '../../cache/chromium-cache-limits.ts'
import type { RecordedRequest } from '../../recording/recording.ts'
import { acac, acah, acam, acao, acma, answer, api, hop, page, request, type Case } from '../case.ts'
import { sentFor } from './sent-for.ts'

type Asked = readonly [
  part: Partial<RecordedRequest>,
  /** Whether a preflight is sent: in the standard, in Chromium. */
  standard: boolean,
  chromium: boolean,
  waitMs?: number,
]

type Row = readonly [name: string, preflight: readonly string[], asked: readonly Asked[], client?: string]

const put = { method: 'PUT' } as const
const header = (name: string) => ({ method: 'PUT', headers: [[name, '1']] as const })
const credentialed = { method: 'PUT', credentials: 'include' } as const
const characters = (count: number) => `${count.toLocaleString('en')} characters`
const everything = [acam('PUT'), acah('x-a, x-b')]

/** A PUT, and the same once more: with this Access-Control-Max-Age, and so long after. */
const twice = (value: string, standard: boolean, chromium: boolean, waitMs = 0): Row => [
  `max-age "${value}", again after ${waitMs / 1_000} s`,
  [...everything, acma(value)],
  [
    [put, true, true],
    [put, standard, chromium, waitMs],
  ],
]

const rows: readonly Row[] = [
  twice('10', false, false),
  twice('10', false, false, 9_999),
  [
    'max-age 10, again when it ends, and once more',
    [...everything, acma('10')],
    [
      [put, true, true],
      [put, true, true, 10_000],
      [put, false, false],
    ],
  ],
  twice('+10', false, false),
  twice('10.5', false, false),
  twice('abc', false, false),
  twice('10, 10', false, false),
  twice('0x10', false, false),
  twice('00', true, true),
  twice('0', true, true),
  twice('', false, false),
  twice('99999999999999999999', false, false),
  twice('99999999999999999999', false, true, 6_300),
  twice('  10  ', false, false, 6_000),
  twice('-5', false, true),
  twice('+0', false, true),
  twice('0abc', false, false),
  twice('0.5', false, false),
  twice('+100', true, false, 6_000),
  twice('0600', false, false, 6_000),
  twice('86400', false, true, 7_200_000),
  twice('86400', false, false, 7_199_000),
  [
    'max-age in two fields',
    [...everything, acma('0'), acma('100')],
    [
      [put, true, true],
      [put, false, false],
    ],
  ],
  [
    'no max-age: five seconds',
    everything,
    [
      [put, true, true],
      [put, false, false],
      [put, true, true, 6_000],
      [put, false, false],
    ],
  ],
  [
    'another query is another entry',
    [...everything, acma('100')],
    [
      [{ ...put, url: `${api}/a?1` }, true, true],
      [{ ...put, url: `${api}/a?2` }, true, true],
      [{ ...put, url: `${api}/a?1` }, false, false],
    ],
  ],
  [
    'another fragment is another entry',
    [...everything, acma('100')],
    [
      [{ ...put, url: `${api}/a#1` }, true, true],
      [{ ...put, url: `${api}/a#2` }, true, true],
    ],
  ],
  [
    'what was allowed without credentials is not with them',
    [acam('PUT'), acma('100')],
    [
      [put, true, true],
      [credentialed, true, true],
    ],
  ],
  [
    'what was allowed with credentials is without them too',
    [acam('PUT'), acma('100')],
    [
      [credentialed, true, true],
      [put, false, false],
    ],
  ],
  [
    'a header that was allowed to a GET with credentials is without them too',
    [acah('x-a'), acma('100')],
    [
      [{ credentials: 'include', headers: [['x-a', '1']] }, true, true],
      [{ headers: [['x-a', '1']] }, false, false],
    ],
  ],
  [
    'a method that was allowed by *',
    [acam('*'), acma('100')],
    [
      [put, true, true],
      [{ method: 'DELETE' }, false, false],
    ],
  ],
  [
    'headers that were allowed by *',
    [acam('*'), acah('*'), acma('100')],
    [
      [header('x-a'), true, true],
      [header('x-z'), false, false],
    ],
  ],
  [
    'origin null: by the standard like any other, in Chromium never',
    [acam('PUT'), acma('100')],
    [
      [put, true, true],
      [put, false, true],
    ],
    'null',
  ],
  [
    'what was listed and not asked for',
    [acam('PUT, DELETE'), acah('x-a, x-b'), acma('100')],
    [
      [header('x-a'), true, true],
      [{ method: 'DELETE' }, false, false],
      [header('x-b'), false, false],
    ],
  ],
  [
    'a GET without headers asks for nothing',
    [...everything, acma('100')],
    [
      [put, true, true],
      [{}, false, false],
    ],
  ],
  [
    `a URL of ${characters(longestCachedUrl + 1)}`,
    [...everything, acma('100')],
    [
      [{ ...put, url: `${api}/`.padEnd(longestCachedUrl + 1, 'a') }, true, true],
      [{ ...put, url: `${api}/`.padEnd(longestCachedUrl + 1, 'a') }, false, true],
    ],
  ],
  [
    `a URL of ${characters(longestCachedUrl)}`,
    [...everything, acma('100')],
    [
      [{ ...put, url: `${api}/`.padEnd(longestCachedUrl, 'a') }, true, true],
      [{ ...put, url: `${api}/`.padEnd(longestCachedUrl, 'a') }, false, false],
    ],
  ],
]

const allowing = (client: string) => [acao(client), acac('true')]

const stepsOf = (preflight: readonly string[], asked: readonly Asked[], client: string): Case['steps'] =>
  asked.map(([part, standard, chromium, waitMs = 0]) => ({
    request: request(part),
    hops: [hop(answer(200, ...allowing(client)), answer(204, ...allowing(client), ...preflight))],
    waitMs,
    expected: {
      standard: { ends: 'readable', sent: sentFor(request(part), standard) },
      chromium: { ends: 'readable', sent: sentFor(request(part), chromium) },
    },
  }))

/** The same fetch again, or another one to the same URL: is there a preflight? */
export const repeatedCases: readonly Case[] = rows.map(([name, preflight, asked, client = page]): Case => ({
  name: `cache: ${name}`,
  clientOrigin: client,
  steps: stepsOf(preflight, asked, client),
}))
