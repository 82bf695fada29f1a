import { expect, test } from 'vitest'
import type { PageResult } from '../../words/page-result.ts'
import { exchange, failed, preflight, response } from '../outcome/evidence.test-data.ts'
import { pageSentence, underWaySentence, wireSentence } from './sentences.ts'

test('says what went over the wire, in order', () => {
  expect(wireSentence([preflight(), exchange()])).toBe('OPTIONS 204, PUT 200')
  expect(wireSentence([exchange({ status: null, error: 'reset' })])).toBe('PUT no answer')
  expect(wireSentence([exchange({ status: null, durationMs: null })])).toBe('PUT …')
  expect(wireSentence([])).toBe('nothing')
})

test('says what page script learned, and no more', () => {
  const brokenOff: PageResult = { ...response('cors'), bodyError: 'network error' } as PageResult
  expect(pageSentence(failed)).toBe('TypeError: Failed to fetch')
  expect(pageSentence(response('cors'))).toBe('cors 200')
  expect(pageSentence(brokenOff)).toBe('cors 200, body broken off: network error')
  expect(pageSentence({ kind: 'timed-out', afterMs: 15_000 })).toBe('TimeoutError after 15 s')
})

test('says where an attempt is that has not settled', () => {
  expect(underWaySentence([])).toBe('The page has no answer yet.')
  expect(underWaySentence([preflight({ status: null })])).toBe('The preflight is at the backend.')
  expect(underWaySentence([preflight()])).toBe('The backend has answered the preflight.')
  expect(underWaySentence([preflight(), exchange({ status: null })])).toBe('The PUT is at the backend.')
})
