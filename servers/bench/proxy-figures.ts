import { nginxEngine } from '../proxies/nginx/engine.ts'
import { startRole, type BenchRole } from './bench-role.ts'
import { byTurns, get, preflight, ratios, roundMs, rounds } from './by-turns.ts'
import type { Figure } from './figure.ts'
import { load } from './load.ts'
import type { Progress } from './progress.ts'

/** Both engines, by turns with the backend that does without; nginx only where it is installed. */
export async function* proxyFigures(progress: Progress): AsyncGenerator<Figure> {
  const backend = await startRole('backend with cors()')
  const bare = await startRole('bare backend')
  // V8 compiles what is hot.
  for (const request of [get, preflight]) await load(backend.port, request, 16, roundMs * 4)
  yield* costFigures('backend with cors()', backend, backend, progress)
  const hasNginx = (await nginxEngine.find()).available
  for (const engine of ['embedded proxy', ...(hasNginx ? (['nginx'] as const) : [])] as const) {
    const proxy = await startRole(engine, bare.port)
    const ratio = (from: BenchRole, request: string) =>
      byTurns(from.port, proxy.port, { request, connections: 16, progress }).then(ratios)
    progress.step(`${engine}: preflights`)
    yield {
      what: `preflights answered by ${engine} against by Hono with cors(), 16 connections`,
      unit: '×',
      values: await ratio(backend, preflight),
      goal: { atLeast: 1.2 },
    }
    progress.step(`${engine}: GETs against the bare backend`)
    yield {
      what: `GET through ${engine} against the bare backend, 16 connections`,
      unit: '×',
      values: await ratio(bare, get),
    }
    progress.step(`${engine}: GETs against Hono with cors()`)
    yield {
      what: `GET through ${engine} against Hono with cors(), 16 connections`,
      unit: '×',
      values: await ratio(backend, get),
    }
    yield* costFigures(engine, proxy, bare, progress)
    proxy.stop()
  }
  bare.stop()
  backend.stop()
}

/** What 1,000 preflights and 1,000 GETs cost the one that is asked, and how many OPTIONS reach the backend. */
async function* costFigures(
  name: string,
  asked: BenchRole,
  backend: BenchRole,
  progress: Progress,
): AsyncGenerator<Figure> {
  progress.step(`${name}: CPU`)
  const optionsCpu: number[] = []
  const getCpu: number[] = []
  const options: number[] = []
  for (let round = 1; round <= rounds; round += 1) {
    progress.round(round, rounds)
    const [cpuBefore, seenBefore] = [await asked.cpuMicroseconds(), await backend.optionsSeen()]
    const { requests } = await load(asked.port, preflight, 16, roundMs)
    const cpuBetween = await asked.cpuMicroseconds()
    optionsCpu.push((cpuBetween - cpuBefore) / requests)
    // One more tells the load how long a response is.
    options.push((((await backend.optionsSeen()) - seenBefore) / (requests + 1)) * 1_000)
    const gets = await load(asked.port, get, 16, roundMs)
    getCpu.push(((await asked.cpuMicroseconds()) - cpuBetween) / gets.requests)
  }
  yield { what: `CPU of ${name} for 1,000 preflights`, unit: 'ms', values: optionsCpu }
  yield { what: `CPU of ${name} for 1,000 GETs`, unit: 'ms', values: getCpu }
  yield { what: `OPTIONS at the backend for 1,000 preflights to ${name}`, unit: '', values: options }
}
