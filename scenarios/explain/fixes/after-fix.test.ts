import { expect, test } from 'vitest'
import { reasonAfterFix } from './after-fix.ts'
import { acac, acah, acam, acao, answer, hop, page, request, third } from '../../fetch-standard/cases/case.ts'
import { judge } from '../../fetch-standard/judge.ts'
import { profiles } from '../../fetch-standard/profiles/profiles.ts'
import type { Hop, RecordedRequest } from '../../fetch-standard/recording/recording.ts'
import { situationOf } from './situation/situation.ts'

/** What ends a fetch, and what ends it once the fix for that is in place; null for nothing. */
function beforeAndAfter(part: Partial<RecordedRequest>, hops: readonly Hop[], client = page) {
  const profile = profiles.standard
  const step = { request: request(part), hops, waitMs: 0 }
  const verdict = judge({ clientOrigin: client, steps: [step] }, profile)[0]!
  if (verdict.reason === null) throw new Error('There is nothing to fix.')
  const urls = [step.request.url, ...hops.slice(1).map(() => third)]
  const situation = situationOf(verdict, { ...step.request, client, urls })
  const after = reasonAfterFix(step, verdict.reason, situation, { client, profile })
  return [verdict.reason.code, after]
}

const put = { method: 'PUT', headers: [['X-A', '1']] } as const
const credentialed = { credentials: 'include' } as const
const ok = answer(200)
const allowed = answer(204, acao(page), acam('PUT'), acah('x-a'))

const fixable: readonly (readonly [string, Partial<RecordedRequest>, Hop])[] = [
  ['acao-missing', {}, hop(ok)],
  ['acao-multiple', {}, hop(answer(200, acao(page), acao(page)))],
  ['acao-mismatch', {}, hop(answer(200, `access-control-ALLOW-origin: ${third}`))],
  ['acao-invalid', {}, hop(answer(200, acao('shop')))],
  ['acao-wildcard-credentials', credentialed, hop(answer(200, acao('*'), acac('true')))],
  ['acac-not-true', credentialed, hop(answer(200, acao(page), acac('True')))],
  [
    'acac-not-true',
    { ...put, ...credentialed },
    hop(answer(200, acao(page)), answer(204, acao(page), acac('true'), acam('PUT'), acah('x-a'))),
  ],
  ['preflight-acao-missing', put, hop(ok, answer(204))],
  ['preflight-acao-wildcard-credentials', { ...put, ...credentialed }, hop(ok, answer(204, acao('*')))],
  ['preflight-acac-not-true', { ...put, ...credentialed }, hop(ok, answer(204, acao(page)))],
  ['preflight-redirect', put, hop(ok, answer(302, 'Location: /login'))],
  ['preflight-status', put, hop(ok, answer(401, acao(page)))],
  ['preflight-acam-malformed', put, hop(ok, answer(204, acao(page), acam('PUT;')))],
  ['preflight-acah-malformed', put, hop(ok, answer(204, acao(page), acam('PUT'), acah('x a')))],
  ['preflight-method-not-allowed', put, hop(ok, answer(204, acao(page), acah('x-a')))],
  ['preflight-header-not-allowed', put, hop(ok, answer(204, acao(page), acam('PUT')))],
  [
    'preflight-header-not-allowed',
    {
      headers: [
        ['X-A', '1'],
        ['X-B', '2'],
      ],
    },
    hop(ok, answer(204, acao(page), acah('x-a'))),
  ],
  [
    'preflight-authorization-wildcard',
    { headers: [['Authorization', 'Bearer x']] },
    hop(ok, answer(204, acao('*'), acah('*'))),
  ],
]

test.each(fixable)('nothing stops the request once %s is fixed', (code, part, at) => {
  expect(beforeAndAfter(part, [at])).toEqual([code, null])
})

test('a page of an opaque origin is allowed like every other, or by the name null where it has credentials', () => {
  expect(beforeAndAfter(put, [hop(ok, answer(404))], 'null')).toEqual(['preflight-acao-missing', null])
  expect(beforeAndAfter(credentialed, [hop(ok)], 'null')).toEqual(['acao-missing', null])
})

test('the fix changes nothing about a connection that fails once the preflight lets the request go', () => {
  expect(beforeAndAfter(put, [hop({ error: 'refused' }, answer(404))])).toEqual([
    'preflight-acao-missing',
    { code: 'connection-failed', hop: 0, header: null, value: null, parameter: 'refused' },
  ])
})

