import { cases } from '../../scenarios/fetch-standard/cases/cases.ts'
import { judge } from '../../scenarios/fetch-standard/judge.ts'
import { profileNames, profiles } from '../../scenarios/fetch-standard/profiles/profiles.ts'
import { explainNdjson } from '../explain/explain-ndjson.ts'
import { jsonLine } from '../terminal/json-line.ts'
import type { Figure } from './figure.ts'
import type { Progress } from './progress.ts'

const roundMs = 500

/**
 * What a verdict takes, over the project's own cases by turns: the oracle's alone, and a line of `lab explain --ndjson`
 * with its parsing and its answer. Costs of this process's CPU, since other work on the machine only adds to them.
 */
export async function* oracleFigures(rounds: number, progress: Progress): AsyncGenerator<Figure> {
  progress.step('verdicts of the oracle')
  const short = cases.filter(({ steps }) => steps.every(({ hops }) => hops.length < 5))
  const lines = Buffer.from(short.map((each) => `${JSON.stringify(each)}\n`).join(''))
  const verdict: number[] = []
  const line: number[] = []
  for (let round = 0; round <= rounds; round += 1) {
    if (round > 0) progress.round(round, rounds)
    const perVerdict = await cpuOfOne(() => {
      for (const each of short) for (const name of profileNames) judge(each, profiles[name])
      return short.reduce((sum, { steps }) => sum + steps.length, 0) * profileNames.length
    })
    const perLine = await cpuOfOne(async () => {
      await explainNdjson(once(lines), profiles.standard, (answer) => void jsonLine(answer))
      return short.length
    })
    // The first round only warms up.
    if (round === 0) continue
    verdict.push(perVerdict)
    line.push(perLine)
  }
  yield { what: 'CPU of a verdict', unit: 'µs', values: verdict, goal: { atMost: 10 } }
  yield { what: 'CPU of a line of lab explain --ndjson', unit: 'µs', values: line, goal: { atMost: 200 } }
}

async function* once(bytes: Buffer): AsyncGenerator<Buffer> {
  yield bytes
}

/** Microseconds of CPU for one of what `work` says that it has done, over a round of it. */
async function cpuOfOne(work: () => number | Promise<number>): Promise<number> {
  const before = process.cpuUsage()
  const endsAt = performance.now() + roundMs
  let done = 0
  while (performance.now() < endsAt) done += await work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / done
}
