import { expect, test } from 'vitest'
import type { Exchange } from '../../scenarios/words/exchange.ts'
import { atProxy, exchange, preflight } from '../../scenarios/outcome/evidence.test-data.ts'
import { exchangesBySlot, messageSlots } from './message-slots.ts'

const names = (...lanes: Exchange[][]) => messageSlots(lanes).map(({ name }) => name)
const put = exchange({ startedAtMs: 2 })

test('lanes with and without a proxy share the slots that they both fill', () => {
  const backend = [preflight(), put]
  const proxy = [atProxy(preflight()), atProxy(put), put]
  const none = [preflight({ status: 404 })]
  expect(names(backend, proxy, none)).toEqual([
    'Preflight at the proxy',
    'Preflight at the backend',
    'Request at the proxy',
    'Request at the backend',
  ])
  const slots = messageSlots([backend, proxy, none])
  expect(slots.map(({ key }) => exchangesBySlot(backend).get(key)?.method)).toEqual([
    undefined,
    'OPTIONS',
    undefined,
    'PUT',
  ])
  expect(slots.map(({ key }) => exchangesBySlot(proxy).get(key)?.method)).toEqual([
    'OPTIONS',
    undefined,
    'PUT',
    'PUT',
  ])
})

test('each hop of a redirect has slots of its own', () => {
  const get = (part: Partial<Exchange>) => exchange({ method: 'GET', ...part })
  expect(names([get({ status: 302 }), get({ startedAtMs: 2 })])).toEqual([
    'Request at the backend',
    'Request at the backend, redirect 1',
  ])
  expect(names([preflight(), exchange({ status: 307 }), preflight({ startedAtMs: 2 }), put])).toEqual([
    'Preflight at the backend',
    'Request at the backend',
    'Preflight at the backend, redirect 1',
    'Request at the backend, redirect 1',
  ])
})

test('a request that is sent again on another connection has a slot of its own', () => {
  const lost = { status: null, error: 'reset' } as const
  expect(names([preflight(lost), preflight(), exchange(lost), put])).toEqual([
    'Preflight at the backend',
    'Preflight at the backend, sent again',
    'Request at the backend',
    'Request at the backend, sent again',
  ])
})

test('a retry of the proxy stands under the one request that the browser had sent', () => {
  const lost = exchange({ startedAtMs: 2, status: null, error: 'reset' })
  expect(names([atProxy(put), lost, put])).toEqual([
    'Request at the proxy',
    'Request at the backend',
    'Request at the backend, sent again',
  ])
})
