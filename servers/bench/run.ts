import { mkdirSync, writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { fileURLToPath } from 'node:url'
import { nginxEngine } from '../proxies/nginx/engine.ts'
import { ensureUiBuild } from '../ui-build.ts'
import { benchOrigin, startRole, type BenchRole } from './bench-role.ts'
import { tableOf, type Figure } from './figure.ts'
import { explainFigures } from './explain-figures.ts'
import { load, type LoadResult } from './load.ts'
import { oracleFigures } from './oracle-figures.ts'
import { pageFigures } from './page-figures.ts'
import { startTimeMs } from './start-time.ts'

/**
 * What the lab's parts cost. Every figure is a ratio or a difference within this run, by turns A B A B, since
 * absolute figures of one machine say nothing on another. The client is this process; backend, witness, proxy and
 * the browser are processes of their own.
 */

const rounds = 7
const roundMs = 1_000
const print = (line: string) => void process.stdout.write(`${line}\n`)

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

const ratios = (pairs: readonly [LoadResult, LoadResult][]) =>
  pairs.map(([a, b]) => b.perSecond / a.perSecond)

const addedMs = (pairs: readonly [LoadResult, LoadResult][]) =>
  pairs.map(([without, withIt]) => withIt.p50Ms - without.p50Ms)

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
  const sixteen = ratios(await byTurns(backend.port, witness.port, get, 16))
  await load(passThrough.port, get, 16, roundMs * 4)
  const added = addedMs(await byTurns(backend.port, witness.port, get, 1))
  const bareAdded = addedMs(await byTurns(backend.port, passThrough.port, get, 1))
  const cpu: number[] = []
  const bareCpu: number[] = []
  for (let round = 0; round < rounds; round += 1) {
    cpu.push(await cpuOfARequest(witness))
    bareCpu.push(await cpuOfARequest(passThrough))
  }
  witness.stop()
  passThrough.stop()
  return [
    { what: 'CPU of a witness for a request, 1 connection', unit: 'µs', values: cpu, goal: { atMost: 70 } },
    { what: '  of which a bare TCP pass-through takes', unit: 'µs', values: bareCpu },
    {
      what: 'time that a witness adds at p50, 1 connection',
      unit: 'ms',
      values: added,
      goal: { atMost: 0.08 },
    },
    { what: '  of which a bare TCP pass-through adds', unit: 'ms', values: bareAdded },
    {
      what: 'GET through a witness against without, Hono with cors(), 16 connections',
      unit: '×',
      values: sixteen,
      goal: { atLeast: 0.65 },
    },
  ]
}

/** Both engines, by turns with the backend that does without; nginx only where it is installed. */
async function proxyFigures(backend: BenchRole): Promise<Figure[]> {
  const bare = await startRole('bare backend')
  const hasNginx = (await nginxEngine.find()).available
  const engines = ['embedded proxy', ...(hasNginx ? (['nginx'] as const) : [])] as const
  const figures: Figure[] = [...(await costFigures('backend with cors()', backend, backend))]
  for (const engine of engines) {
    const proxy = await startRole(engine, bare.port)
    figures.push(
      {
        what: `preflights answered by ${engine} against by Hono with cors(), 16 connections`,
        unit: '×',
        values: ratios(await byTurns(backend.port, proxy.port, preflight, 16)),
        goal: { atLeast: 1.2 },
      },
      {
        what: `GET through ${engine} against the bare backend, 16 connections`,
        unit: '×',
        values: ratios(await byTurns(bare.port, proxy.port, get, 16)),
      },
      {
        what: `GET through ${engine} against Hono with cors(), 16 connections`,
        unit: '×',
        values: ratios(await byTurns(backend.port, proxy.port, get, 16)),
      },
      ...(await costFigures(engine, proxy, bare)),
    )
    proxy.stop()
  }
  bare.stop()
  return figures
}

/** What 1,000 preflights and 1,000 GETs cost the one that is asked, and how many OPTIONS reach the backend. */
async function costFigures(name: string, asked: BenchRole, backend: BenchRole): Promise<readonly Figure[]> {
  const optionsCpu: number[] = []
  const getCpu: number[] = []
  const options: number[] = []
  for (let round = 0; round < rounds; round += 1) {
    const [cpuBefore, seenBefore] = [await asked.cpuMicroseconds(), await backend.optionsSeen()]
    const { requests } = await load(asked.port, preflight, 16, roundMs)
    const cpuBetween = await asked.cpuMicroseconds()
    optionsCpu.push((cpuBetween - cpuBefore) / requests)
    // One more tells the load how long a response is.
    options.push((((await backend.optionsSeen()) - seenBefore) / (requests + 1)) * 1_000)
    const gets = await load(asked.port, get, 16, roundMs)
    getCpu.push(((await asked.cpuMicroseconds()) - cpuBetween) / gets.requests)
  }
  return [
    { what: `CPU of ${name} for 1,000 preflights`, unit: 'ms', values: optionsCpu },
    { what: `CPU of ${name} for 1,000 GETs`, unit: 'ms', values: getCpu },
    { what: `OPTIONS at the backend for 1,000 preflights to ${name}`, unit: '', values: options },
  ]
}

async function startFigure(): Promise<Figure> {
  await ensureUiBuild(print)
  const values: number[] = []
  for (let turn = 0; turn < 5; turn += 1) values.push((await startTimeMs()) / 1_000)
  return { what: 'npm start until the dashboard answers, built', unit: 's', values, goal: { atMost: 1.5 } }
}

const processor = cpus()
print(
  `${new Date().toISOString()} · Node ${process.version} · ${processor.length} × ${processor[0]?.model ?? 'unknown processor'}`,
)
print(
  `${rounds} rounds by turns. Backend, witness and proxy are processes of their own; the client is one more.\nRatios and what a person waits for are judged by their median, other costs by their least value.\n`,
)

const backend = await startRole('backend with cors()')
const figures = [...(await witnessFigures(backend)), ...(await proxyFigures(backend))]
backend.stop()
figures.push(
  ...(await oracleFigures(rounds)),
  ...(await explainFigures(3)),
  await startFigure(),
  ...(await pageFigures()),
)

print(tableOf(figures))
const folder = fileURLToPath(new URL('../../reports', import.meta.url))
mkdirSync(folder, { recursive: true })
const report = { at: new Date(), node: process.version, figures }
writeFileSync(`${folder}/bench.json`, `${JSON.stringify(report, null, 2)}\n`)
