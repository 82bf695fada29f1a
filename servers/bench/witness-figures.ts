import { startRole, type BenchRole } from './bench-role.ts'
import { addedMs, byTurns, get, ratios, roundMs, rounds } from './by-turns.ts'
import type { Figure } from './figure.ts'
import { load } from './load.ts'
import type { Progress } from './progress.ts'

/** What a witness adds to a request, beside a pass-through that looks at nothing. */
export async function* witnessFigures(progress: Progress): AsyncGenerator<Figure> {
  const backend = await startRole('backend with cors()')
  const witness = await startRole('witness', backend.port)
  const passThrough = await startRole('bare pass-through', backend.port)
  const sixteen = { request: get, connections: 16, progress }
  const one = { request: get, connections: 1, progress }
  // First, since it also lets V8 compile what is hot: the figures of one connection are those of a lab that runs.
  progress.step('witness: rate on 16 connections')
  yield {
    what: 'GET through a witness against without, Hono with cors(), 16 connections',
    unit: '×',
    values: ratios(await byTurns(backend.port, witness.port, sixteen)),
    goal: { atLeast: 0.65 },
  }
  progress.step('witness: time that it adds')
  await load(passThrough.port, get, 16, roundMs * 4)
  yield {
    what: 'time that a witness adds at p50, 1 connection',
    unit: 'ms',
    values: addedMs(await byTurns(backend.port, witness.port, one)),
    goal: { atMost: 0.08 },
  }
  progress.step('witness: time that a bare pass-through adds')
  yield {
    what: '  of which a bare TCP pass-through adds',
    unit: 'ms',
    values: addedMs(await byTurns(backend.port, passThrough.port, one)),
  }
  progress.step('witness: CPU')
  const cpu: number[] = []
  const bareCpu: number[] = []
  for (let round = 1; round <= rounds; round += 1) {
    progress.round(round, rounds)
    cpu.push(await cpuOfARequest(witness))
    bareCpu.push(await cpuOfARequest(passThrough))
  }
  yield {
    what: 'CPU of a witness for a request, 1 connection',
    unit: 'µs',
    values: cpu,
    goal: { atMost: 70 },
  }
  yield { what: '  of which a bare TCP pass-through takes', unit: 'µs', values: bareCpu }
  for (const role of [witness, passThrough, backend]) role.stop()
}

/** CPU of one request through a role with one connection, in microseconds. */
async function cpuOfARequest(role: BenchRole): Promise<number> {
  const before = await role.cpuMicroseconds()
  const { requests } = await load(role.port, get, 1, roundMs)
  return ((await role.cpuMicroseconds()) - before) / requests
}
