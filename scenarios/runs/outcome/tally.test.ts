import { expect, test } from 'vitest'
import type { Exchange } from '../../words/exchange.ts'
import type { PageResult } from '../../words/page-result.ts'
import { atProxy, exchange, failed, preflight, putRequest, response } from './evidence.test-data.ts'
import { emptyTally, tallied, tallySentence, type SettledAttempt } from './tally.ts'

const attempt = (exchanges: readonly Exchange[], part: Partial<SettledAttempt> = {}): SettledAttempt => ({
  request: putRequest,
  result: response('cors'),
  seen: { id: 'a', exchanges, work: [{ lane: 'proxy', change: 'updated', id: '17' }] },
  hadPreflight: false,
  ...part,
})
const tallyOf = (...attempts: readonly SettledAttempt[]) => attempts.reduce(tallied, emptyTally)

test('attempts are counted by how they ended, messages by who saw them', () => {
  const cold = attempt([atProxy(preflight()), atProxy(exchange()), exchange()])
  const warm = attempt([atProxy(exchange()), exchange()], { hadPreflight: true })
  expect(tallyOf(cold, warm)).toEqual({
    attempts: 2,
    outcomes: { readable: 2 },
    labFaults: 0,
    unclear: 0,
    optionsAtProxy: 1,
    optionsAtBackend: 0,
    requestsAtProxy: 2,
    requestsAtBackend: 2,
    sparedPreflights: 1,
    work: 2,
    errors: 0,
  })
})

test('of an attempt whose requests cannot be told from another’s, only what the page was told counts', () => {
  const unclear = (result: PageResult) => {
    const each = attempt([], { result, hadPreflight: true })
    return { ...each, seen: { ...each.seen, isUnclear: true } }
  }
  const tally = tallyOf(unclear(failed), unclear(response('cors')))
  expect(tally).toMatchObject({ outcomes: { readable: 1 }, unclear: 2, labFaults: 0, sparedPreflights: 0 })
  expect(tallySentence(tally)).toBe('1 readable, 1 not known')
})

test('a plain OPTIONS is a request and no preflight', () => {
  const options = exchange({ method: 'OPTIONS' })
  expect(tallyOf(attempt([options]))).toMatchObject({ optionsAtBackend: 0, requestsAtBackend: 1 })
})

test('a preflight is spared only where the browser could remember one', () => {
  expect(tallyOf(attempt([exchange()])).sparedPreflights).toBe(0)
  expect(tallyOf(attempt([preflight(), exchange()], { hadPreflight: true })).sparedPreflights).toBe(0)
})

test('what the lab could not send is told apart from what failed', () => {
  const blocked = attempt([preflight()], { result: failed })
  const fault = attempt([], { result: { kind: 'lab-fault', message: 'No agent.' } })
  expect(tallySentence(tallyOf(blocked, fault))).toBe('1 blocked at the preflight, 1 not sent by the lab')
  expect(tallySentence(emptyTally)).toBe('')
})

test('an exchange that broke off is an error, each time that it is sent', () => {
  const broken = exchange({ status: null, error: 'reset' })
  expect(tallyOf(attempt([broken, broken], { result: failed }))).toMatchObject({
    outcomes: { 'no-response': 1 },
    errors: 2,
  })
})
