import { expect, test } from 'vitest'
import type { LoggedRequest } from '../proxies/logged-request.ts'
import { ProxyLogJoin } from './proxy-log-join.ts'
import { WireExchange, wireNow } from './wire-exchange.ts'

const nobody = { opened() {}, changed() {} }
const logged = (port: number, request: number, atMs: number): LoggedRequest => ({
  atMs,
  log: {
    cacheStatus: 'HIT',
    upstream: null,
    upstreamStatus: null,
    upstreamHeadMs: null,
    upstreamMs: null,
    upstreamBytes: null,
    port,
    request,
  },
})

test('joins a line of the log with its exchange, whichever comes first', () => {
  const join = new ProxyLogJoin()
  const observer = join.observer(nobody)
  const now = wireNow()
  const first = new WireExchange(now, { localPort: 5 }, 1)
  const second = new WireExchange(now, { localPort: 5 }, 2)
  observer.opened(first)
  observer.changed(first)
  join.add(logged(5, 1, now + 1))
  join.add(logged(5, 2, now + 2))
  observer.opened(second)
  observer.changed(second)
  expect([first.proxyLog?.request, second.proxyLog?.request]).toEqual([1, 2])
})

test('does not take a line for that of a later exchange on the same port', () => {
  const join = new ProxyLogJoin()
  const observer = join.observer(nobody)
  const now = wireNow()
  join.add(logged(5, 1, now - 20_000))
  const later = new WireExchange(now, { localPort: 5 }, 1)
  observer.opened(later)
  observer.changed(later)
  expect(later.proxyLog).toBeUndefined()
  join.add(logged(5, 1, now + 3))
  expect(later.proxyLog).toBeDefined()
})

test('waits for a line only for a moment after the response has ended', () => {
  const join = new ProxyLogJoin()
  const observer = join.observer(nobody)
  const wire = new WireExchange(1_000, { localPort: 5 }, 1)
  expect(wire.awaitsLog(1_000)).toBe(false)
  observer.opened(wire)
  expect(wire.awaitsLog(1_000)).toBe(false)
  wire.durationMs = 10
  expect([wire.awaitsLog(1_011), wire.awaitsLog(1_300)]).toEqual([true, false])
  observer.changed(wire)
  join.add(logged(5, 1, 1_010))
  expect(wire.awaitsLog(1_011)).toBe(false)
})
