import { mkdirSync, writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { fileURLToPath } from 'node:url'
import { ensureUiBuild } from '../ui-build.ts'
import { benchOrigin, startRole, type BenchRole } from './bench-role.ts'
import { load, type LoadResult } from './load.ts'
import { startTimeMs } from './start-time.ts'

/**
 * What the lab's parts cost. Every figure is a ratio or a difference within this run, by turns A B A B, since
 * absolute figures of one machine say nothing on another. The client is this process; backend, witness and proxy
 * are processes of their own.
 */
interface Figure {
  readonly what: string
  readonly value: number
  readonly unit: string
  readonly goal: string
  /** Left out where there is no goal. */
  readonly isReached?: boolean
}

const figure = (what: string, value: number, unit: string, goal = '', isReached?: boolean): Figure => ({
  what,
  value,
  unit,
  goal,
  ...(isReached !== undefined && { isReached }),
})

const rounds = 7
const roundMs = 1_000
const print = (line: string) => void process.stdout.write(`${line}\n`)
const median = (values: readonly number[]) =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN

const head = `Host: localhost\r\nOrigin: ${benchOrigin}\r\nReferer: ${benchOrigin}/attempt/bench\r\n`
const get = `GET /orders/17 HTTP/1.1\r\n${head}\r\n`
const preflight = `OPTIONS /orders/17 HTTP/1.1\r\n${head}Access-Control-Request-Method: PUT\r\nAccess-Control-Request-Headers: content-type\r\n\r\n`

/** The same load by turns on two ports; a pair for each round. */
async function byTurns(
  a: number,
  b: number,
  request: string,
  connections: number,
): Promise<[LoadResult, LoadResult][]> {
  const pairs: [LoadResult, LoadResult][] = []
  for (let round = -1; round < rounds; round += 1) {
    const pair: [LoadResult, LoadResult] = [
      await load(a, request, connections, roundMs),
      await load(b, request, connections, roundMs),
    ]
    // The first round only warms both up.
    if (round >= 0) pairs.push(pair)
  }
  return pairs
}

const ratio = (pairs: readonly [LoadResult, LoadResult][]) =>
  median(pairs.map(([a, b]) => b.perSecond / a.perSecond))

/** CPU of one request through a role with one connection, in microseconds. */
async function cpuOfARequest(role: BenchRole): Promise<number> {
  const before = await role.cpuMicroseconds()
  const { requests } = await load(role.port, get, 1, roundMs)
  return ((await role.cpuMicroseconds()) - before) / requests
}

async function witnessFigures(backend: BenchRole): Promise<Figure[]> {
  const witness = await startRole('witness', backend.port)
  const passThrough = await startRole('bare pass-through', backend.port)
  // First, since it also lets V8 compile what is hot: the figures of one connection are those of a lab that runs.
  const sixteen = ratio(await byTurns(backend.port, witness.port, get, 16))
  await load(passThrough.port, get, 16, roundMs * 4)
  const added = (pairs: readonly [LoadResult, LoadResult][]) =>
    median(pairs.map(([without, withIt]) => withIt.p50Ms - without.p50Ms))
  const addedMs = added(await byTurns(backend.port, witness.port, get, 1))
  const bareAddedMs = added(await byTurns(backend.port, passThrough.port, get, 1))

  const cpus: number[] = []
  const bareCpus: number[] = []
  for (let round = 0; round < rounds; round += 1) {
    cpus.push(await cpuOfARequest(witness))
    bareCpus.push(await cpuOfARequest(passThrough))
  }
  const cpu = median(cpus)
  witness.stop()
  passThrough.stop()
  return [
    figure('CPU of a witness for one request, 1 connection', cpu, 'µs', 'at most 70', cpu <= 70),
    figure('  of which a bare TCP pass-through takes', median(bareCpus), 'µs'),
    figure('time that a witness adds at p50, 1 connection', addedMs, 'ms', 'at most 0.08', addedMs <= 0.08),
    figure('  of which a bare TCP pass-through adds', bareAddedMs, 'ms'),
    figure(
      'GET through a witness against without, Hono with cors(), 16 connections',
      sixteen,
      '×',
      'at least 0.65',
      sixteen >= 0.65,
    ),
  ]
}

async function proxyFigures(backend: BenchRole): Promise<Figure[]> {
  const bare = await startRole('bare backend')
  const proxy = await startRole('embedded proxy', bare.port)
  const preflights = ratio(await byTurns(backend.port, proxy.port, preflight, 16))
  const gets = ratio(await byTurns(bare.port, proxy.port, get, 16))
  proxy.stop()
  bare.stop()
  return [
    figure(
      'preflights answered by the embedded proxy against by Hono with cors(), 16 connections',
      preflights,
      '×',
      'at least 1.2',
      preflights >= 1.2,
    ),
    figure('GET through the embedded proxy against the bare backend, 16 connections', gets, '×'),
  ]
}

async function startFigure(): Promise<Figure> {
  await ensureUiBuild(print)
  const times: number[] = []
  for (let turn = 0; turn < 5; turn += 1) times.push(await startTimeMs())
  const value = median(times) / 1_000
  return figure('npm start until the dashboard answers, built', value, 's', 'at most 1.5', value <= 1.5)
}

const processor = cpus()
print(
  `${new Date().toISOString()} · Node ${process.version} · ${processor.length} × ${processor[0]?.model ?? 'unknown processor'}`,
)
print(
  `Medians of ${rounds} rounds by turns. Backend, witness and proxy are processes of their own; the client is one more.\n`,
)

const backend = await startRole('backend with cors()')
const figures = [...(await witnessFigures(backend)), ...(await proxyFigures(backend))]
backend.stop()
figures.push(await startFigure())

const width = Math.max(...figures.map(({ what }) => what.length))
for (const { what, value, unit, goal, isReached } of figures) {
  print(
    `${what.padEnd(width)}  ${value.toFixed(3).padStart(8)} ${unit.padEnd(2)}  ${goal.padEnd(13)} ${isReached === undefined ? '' : isReached ? 'yes' : 'NO'}`,
  )
}
const folder = fileURLToPath(new URL('../../reports', import.meta.url))
mkdirSync(folder, { recursive: true })
writeFileSync(
  `${folder}/bench.json`,
  `${JSON.stringify({ at: new Date(), node: process.version, figures }, null, 2)}\n`,
)
