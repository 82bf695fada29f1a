import fc from 'fast-check'
import { expect, test } from 'vitest'
import { hop, page, request, third } from './cases/case.ts'
import { corsCheck } from './algorithms/checks/cors-check.ts'
import { judge } from './judge.ts'
import { profileNames, profiles } from './profiles/profiles.ts'
import { readRecording } from './recording/read-recording.ts'
import { RecordingFault } from './recording/recording.ts'
import { corsUnsafeNames } from './headers/safelisted-request-header.ts'

const origin = fc.constantFrom(page, 'null', 'http://a.example', 'https://a.example:8443')
const value = fc.oneof(origin, fc.constantFrom('*', '', 'true'), fc.string({ maxLength: 20 }))
const token = fc.stringMatching(/^[a-zA-Z][a-zA-Z-]{0,8}$/)
const tokens = fc.array(token, { maxLength: 4 }).map((names) => names.join(', '))
const lines = fc
  .record({
    'Access-Control-Allow-Origin': fc.option(value),
    'Access-Control-Allow-Credentials': fc.option(fc.constantFrom('true', 'True', '')),
    'Access-Control-Allow-Methods': fc.option(fc.oneof(tokens, fc.constantFrom('*', 'a b'))),
    'Access-Control-Allow-Headers': fc.option(fc.oneof(tokens, fc.constantFrom('*', 'a b'))),
    'Access-Control-Expose-Headers': fc.option(fc.oneof(tokens, fc.constantFrom('*', 'a b'))),
    Location: fc.option(fc.constantFrom('/b', third, 'foo:x', '')),
  })
  .map((record) =>
    Object.entries(record).flatMap(([name, text]) => (text === null ? [] : [[name, text] as const])),
  )
const head = fc.record({
  status: fc.constantFrom(200, 204, 302, 307, 404, 500),
  statusText: fc.constant(''),
  headers: lines,
})
const asked = fc.record({
  url: fc.constantFrom('http://localhost:9202/', `${page}/a`, third),
  method: fc.constantFrom('GET', 'POST', 'PUT', 'patch'),
  headers: fc.array(fc.tuple(token, fc.string({ maxLength: 10 })), { maxLength: 3 }),
  credentials: fc.constantFrom('omit', 'same-origin', 'include'),
  mode: fc.constantFrom('cors', 'no-cors', 'same-origin'),
  redirect: fc.constantFrom('follow', 'error', 'manual'),
} as const)
const step = fc
  .record({ asked, hops: fc.array(fc.tuple(head, head), { minLength: 22, maxLength: 22 }) })
  .map(({ asked, hops }) => ({
    request: request(asked),
    hops: hops.map(([response, preflight]) => hop(response, preflight)),
    waitMs: 0,
  }))
const profile = fc.constantFrom(...profileNames).map((name) => profiles[name])

test('a CORS check succeeds with * and no credentials, or with the very origin', () => {
  fc.assert(
    fc.property(origin, fc.boolean(), lines, (asking, isCredentialed, headers) => {
      const named = Object.fromEntries(headers)
      const allowed = named['Access-Control-Allow-Origin']?.trim()
      const isAllowed =
        (allowed === '*' && !isCredentialed) ||
        (allowed === asking && (!isCredentialed || named['Access-Control-Allow-Credentials'] === 'true'))
      const failure = corsCheck({ origin: asking, isCredentialed }, headers, [])
      expect(failure === null).toBe(isAllowed)
    }),
  )
})

test('nothing is readable across origins that was not allowed, and the way there is told', () => {
  fc.assert(
    fc.property(step, profile, (one, how) => {
      const [verdict] = judge({ clientOrigin: page, steps: [one] }, how)
      if (verdict === undefined) throw new Error('There is no verdict.')
      const { outcome, reason, response, because, sent } = verdict
      expect(reason === null).toBe(outcome === 'readable' || outcome === 'opaque')
      expect(response === null).toBe(reason !== null)
      expect(because.length).toBeGreaterThan(0)
      if (reason !== null && reason.code.startsWith('preflight-'))
        expect(sent.at(-1)).toMatchObject({ preflight: true })
      if (response?.type === 'cors') {
        const last = sent.at(-1)!
        const named = Object.fromEntries(
          (one.hops[last.hop]!.response as { headers: readonly (readonly [string, string])[] }).headers,
        )
        const allowed = named['Access-Control-Allow-Origin']?.trim()
        expect([one.request.credentials === 'include' ? null : '*', last.headers['origin']]).toContain(
          allowed,
        )
      }
      for (const name of Object.keys(response?.headers ?? {})) expect(name).toBe(name.toLowerCase())
    }),
    { numRuns: 1_000 },
  )
})

test('members that are left out mean what they meant before there were any', () => {
  fc.assert(
    fc.property(step, profile, (one, how) => {
      const recording = { clientOrigin: page, steps: [one] }
      const spelled = {
        ...recording,
        embedderPolicy: 'unsafe-none',
        lnaPermission: 'denied',
        steps: [{ ...one, request: { ...one.request, initiator: 'fetch' } }],
      } as const
      expect(judge(spelled, how)).toEqual(judge(recording, how))
      // A page on this computer reaches nothing that is more private.
      expect(judge({ ...recording, clientAddressSpace: 'loopback' }, how)).toEqual(judge(recording, how))
    }),
    { numRuns: 200 },
  )
})

test('a request to another origin that changes something is never the first that is sent', () => {
  fc.assert(
    fc.property(step, profile, (one, how) => {
      const [verdict] = judge({ clientOrigin: page, steps: [one] }, how)
      const [first] = verdict?.sent ?? []
      const isOwn = new URL(one.request.url).origin === page
      if (first === undefined || isOwn || first.preflight) return
      expect(['GET', 'HEAD', 'POST']).toContain(first.method)
    }),
    { numRuns: 1_000 },
  )
})

test('the same step twice asks for no second preflight once the first allowed it, by any profile', () => {
  fc.assert(
    fc.property(token, profile, (name, how) => {
      const headers = [
        ['Access-Control-Allow-Origin', page],
        ['Access-Control-Allow-Methods', 'PUT'],
        ['Access-Control-Allow-Headers', name],
      ] as const
      const allowed = { status: 200, statusText: '', headers }
      const one = {
        request: request({ method: 'PUT', headers: [[name, '1']] }),
        hops: [hop(allowed, allowed)],
        waitMs: 0,
      }
      const verdicts = judge({ clientOrigin: page, steps: [one, one] }, how)
      expect(verdicts.map(({ sent }) => sent.map(({ preflight }) => preflight))).toEqual([
        [true, false],
        [false],
      ])
    }),
  )
})

test('CORS-unsafe request-header names are in lower case, sorted, each once, and none of them a new one', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(token, fc.string({ maxLength: 200 }))), (headers) => {
      const names = corsUnsafeNames(headers, profiles.standard)
      expect(names).toEqual([...new Set(names)].toSorted())
      const given = new Set(headers.map(([name]) => name.toLowerCase()))
      for (const name of names) expect(given.has(name)).toBe(true)
    }),
  )
})

test('whatever the JSON is, it is a recording or has a fault with a field', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.jsonValue(), fc.jsonValue(), (whole, asking, hops) => {
      for (const json of [whole, { clientOrigin: page, steps: [{ request: asking, hops }] }]) {
        try {
          judge(readRecording(json), profiles.chromium)
        } catch (error) {
          expect(error).toBeInstanceOf(RecordingFault)
        }
      }
    }),
  )
})
