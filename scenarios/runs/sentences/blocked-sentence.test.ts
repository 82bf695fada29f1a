import { expect, test } from 'vitest'
import type { ReasonCode } from '../../fetch-standard/recording/reason-code.ts'
import { blockedSentence } from './blocked-sentence.ts'
import { exchange, preflight } from '../outcome/evidence.test-data.ts'

const responseHeaders = [['Access-Control-Allow-Origin', 'http://a']] as const
const reason = (code: ReasonCode, parameter: string | null = null) =>
  ({ code, hop: 0, header: null, value: null, parameter }) as const

test.each([
  ['acao-multiple', null, 'More than one Access-Control-Allow-Origin in the response.'],
  ['acao-mismatch', null, 'Access-Control-Allow-Origin in the response names another origin.'],
  ['acao-invalid', null, 'Access-Control-Allow-Origin in the response is not an origin.'],
  ['acac-not-true', null, 'No Access-Control-Allow-Credentials: true in the response.'],
  [
    'acao-wildcard-credentials',
    null,
    'Access-Control-Allow-Origin is *, which does not count with credentials.',
  ],
] as const)('a response that is blocked for %s says what the browser stopped at', (code, parameter, says) => {
  expect(blockedSentence('the response', exchange({ responseHeaders }), reason(code, parameter))).toBe(says)
})

test.each([
  ['preflight-acac-not-true', null, 'No Access-Control-Allow-Credentials: true in the answer.'],
  ['preflight-acao-mismatch', null, 'Access-Control-Allow-Origin in the answer names another origin.'],
  ['preflight-status', '404', 'The preflight was answered with 404, and not with 200 to 299.'],
  ['preflight-method-not-allowed', 'patch', 'Access-Control-Allow-Methods in the answer lacks patch.'],
  ['preflight-header-not-allowed', 'x-trace', 'Access-Control-Allow-Headers in the answer lacks x-trace.'],
] as const)('so does an answer to a preflight, for %s', (code, parameter, says) => {
  expect(blockedSentence('the answer', preflight({ responseHeaders }), reason(code, parameter))).toBe(says)
})

test('a resource policy gets the blame, and not the CORS headers that mode no-cors does without', () => {
  expect(blockedSentence('the response', exchange({ responseHeaders: [] }), reason('corp-blocked'))).toBe(
    'Cross-Origin-Resource-Policy in the response does not let this page use it.',
  )
})

test('without a reason, or with one that needs more words, it says where', () => {
  const says = 'The CORS headers in the answer do not allow this request.'
  const answered = preflight({ responseHeaders })
  expect(blockedSentence('the answer', answered)).toBe(says)
  expect(blockedSentence('the answer', answered, reason('preflight-acam-malformed'))).toBe(says)
  expect(blockedSentence('the answer', undefined)).toBe('The browser blocked the answer.')
})