const toThird = (...lines: readonly string[]) => answer(302, `Location: ${third}`, ...lines)

test('a redirect that the fix lets through may lead to a server with a fault of its own', () => {
  expect(beforeAndAfter({}, [hop(toThird()), hop(ok)])).toEqual([
    'acao-missing',
    { code: 'acao-missing', hop: 1, header: 'access-control-allow-origin', value: null, parameter: null },
  ])
})

test('what is wrong with a redirect itself shows when the redirect is allowed, and no fix of CORS takes it away', () => {
  const hops = [hop(answer(302, 'Location: http://ann@localhost:9203/'))]
  expect(beforeAndAfter({}, hops)).toEqual([
    'acao-missing',
    expect.objectContaining({ code: 'redirect-credentials', value: 'http://ann@localhost:9203/' }),
  ])
})

test('only the server that failed is fixed: after a redirect, every origin is allowed, since the browser sends null', () => {
  expect(beforeAndAfter({}, [hop(toThird(acao(page))), hop(ok)])).toEqual(['acao-missing', null])
  const preflighted = [
    hop(answer(307, `Location: ${third}`, acao(page)), allowed),
    hop(ok, answer(204, acao(page), acam('PUT'), acah('x-a'))),
  ]
  expect(beforeAndAfter(put, preflighted)).toEqual(['preflight-acao-mismatch', null])
})

test('where nobody recorded what comes next, no next fault is told', () => {
  expect(beforeAndAfter(put, [hop(null, answer(404))])).toEqual(['preflight-acao-missing', null])
  expect(beforeAndAfter({}, [hop(toThird())])).toEqual(['acao-missing', null])
})

test('a fault of the lab itself is not taken for a recording without an answer', () => {
  const reason = { code: 'acao-missing', hop: 0, header: null, value: null, parameter: null } as const
  const step = { request: request(), hops: [hop(ok)], waitMs: 0 }
  const situation = situationOf({ sent: [] }, { ...request(), client: page })
  const profile = new Proxy(profiles.standard, {
    get() {
      throw new TypeError('broken')
    },
  })
  expect(() => reasonAfterFix(step, reason, situation, { client: page, profile })).toThrow('broken')
})

test('a resource policy is opened to every site, and the rest of the response stays as it was', () => {
  const image = { mode: 'no-cors' } as const
  const bare = hop(answer(200, 'Cross-Origin-Resource-Policy: same-origin'))
  expect(beforeAndAfter(image, [bare])).toEqual(['corp-blocked', null])
  const redirect = hop(answer(302, 'cross-origin-resource-policy: same-origin', `Location: ${third}`))
  expect(beforeAndAfter(image, [redirect, bare])).toEqual([
    'corp-blocked',
    expect.objectContaining({ code: 'corp-blocked', hop: 1 }),
  ])
})

const notOfHeaders: readonly (readonly [string, Partial<RecordedRequest>, Hop])[] = [
  ['connection-failed', {}, hop({ error: 'reset' })],
  ['redirect-mode-error', { redirect: 'error' }, hop(answer(302, acao(page), 'Location: /b'))],
  ['redirect-bad-location', {}, hop(answer(302, acao(page), 'Location: http://'))],
  ['mode-same-origin', { mode: 'same-origin' }, hop(ok)],
  ['scheme-not-http', { url: 'ftp://localhost/' }, hop(ok)],
]

test.each(notOfHeaders)('no header of CORS fixes %s, so that nothing comes after it', (code, part, at) => {
  expect(beforeAndAfter(part, [at])).toEqual([code, null])
})

test('a preflight that was not sent, since its answer was cached, is not what stops the fixed request', () => {
  const steps = [
    { request: request(put), hops: [hop(answer(200, acao(page)), allowed)], waitMs: 0 },
    { request: request(put), hops: [hop(answer(500))], waitMs: 0 },
  ]
  const { sent, reason } = judge({ clientOrigin: page, steps }, profiles.standard)[1]!
  expect(sent.map(({ method }) => method)).toEqual(['PUT'])
  const situation = situationOf({ sent }, { ...request(put), client: page })
  const circumstances = { client: page, profile: profiles.standard }
  expect(reasonAfterFix(steps[1]!, reason!, situation, circumstances)).toBe(null)
})

test('an EventSource that connects again is still one when its response is fixed', () => {
  const headers = [
    ['Accept', 'text/event-stream'],
    ['Last-Event-ID', '7'],
  ] as const
  expect(beforeAndAfter({ headers }, [hop(ok)])).toEqual(['acao-missing', null])
})
