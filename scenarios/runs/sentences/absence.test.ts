import { expect, test } from 'vitest'
import { absenceSentence } from './absence.ts'
import { failed, response } from '../outcome/evidence.test-data.ts'

const request = { method: 'PUT' }
const first = { kind: 'request', hop: 0, turn: 0 } as const
const unknown = { kind: 'unknown' } as const

test('a request is missing because its preflight failed', () => {
  const known = { request, outcome: 'blocked-at-preflight', result: failed, preflight: unknown } as const
  expect(absenceSentence(first, known)).toBe('PUT was held back: there is nothing to show.')
})

test('a preflight is missing because a cache had its verdict, or because none is needed', () => {
  const known = { request, outcome: 'readable', result: response('cors') } as const
  const slot = { ...first, kind: 'preflight' } as const
  expect(absenceSentence(slot, { ...known, preflight: { kind: 'cached' } })).toBe(
    "Not sent: the browser's preflight cache still had the answer.",
  )
  expect(absenceSentence(slot, { ...known, preflight: { kind: 'not-needed' } })).toBe(
    'Not sent: this request needs none.',
  )
})

test('a request is missing because the response came out of the HTTP cache, or because nothing connected', () => {
  const known = { request, result: failed, preflight: unknown } as const
  const readable = (method: string) =>
    absenceSentence(first, { ...known, request: { method }, outcome: 'readable' })
  expect(readable('GET')).toContain('HTTP cache')
  expect(readable('PUT')).toBe('No witness saw it, although the page got a response.')
  expect(absenceSentence(first, { ...known, outcome: 'no-response' })).toBe('It did not reach a witness.')
  expect(absenceSentence(first, { ...known, result: { kind: 'stopped' }, outcome: 'no-response' })).toBe(
    'You stopped it before it reached a witness.',
  )
  expect(absenceSentence(first, { ...known, outcome: 'not-sent' })).toBe('PUT was never sent.')
})

test('a second hop or a second try is missing where there was none', () => {
  const known = { request, outcome: 'readable', result: response('cors'), preflight: unknown } as const
  expect(absenceSentence({ ...first, hop: 1 }, known)).toBe('No redirect was followed here.')
  expect(absenceSentence({ ...first, turn: 1 }, known)).toBe('It was not sent again here.')
})

test('before anything is known it says so', () => {
  const known = { request: null, outcome: null, result: null, preflight: null }
  expect(absenceSentence(first, known)).toBe('Nothing was sent to this lane.')
  expect(absenceSentence(first, { ...known, request })).toBe('Nothing is known of it yet.')
})
