import { expect, test } from 'vitest'
import { toldStep } from '../sentences/told-step.ts'
import { acah, acam, acao, answer, api, hop, page, request, third } from '../cases/case.ts'
import { createPreflightCache } from '../cache/cors-preflight-cache.ts'
import { judgeEach, judgeFetch } from './judge-fetch.ts'
import { profiles } from '../profiles/profiles.ts'
import type { Hop, RecordedRequest } from '../recording/recording.ts'

/** A fetch of the dashboard's own, which is judged without what only recorded traffic meets. */
const ownVerdict = (part: Partial<RecordedRequest>, ...hops: readonly Hop[]) => {
  const profile = profiles.chromium
  return judgeFetch(
    { request: request(part), hops },
    { client: page, profile, cache: createPreflightCache(profile), nowMs: 0 },
  )
}
const readable = hop(answer(200, acao('*')), answer(204, acao('*'), acam('PUT'), acah('x-a')))

test("the dashboard's own fetches are judged without the rules for recorded ones", () => {
  const redirect = hop(
    answer(307, acao('*'), `Location: ${third}/b`),
    answer(204, acao('*'), acam('PUT'), acah('x-a')),
  )
  const put = ownVerdict({ method: 'PUT', headers: [['x-a', '1']] }, redirect, readable)
  expect(put.outcome).toBe('readable')
  expect(put.because.map(toldStep)[0]).toMatchObject({ section: 'Main fetch', holds: false })
  expect(put.sent.map(({ method, hop }) => `${method} ${hop}`)).toEqual([
    'OPTIONS 0',
    'PUT 0',
    'OPTIONS 1',
    'PUT 1',
  ])
  expect(ownVerdict({ mode: 'no-cors', method: 'POST' }, readable).response).toEqual({
    type: 'opaque',
    status: 0,
    statusText: '',
    headers: {},
  })
  expect(ownVerdict({ redirect: 'manual' }, hop(answer(302, acao('*')))).response?.type).toBe(
    'opaqueredirect',
  )
  expect(ownVerdict({ url: `${page}/a`, method: 'POST' }, readable).sent[0]?.headers).toMatchObject({
    origin: page,
  })
})

test('steps fail with what they throw, and a fault of the recording names its step', () => {
  const steps = [{ request: request(), hops: [], waitMs: 0 }]
  const recording = { clientOrigin: page, steps }
  const fault = new TypeError('of another kind')
  const failing = () => {
    throw fault
  }
  expect(() => judgeEach(recording, profiles.standard, failing)).toThrow(fault)
  expect(() => judgeEach(recording, profiles.standard, judgeFetch)).toThrow(
    `steps[0].hops[0] is missing: the fetch comes to ${api}/orders with GET`,
  )
})
