import { createReadStream } from 'node:fs'
import { profiles } from '../../scenarios/fetch-standard/profiles/profiles.ts'
import { judgeInput } from '../explain/judge-input.ts'
import { reportLines } from '../explain/report.ts'

/** Started by explain-figures.ts: explains one file in a process of its own, and tells what that took. */
const startedAt = performance.now()
const judged = await judgeInput(createReadStream(process.argv[2] ?? ''), profiles.chromium)
let lines = 0
for (const _ of reportLines(judged)) lines += 1
process.stdout.write(
  JSON.stringify({
    lines,
    seconds: (performance.now() - startedAt) / 1_000,
    peakMegabytes: process.resourceUsage().maxRSS / 1_024,
  }),
)
