import { cpus } from 'node:os'
import { profiles, type ProfileName } from '../../scenarios/fetch-standard/profiles/profiles.ts'
import type { CallKind } from '../../scenarios/traffic/experiment/call-kind.ts'
import { trafficCsv } from '../../scenarios/traffic/results/traffic-csv.ts'
import { trafficIssues } from '../../scenarios/traffic/experiment/traffic-issues.ts'
import { engineNeededBy } from '../../scenarios/engines/engine-needed-by.ts'
import { usualProgram } from '../../scenarios/engines/engines.ts'
import type { EngineName } from '../../scenarios/words/engine.ts'
import { strategies, type Strategy } from '../../scenarios/words/strategy.ts'
import { CommandFailure, type CommandHost } from '../terminal/command-host.ts'
import { messageOf } from '../terminal/error-lines.ts'
import type { Printer } from '../terminal/printer.ts'
import { runTraffic, type StartOwnStage, type TrafficRun } from './run-traffic.ts'
import { trafficTable } from './traffic-table.ts'

/** For each Max-Age in each lane. */
const mostCalls = 100_000
const longestPause = 31_536_000
const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

export interface TrafficFlags {
  readonly visitors: number
  readonly calls: number
  readonly maxAge: readonly number[]
  readonly requests: readonly CallKind[]
  readonly addresses: number
  readonly seed: number
  readonly strategies: readonly Strategy[]
  readonly engine: EngineName | 'auto'
  readonly browser: ProfileName
  readonly cap?: number
  readonly pause: number
  readonly json?: boolean
  readonly csv?: boolean
}

/** Does what `lab traffic` was asked for, on a stage of its own. */
export async function traffic(
  flags: TrafficFlags,
  startStage: StartOwnStage,
  host: CommandHost,
): Promise<void> {
  const { maxAge: maxAges, requests: kinds, visitors, calls, addresses, seed, pause, cap } = flags
  const spec = { visitors, calls, maxAges, kinds, addresses, seed }
  const issues = trafficIssues(spec, mostCalls).map(({ message }) => message)
  for (const [name, value] of [
    ['--pause', pause],
    ['--cap', cap ?? 0],
  ] as const)
    if (!Number.isInteger(value) || value < 0 || value > longestPause)
      issues.push(`${name}: a whole number of seconds from 0 to ${longestPause}, not ${value}.`)
  if (flags.json === true && flags.csv === true) issues.push('--json and --csv: give one of them.')
  if (issues.length > 0) {
    host.err.lines(...issues)
    host.exitCode = 2
    return
  }

  const profile = profiles[flags.browser]
  const stopper = new AbortController()
  const stop = () => stopper.abort()
  for (const signal of signals) process.on(signal, stop)
  try {
    const run = await runTraffic(
      {
        spec,
        engine: flags.engine === 'auto' ? null : flags.engine,
        strategies: flags.strategies,
        profile: cap === undefined ? profile : { ...profile, longestMaxAgeSeconds: cap },
        pauseSeconds: pause,
        stop: stopper.signal,
        onProgress: progressOn(host.err),
      },
      startStage,
    )
    print(run, flags, host.out)
    if (!stopper.signal.aborted) return
    host.err.lines('Stopped: what is printed was counted until then.')
    host.exitCode = 130
  } catch (error) {
    throw new CommandFailure(messageOf(error), 1)
  } finally {
    for (const signal of signals) process.off(signal, stop)
  }
}

function print(run: TrafficRun, { json, csv }: TrafficFlags, out: Printer): void {
  const { results, leftOut, residentMegabytes, seconds } = run
  const memory = `Memory of this process, lab and all, at each tenth of the way: ${residentMegabytes.join(', ')} MB.`
  const [processor] = cpus()
  const trace = {
    command: `lab ${process.argv.slice(2).join(' ')}`,
    at: new Date().toISOString(),
    machine: `Node ${process.version}, ${cpus().length} × ${processor?.model ?? 'unknown processor'}`,
  }
  if (json === true) {
    void out.json({ ...trace, seconds, residentMegabytes, leftOut, results })
    return
  }
  if (csv === true) {
    out.csv(trafficCsv(results))
    return
  }
  const missing = leftOut.map(
    (each) =>
      `${strategies[each].title} is left out: it needs ${engineNeededBy(each) ?? usualProgram}, which is not here.`,
  )
  out.lines(
    ...results.flatMap((result) => trafficTable(result).concat('')),
    ...missing,
    memory,
    `${trace.command} · ${trace.at} · ${seconds.toFixed(1)} s · ${trace.machine}`,
  )
}

const toldEveryMs = 500

/** Often enough to be seen, and not for each call. */
function progressOn({ progress }: Printer): (done: number, of: number) => void {
  let toldAt = 0
  return (done, of) => {
    if (performance.now() - toldAt < toldEveryMs && done < of) return
    toldAt = performance.now()
    progress(`${done.toLocaleString('en')} of ${of.toLocaleString('en')} calls`, done === of)
  }
}
