import { benchOrigin } from './bench-role.ts'
import { load, type LoadResult } from './load.ts'
import type { Progress } from './progress.ts'

/** Of each figure. */
export const rounds = 7
/** How long a load lasts in one round. */
export const roundMs = 1_000

const head = `Host: localhost\r\nOrigin: ${benchOrigin}\r\nReferer: ${benchOrigin}/attempt/bench\r\n`
export const get = `GET /orders/17 HTTP/1.1\r\n${head}\r\n`
export const preflight = `OPTIONS /orders/17 HTTP/1.1\r\n${head}Access-Control-Request-Method: PUT\r\nAccess-Control-Request-Headers: content-type\r\n\r\n`

/** A load and the progress that it reports. */
export interface LoadByTurns {
  readonly request: string
  readonly connections: number
  readonly progress: Progress
}

type Pair = readonly [LoadResult, LoadResult]

/** The same load by turns on two ports; a pair for each round. */
export async function byTurns(
  a: number,
  b: number,
  { request, connections, progress }: LoadByTurns,
): Promise<readonly Pair[]> {
  const pairs: Pair[] = []
  for (let round = 0; round <= rounds; round += 1) {
    // The first round only warms both up.
    if (round > 0) progress.round(round, rounds)
    const first = await load(a, request, connections, roundMs)
    const second = await load(b, request, connections, roundMs)
    if (round > 0) pairs.push([first, second])
  }
  return pairs
}

/** How many times as many requests per second the second port answered, for each round. */
export const ratios = (pairs: readonly Pair[]) => pairs.map(([a, b]) => b.perSecond / a.perSecond)

/** How much longer the second port took, in milliseconds, for each round. */
export const addedMs = (pairs: readonly Pair[]) =>
  pairs.map(([without, withIt]) => withIt.p50Ms - without.p50Ms)
