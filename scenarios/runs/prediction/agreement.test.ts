import { expect, test } from 'vitest'
import type { Reason, Verdict } from '../../fetch-standard/recording/verdict.ts'
import type { Preflight } from '../outcome/preflight-of.ts'
import type { Outcome } from '../../words/outcome.ts'
import { agreementOf } from './agreement.ts'

const verdict = (outcome: Outcome, code: Reason['code'] | null = null, withPreflight = true): Verdict => ({
  outcome,
  reason: code === null ? null : { code, hop: 0, header: null, value: null, parameter: null },
  response: null,
  sent: withPreflight ? [{ hop: 0, preflight: true, method: 'OPTIONS', headers: {} }] : [],
  because: [],
})

const answered: Preflight = { kind: 'answered', by: 'backend', status: 204 }
const readable = verdict('readable')
const blocked = verdict('blocked-at-response', 'acao-missing')

test('what came as predicted is said to have', () => {
  expect(agreementOf(readable, readable, { outcome: 'readable', preflight: answered })).toEqual({
    kind: 'as-predicted',
    says: 'readable, after a preflight',
  })
})

test('a lane that answered otherwise is no fault of the rules', () => {
  expect(agreementOf(readable, blocked, { outcome: 'blocked-at-response', preflight: answered })).toEqual({
    kind: 'other-answer',
    says: 'readable, after a preflight was predicted, and the lane answered otherwise than its setup lets one expect. The response has no Access-Control-Allow-Origin: the server allows no other origin.',
  })
})

test('where the browser did otherwise by the very answers, it is a finding, also when the prediction was right', () => {
  expect(agreementOf(readable, blocked, { outcome: 'readable', preflight: answered })).toEqual({
    kind: 'finding',
    says: 'blocked at the response, by acao-missing, by the answers that came. The browser did otherwise: readable, with a preflight.',
  })
})

test('a preflight that nobody expected is a finding too', () => {
  const without = verdict('readable', null, false)
  expect(agreementOf(without, without, { outcome: 'readable', preflight: answered }).kind).toBe('finding')
  expect(agreementOf(readable, readable, { outcome: 'readable', preflight: { kind: 'cached' } }).kind).toBe(
    'finding',
  )
})

test('without a prediction, and with rules that agree, it says why there was none', () => {
  expect(agreementOf(null, readable, { outcome: 'readable', preflight: answered }).kind).toBe('not-predicted')
})
