import { expect, test } from 'playwright/test'
import {
  acac,
  acao,
  acma,
  answer,
  api,
  hop,
  page,
  request,
} from '../../scenarios/fetch-standard/cases/case.ts'
import { profiles, type Profile } from '../../scenarios/fetch-standard/profiles/profiles.ts'
import type { RecordedRequest } from '../../scenarios/fetch-standard/recording/recording.ts'
import { webkitgtk } from '../../scenarios/fetch-standard/profiles/webkitgtk.ts'
import type { BrowserName } from '../../scenarios/words/browser.ts'
import { disagreementsIn } from './replay/disagreements.ts'
import type { Failure, Observed } from './replay/observed.ts'

/** A replay of one fetch, as it is right: a preflight for PUT, then a readable answer. */
const put = request({ method: 'PUT' })
const allowed = [
  hop(
    answer(201, acao(page), 'Content-Type: text/plain'),
    answer(200, acao('*'), 'Access-Control-Allow-Methods: PUT'),
  ),
]
const headers = (...more: readonly (readonly [string, string])[]) => [
  ['Host', 'localhost'] as const,
  ['Accept', '*/*'] as const,
  ['Origin', page] as const,
  ...more,
]
const received = (method: string, preflight: boolean, ...more: readonly (readonly [string, string])[]) => ({
  method,
  target: '/orders',
  hop: 0,
  preflight,
  headers: headers(...more),
})
const right: Observed = {
  seen: { type: 'cors', status: 201, statusText: '', headers: [['content-type', 'text/plain']] },
  received: [received('OPTIONS', true, ['Access-Control-Request-Method', 'PUT']), received('PUT', false)],
  failure: null,
}

const told = (
  observed: Observed,
  browser: BrowserName,
  asked: RecordedRequest = put,
  hops = allowed,
  profile: Profile = profiles.standard,
) =>
  disagreementsIn(
    { recording: { clientOrigin: page, steps: [{ request: asked, hops, waitMs: 0 }] }, observed: [observed] },
    profile,
    browser,
  ).map((text) => /^step 0, ([^:]*):/.exec(text)?.[1])

const browsers = ['chromium', 'firefox', 'webkit'] as const
const seenAs = (change: object): Observed => ({
  ...right,
  seen: { ...right.seen, ...change },
})

for (const browser of browsers) {
  test(`a replay in ${browser} that is as the oracle says gives no disagreement`, () => {
    expect(told(right, browser)).toEqual([])
  })

  for (const [what, observed, expected] of [
    ['a preflight that was not sent', { ...right, received: right.received.slice(1) }, 'requests'],
    ['another order', { ...right, received: right.received.toReversed() }, 'requests'],
    ['one request more', { ...right, received: [...right.received, received('PUT', false)] }, 'requests'],
    [
      'a header that the author did not set',
      { ...right, received: [right.received[0]!, received('PUT', false, ['X-A', '1'])] },
      'headers of PUT 0',
    ],
    ['another type', seenAs({ type: 'basic' }), 'type'],
    ['another status', seenAs({ status: 200 }), 'status'],
    ['a header that script may not see', seenAs({ headers: [['x-a', '1']] }), 'visible headers'],
    ['a fetch that failed', { ...right, seen: { thrown: 'TypeError: Failed' } }, 'outcome'],
  ] as const)
    test(`${what} is a disagreement in ${browser}`, () => {
      expect(told(observed, browser)).toContain(expected)
    })

  test(`a response that script should not get is a disagreement in ${browser}`, () => {
    const refused = [hop(answer(200, acao('null')))]
    const observed = { ...seenAs({ status: 200 }), received: [received('GET', false)] }
    expect(told(observed, browser, request(), refused)).toEqual(['outcome'])
  })
}

for (const [browser, error, expected] of [
  ['chromium', 'MissingAllowOriginHeader', []],
  ['chromium', 'AllowOriginMismatch', ['reason']],
  ['firefox', 'CORS header ‘Access-Control-Allow-Origin’ missing', []],
  ['firefox', 'CORS preflight response did not succeed', ['reason']],
  // These can mean anything.
  ['firefox', 'CORS request did not succeed', []],
  ['firefox', null, []],
  ['webkit', null, []],
] as const)
  test(`${error ?? 'nothing'} in ${browser} ${expected.length === 0 ? 'agrees' : 'disagrees'} with a missing Access-Control-Allow-Origin`, () => {
    const failure: Failure | null = error === null ? null : { error, parameter: '' }
    const observed = { seen: { thrown: 'TypeError: x' }, received: [received('GET', false)], failure }
    expect(told(observed, browser, request(), [hop(answer(200, acac('true'), acma('5')))])).toEqual(expected)
  })

test('bytes over 0x7F are compared as the network library of WebKitGTK changes them', () => {
  const hops = [hop(answer(200, acao(page), 'Content-Language: \u00e9'))]
  const asked = request({
    headers: [
      ['accept-language', 'de'],
      ['accept', '\u00e9'],
    ],
    url: `${api}/`,
  })
  const observed = (sent: string, seen: string): Observed => ({
    seen: { type: 'cors', status: 200, statusText: '', headers: [['content-language', seen]] },
    received: [
      {
        ...received('GET', false),
        headers: [
          ['Accept', sent],
          ['Origin', page],
        ],
      },
    ],
    failure: null,
  })
  expect(told(observed('\u00c3\u00a9', '\u00ef\u00bf\u00bd'), 'webkit', asked, hops, webkitgtk)).toEqual([])
  expect(told(observed('\u00e9', '\u00e9'), 'webkit', asked, hops, webkitgtk)).toHaveLength(2)
  expect(told(observed('\u00e9', '\u00e9'), 'firefox', asked, hops)).toEqual([])
})
