import { expect, test } from 'vitest'
import type { ProxyLog } from '../../scenarios/words/exchange.ts'
import { ProxyLogJoin } from './proxy-log-join.ts'
import { WireExchange, type WireConnection } from './wire-exchange.ts'

const nobody = { opened() {}, changed() {} }
const logged = (port: number, request: number): ProxyLog => ({
  cacheStatus: 'HIT',
  upstream: null,
  upstreamStatus: null,
  upstreamHeadMs: null,
  upstreamMs: null,
  upstreamBytes: null,
  port,
  request,
})

/** A join with a clock that stands until it is set. */
function joinAt(startMs: number) {
  const clock = { ms: startMs }
  const join = new ProxyLogJoin(() => clock.ms)
  const observer = join.observer(nobody)
  const open = (connection: WireConnection, ordinal = 1) => {
    const wire = new WireExchange(clock.ms, connection, ordinal)
    observer.opened(wire)
    return wire
  }
  const end = (wire: WireExchange) => {
    wire.durationMs = clock.ms - wire.startedAtMs
    observer.changed(wire)
  }
  return { clock, join, observer, open, end }
}

test('joins a line of the log with its exchange, whichever comes first', () => {
  const { join, clock, open } = joinAt(1_000)
  const connection = { localPort: 5 }
  const first = open(connection, 1)
  join.add(logged(5, 1))
  // Answered before its head was complete: it began before, and is told of later.
  join.add(logged(5, 2))
  clock.ms = 1_000
  const second = open(connection, 2)
  expect([first.proxyLog?.request, second.proxyLog?.request]).toEqual([1, 2])
})

test('joins a line that comes before anything is told of an exchange whose connection had no port yet', () => {
  const { join, open } = joinAt(1_000)
  const connection: WireConnection = { localPort: null }
  const wire = open(connection)
  connection.localPort = 5
  join.add(logged(5, 1))
  expect(wire.proxyLog).toBeDefined()
})

test('goes on where other connections have no port yet when a line comes', () => {
  const { join, open } = joinAt(1_000)
  const connections: readonly WireConnection[] = [{ localPort: null }, { localPort: null }]
  const wires = connections.map((connection) => open(connection))
  const there = open({ localPort: 5 })
  join.add(logged(5, 1))
  expect(there.proxyLog).toBeDefined()
  for (const [at, connection] of connections.entries()) connection.localPort = 6 + at
  join.add(logged(7, 1))
  expect(wires.map(({ proxyLog }) => proxyLog?.port)).toEqual([undefined, 7])
})

test('does not take a line that came before an exchange began, on a port that has come round again', () => {
  const { join, clock, open } = joinAt(1_000)
  join.add(logged(5, 1))
  clock.ms = 1_001
  const later = open({ localPort: 5 })
  expect(later.proxyLog).toBeUndefined()
  join.add(logged(5, 1))
  expect(later.proxyLog).toBeDefined()
})

test('gives a line to the newest connection of its port, and never to one before', () => {
  const { join, clock, open, end } = joinAt(1_000)
  const old = [1, 2].map((ordinal) => open({ localPort: 5 }, ordinal))
  for (const wire of old) end(wire)
  clock.ms = 2_000
  const connection: WireConnection = { localPort: null }
  const wire = open(connection)
  connection.localPort = 5
  join.add(logged(5, 1))
  join.add(logged(5, 2))
  expect(wire.proxyLog).toBeDefined()
  expect(old.map(({ proxyLog }) => proxyLog)).toEqual([undefined, undefined])
})

test('gives no line to an exchange that has ended long ago', () => {
  const { join, clock, open, end } = joinAt(1_000)
  const wire = open({ localPort: 5 })
  end(wire)
  clock.ms = 60_000
  join.add(logged(5, 1))
  expect(wire.proxyLog).toBeUndefined()
})

test('does not keep what fails before it has a port, nor an answer to no request', () => {
  const { join, observer, open } = joinAt(1_000)
  const connection: WireConnection = { localPort: null }
  const failed = open(connection)
  failed.error = 'The connection to 127.0.0.1:1 was refused before a response came.'
  observer.changed(failed)
  connection.localPort = 5
  const unasked = open(connection, 0)
  join.add(logged(5, 1))
  join.add(logged(5, 0))
  expect([failed.proxyLog, unasked.proxyLog]).toEqual([undefined, undefined])
})

test('waits for a line only for a moment after the response has ended', () => {
  const { join, open } = joinAt(1_000)
  const unlogged = new WireExchange(1_000, { localPort: 5 }, 1)
  expect(unlogged.awaitsLog(1_000)).toBe(false)
  const wire = open({ localPort: 5 })
  expect(wire.awaitsLog(1_000)).toBe(false)
  wire.durationMs = 10
  expect([wire.awaitsLog(1_011), wire.awaitsLog(1_300)]).toEqual([true, false])
  join.add(logged(5, 1))
  expect(wire.awaitsLog(1_011)).toBe(false)
})
