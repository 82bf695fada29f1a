/* eslint-disable oxc/no-map-spread -- the map of an arbitrary is none of a list */
import fc from 'fast-check'
import type {
  Hop,
  RecordedRequest,
  Recording,
  Step,
} from '../../../scenarios/fetch-standard/recording/recording.ts'
import { randomPreflight, randomResponse, redirecting } from './random-answer.ts'
import { randomRequest } from './random-request.ts'
import { mostly, oneOf, padded } from './random-texts.ts'

const own = 'http://localhost:9201'

const client = mostly(8, fc.constant(own), fc.constantFrom('null', 'null', 'http://127.0.0.1:9201'))

/** Where redirects lead. */
const location = fc.oneof(
  {
    weight: 8,
    arbitrary: oneOf(
      '/b',
      '/b',
      'c',
      '?q',
      'http://localhost:9202/d',
      'http://localhost:9203/e',
      'http://localhost:9201/f',
    ),
  },
  {
    weight: 2,
    arbitrary: oneOf(
      '#f',
      '/b#g',
      '//localhost:9203/g',
      'HTTP://LOCALHOST:9202/h',
      'http://localhost:9202',
      'http:i',
      '/a b',
      '/%zz',
      '/\u00e9',
      '/\u00ff\u0001',
      '/a\\b',
    ),
  },
  {
    weight: 2,
    arbitrary: oneOf(
      '',
      'http://u:p@localhost:9202/',
      'http://u@localhost:9203/',
      'http://:p@localhost:9201/',
      'http://@localhost:9202/',
      'http://:::',
      'http://',
      'data:,x',
      'data:x',
      'foo:x',
      'file:///x',
      'about:blank',
      'blob:null/x',
      'javascript:x',
      'mailto:x',
      'http://localhost:6000/',
      'http://localhost:9204/',
      'ws://localhost:9202/',
      'filesystem:http://localhost:9202/x',
    ),
  },
)

const redirectStatus = fc.constantFrom(301, 302, 303, 307, 308)
const locations = mostly(
  16,
  padded(location).map((one) => [one]),
  fc.array(padded(location), { maxLength: 2 }),
)

/** How many redirects there are before the last answer. */
const redirects = fc.oneof(
  { weight: 12, arbitrary: fc.constant(0) },
  { weight: 8, arbitrary: fc.integer({ min: 1, max: 3 }) },
)

function randomHops(client: string, request: RecordedRequest): fc.Arbitrary<readonly Hop[]> {
  const answers = fc.tuple(randomResponse(client, request), randomPreflight(client, request))
  const chain = redirects.chain((length) =>
    fc.tuple(
      fc.array(fc.tuple(answers, redirectStatus, locations), { minLength: length, maxLength: length }),
      answers,
    ),
  )
  return chain.map(([redirected, [response, preflight]]) =>
    leadingNowhere(request.url, [
      ...redirected.map(([[response, preflight], status, locations]) => ({
        url: null,
        preflight,
        response: redirecting(response, status, locations),
      })),
      // A fetch may go further than was meant, when a last answer happens to redirect.
      ...Array.from({ length: 2 }, () => ({ url: null, preflight, response })),
    ]),
  )
}

/** Behind this port nothing listens, so that no answer comes from there. */
const isNowhere = (text: string) => text.trim().startsWith('http://localhost:9204')
const refused: Hop = { url: null, preflight: { error: 'refused' }, response: { error: 'refused' } }

const leadingNowhere = (url: string, hops: readonly Hop[]): readonly Hop[] =>
  hops.map((hop, at) => {
    const before = at === 0 ? null : hops[at - 1]?.response
    const location =
      before === null
        ? url
        : (before === undefined || 'error' in before ? [] : before.headers).find(
            ([name]) => name === 'Location',
          )?.[1]
    return location !== undefined && isNowhere(location) ? refused : hop
  })

const randomStep = (client: string): fc.Arbitrary<Step> =>
  randomRequest(client).chain((request) =>
    randomHops(client, request).map((hops) => ({ request, hops, waitMs: 0 })),
  )

/** What a page may ask for next, after it has asked for something: much the same, at the same URL. */
const randomNextStep = (client: string, { request, hops }: Step): fc.Arbitrary<Step> =>
  fc
    .record({
      other: randomStep(client),
      keepsContent: fc.boolean(),
      keepsHeaders: fc.boolean(),
      keepsCredentials: fc.boolean(),
      keepsHops: fc.boolean(),
    })
    .map(({ other, keepsContent, keepsHeaders, keepsCredentials, keepsHops }): Step => {
      // XMLHttpRequest cannot make every request that fetch can.
      if (other.request.uploadListener) return other
      const { url, method, headers, credentials, mode, redirect, body, bodyType } = request
      const { cache } = other.request
      return {
        request: {
          ...other.request,
          url,
          mode,
          redirect,
          ...(mode === 'same-origin' && cache === 'only-if-cached' && { cache: 'default' as const }),
          ...(keepsContent && { method, body, bodyType }),
          ...(keepsHeaders && { headers }),
          ...(keepsCredentials && { credentials }),
        },
        hops: leadingNowhere(url, keepsHops || other.hops[0] === refused ? hops : other.hops),
        waitMs: 0,
      }
    })

const recording: fc.Arbitrary<Recording> = client.chain((clientOrigin) =>
  randomStep(clientOrigin).chain((first) =>
    mostly(
      1,
      fc.constant<readonly Step[]>([first]),
      fc
        .array(randomNextStep(clientOrigin, first), { minLength: 1, maxLength: 3 })
        .map((next) => [first, ...next]),
    ).map((steps) => ({ clientOrigin, steps })),
  ),
)

/** Recordings at random, the same for the same seed. */
export const randomRecordings = (count: number, seed: number): readonly Recording[] =>
  fc.sample(recording, { numRuns: count, seed })
