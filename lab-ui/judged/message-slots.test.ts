import { expect, test } from 'vitest'
import type { Exchange } from '../../scenarios/words/exchange.ts'
import { atProxy, exchange, preflight } from '../../scenarios/runs/outcome/evidence.test-data.ts'
import { messagesOf, partTitle, slotsOf } from './message-slots.ts'

const put = exchange({ startedAtMs: 2 })
const titles = (...lanes: Exchange[][]) =>
  slotsOf(lanes.map(messagesOf)).map((slot) => partTitle(slot, 'response'))

test('lanes with and without a proxy share their slots; a lane that lacks a message leaves one empty', () => {
  const backend = [preflight(), put]
  const proxy = [atProxy(preflight()), atProxy(put), put]
  const none = [preflight({ status: 404 })]
  expect(titles(backend, proxy, none)).toEqual(['OPTIONS response', 'PUT response'])
  expect(messagesOf(none).map(({ slot }) => slot.kind)).toEqual(['preflight'])
})

test('a message that the proxy passed on is known on both sides, one that it answered on one', () => {
  const inner = exchange({ startedAtMs: 2, responseHeaders: [['Vary', 'Origin']] })
  const [first, second] = messagesOf([atProxy(preflight()), atProxy(put), inner])
  expect(first?.behind).toBeUndefined()
  expect(second?.behind).toBe(inner)
})

test('each hop of a redirect has slots of its own', () => {
  const get = (part: Partial<Exchange>) => exchange({ method: 'GET', ...part })
  expect(titles([get({ status: 302 }), get({ startedAtMs: 2 })])).toEqual([
    'GET response',
    'GET response, redirect 1',
  ])
  expect(titles([preflight(), exchange({ status: 307 }), preflight({ startedAtMs: 2 }), put])).toEqual([
    'OPTIONS response',
    'PUT response',
    'OPTIONS response, redirect 1',
    'PUT response, redirect 1',
  ])
})

test('a request that is sent again on another connection has a slot of its own', () => {
  const lost = { status: null, error: 'reset' } as const
  expect(titles([preflight(lost), preflight(), exchange(lost), put])).toEqual([
    'OPTIONS response',
    'OPTIONS response, sent again',
    'PUT response',
    'PUT response, sent again',
  ])
})

test('of a proxy’s retries the last one stands behind the browser’s one request', () => {
  const lost = exchange({ startedAtMs: 2, status: null, error: 'reset' })
  const [only] = messagesOf([atProxy(put), lost, put])
  expect(only?.behind).toBe(put)
})
