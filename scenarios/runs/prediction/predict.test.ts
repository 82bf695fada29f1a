import { expect, test } from 'vitest'
import { profiles } from '../../fetch-standard/profiles/profiles.ts'
import type { PageRequest } from '../../words/page-request.ts'
import type { Policy } from '../../setup/policy/policy.ts'
import type { Lane } from '../../setup/stage.ts'
import { fetchOfAttempt } from '../../setup/predict/fetch-of-attempt.ts'
import { verdictWords } from './prediction-sentences.ts'
import { predict } from '../../setup/predict/predict.ts'
import { bareLane, lane, page, policy, proxyLane, requestOf } from '../../setup/predict/setups.test-data.ts'

interface Situation {
  readonly of: Lane
  readonly request?: Partial<PageRequest>
  readonly policy?: Partial<Policy>
}

function predictedFor({ of, request: part = {}, policy: change = {} }: Situation) {
  const request = requestOf(part)
  const fetch = fetchOfAttempt(of, request, 'f', 0)!
  const lanes = [of, lane(), proxyLane(), bareLane()]
  return predict(fetch, [], { lanes, policy: policy(change), client: request.origin }, profiles.chromium)
}

const cases: readonly (readonly [what: string, situation: Situation, words: string, code: string | null])[] =
  [
    ['a PUT to a backend that applies the policy', { of: lane() }, 'readable, after a preflight', null],
    ['a PUT to a proxy that applies it', { of: proxyLane() }, 'readable, after a preflight', null],
    ['a PUT where nobody does', { of: bareLane() }, 'blocked at the preflight', 'preflight-acao-missing'],
    [
      'a GET where nobody does: nothing asks for a preflight',
      { of: bareLane(), request: { method: 'GET' } },
      'blocked at the response',
      'acao-missing',
    ],
    [
      'a policy for the proxy, and no proxy',
      { of: lane({ strategy: 'proxy' }) },
      'blocked at the preflight',
      'preflight-acao-missing',
    ],
    [
      'an origin that is not in the policy',
      { of: lane(), request: { origin: 'http://evil.localhost:4100' } },
      'blocked at the preflight',
      'preflight-acao-missing',
    ],
    [
      'a header that is not in the policy',
      { of: proxyLane(), request: { headers: [['x-trace', '1']] } },
      'blocked at the preflight',
      'preflight-header-not-allowed',
    ],
    [
      'no header at all in the policy of a backend, which must not allow what is asked for',
      { of: lane(), policy: { requestHeaders: [] } },
      'blocked at the preflight',
      'preflight-header-not-allowed',
    ],
    [
      'a method in lower case, which is another method',
      { of: lane(), request: { method: 'patch' } },
      'blocked at the preflight',
      'preflight-method-not-allowed',
    ],
    [
      'a method that no server of Node can read, although the policy has it',
      { of: lane(), request: { method: 'BREW' }, policy: { methods: ['BREW'] } },
      'blocked at the response',
      'acao-missing',
    ],
    [
      '* with credentials',
      { of: lane(), request: { credentials: 'include' }, policy: { origins: '*', credentials: true } },
      'blocked at the preflight',
      'preflight-acao-wildcard-credentials',
    ],
    [
      'credentials that the policy does not allow',
      { of: proxyLane(), request: { credentials: 'include', method: 'GET' } },
      'blocked at the response',
      'acac-not-true',
    ],
    [
      'a redirect within the lane',
      { of: lane(), request: { method: 'GET', path: '/redirect?to=/orders' } },
      'readable, without a preflight',
      null,
    ],
    [
      'a redirect to a lane where nobody applies the policy',
      { of: lane(), request: { method: 'GET', path: '/redirect?to=http://localhost:4103/orders' } },
      'blocked at the response',
      'acao-missing',
    ],
    [
      'a circle of redirects',
      { of: lane(), request: { method: 'GET', path: '/redirect?to=/redirect?to=/orders' } },
      'readable, without a preflight',
      null,
    ],
    ['mode no-cors', { of: bareLane(), request: { method: 'GET', mode: 'no-cors' } }, 'opaque', null],
    ['mode same-origin', { of: lane(), request: { mode: 'same-origin' } }, 'not sent', 'mode-same-origin'],
    [
      'errors of a proxy that adds its headers without always',
      { of: proxyLane({ mistakes: ['no-always'] }), request: { method: 'GET', path: '/status/404' } },
      'blocked at the response',
      'acao-missing',
    ],
    [
      'a location that has lost its headers: the preflight passes all the same',
      { of: proxyLane({ mistakes: ['lost-in-location'] }) },
      'blocked at the response',
      'acao-missing',
    ],
    [
      'both layers at once',
      { of: proxyLane({ mistakes: ['both-layers'] }) },
      'blocked at the response',
      'acao-multiple',
    ],
    [
      'blind reflection, which lets anybody in',
      {
        of: lane({ mistakes: ['blind-reflection'] }),
        request: { origin: 'http://evil.localhost:4100', credentials: 'include' },
      },
      'readable, after a preflight',
      null,
    ],
    [
      'an expression without anchors, which lets in what contains an allowed origin',
      { of: lane({ mistakes: ['no-anchors'] }), request: { origin: `${page}0` } },
      'readable, after a preflight',
      null,
    ],
    [
      'a backend that is down',
      { of: lane({ state: 'down', down: ['backend'] }) },
      'no response',
      'connection-failed',
    ],
    [
      'a backend that is down behind a proxy, which answers for it',
      { of: proxyLane({ state: 'down', down: ['backend'] }) },
      'readable, after a preflight',
      null,
    ],
  ]

test.each(cases)('%s', (_what, situation, words, code) => {
  const verdict = predictedFor(situation)
  expect([verdict && verdictWords(verdict), verdict?.reason?.code ?? null]).toEqual([words, code])
})

test('a redirect to where no lane is cannot be predicted', () => {
  const request = { method: 'GET', path: '/redirect?to=http://localhost:4999/' }
  expect(predictedFor({ of: lane(), request })).toBeNull()
})
