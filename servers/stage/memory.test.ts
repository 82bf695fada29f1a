import { Agent } from 'node:http'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createWireLog } from '../witness/wire-log.ts'
import { ask, startStageOf } from './nginx-stages.test-support.ts'
import type { RunningStage } from './stage.ts'

/** A tenth of everything, unless there is time. */
const tenth = process.env['SOAK'] ? 10 : 1
const attempts = 10_000 * tenth
const maxExchanges = 5_000 * tenth
const megabyte = 1024 * 1024
const attemptAt = (nth: number) => `m${nth}`

const log = createWireLog({ maxExchanges })
let stage: RunningStage
let close: () => Promise<void>
beforeAll(async () => {
  ;({ stage, close } = await startStageOf(
    [
      { strategy: 'proxy', engine: 'embedded' },
      { strategy: 'backend', environment: 'deployed', engine: 'embedded' },
    ],
    log,
  ))
})
afterAll(() => close())

setFlagsFromString('--expose-gc')
const collectGarbage = runInNewContext('gc') as () => void

/** What is in use when nothing is left to collect, in megabytes; texts are kept outside of the heap. */
function inUse(): number {
  collectGarbage()
  collectGarbage()
  const { heapUsed, external } = process.memoryUsage()
  return (heapUsed + external) / megabyte
}

test(`of ${attempts} attempts, sent by four at a time, each is joined, and memory stays as it is once the limit is reached`, async () => {
  const [one, other] = stage.describe().lanes
  const agent = new Agent({ keepAlive: true, maxSockets: 4 })
  let next = 0
  const send = async (until: number) => {
    while (next < until) {
      const nth = next
      next += 1
      const { url } = nth % 2 === 0 ? one! : other!
      const { status } = await ask(`${url}/orders/${(nth % 20) + 1}`, { attempt: attemptAt(nth), agent })
      expect(status).toBe(200)
    }
  }
  const sendUntil = (until: number) => Promise.all([1, 2, 3, 4].map(() => send(until)))

  // Each attempt is seen by two witnesses: after a quarter of them the log is full.
  const used: number[] = []
  for (const part of [0.1, 0.3, 0.6, 1]) {
    await sendUntil(attempts * part)
    used.push(inUse())
  }
  agent.destroy()
  console.error(`MB in use after 10, 30, 60 and 100 %: ${used.map((each) => each.toFixed(1)).join(', ')}`)
  const [, full = 0, , last = 0] = used
  // Hash tables double now and then, and halve again: over 300,000 attempts it went up and down by a fifth.
  expect(last - full).toBeLessThan(5 + full * 0.25)

  const seenOf = (nth: number) => log.attempt(attemptAt(nth)).exchanges.map(({ witness }) => witness)
  const kept = Array.from({ length: maxExchanges / 2 - 10 }, (_, back) => attempts - 1 - back)
  expect(kept.filter((nth) => seenOf(nth).join(' ') !== 'proxy backend')).toEqual([])
  expect(seenOf(0)).toEqual([])
}, 600_000)
