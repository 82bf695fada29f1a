import { spawn } from 'node:child_process'
import type { EngineName } from '../scenarios/words/engine.ts'
import { strategies } from '../scenarios/words/strategy.ts'
import { roomOfProcess } from './connections/connection-room.ts'
import { startDevDashboard } from './dev-dashboard.ts'
import { launch, type Lab } from './launch.ts'
import type { CommandHost } from './terminal/command-host.ts'
import { messageOf } from './terminal/error-lines.ts'
import { faults } from './terminal/standard-streams.ts'

export interface StartFlags {
  readonly portBase: number
  readonly engine: EngineName | 'auto'
  readonly programPath?: readonly string[]
  readonly host?: string
  readonly open?: boolean
  readonly json?: boolean
  readonly dev?: boolean
}

/** A stopped lab must not hang on a connection that does not end, and a busy computer is late. */
const stopWithinMs = 1_500

/** Does what `lab start` was asked for: starts the lab and keeps it running until it is stopped. */
export async function startLab(flags: StartFlags, host: CommandHost): Promise<void> {
  const { out, err } = host
  const say = (line: string) => err.lines(line)
  const starting = startWith(flags, say)
  const stopping = stopOnSignals(async () => {
    const { lab, dev } = await starting
    await Promise.all([lab.close(), dev?.close()])
  }, say)
  try {
    const { lab } = await starting
    if (stopping.aborted) return
    if (flags.json === true) void out.json(readyLine(lab))
    else out.lines(...readyLines(lab))
    if (flags.open === true) openInBrowser(lab.dashboard, say)
  } catch (error) {
    say(`Failed to start the lab: ${messageOf(error)}`)
    host.exit(1)
  }
}

async function startWith(flags: StartFlags, say: (line: string) => void) {
  const dev = flags.dev === true ? await startDevDashboard() : null
  const lab = await launch({
    say,
    portBase: flags.portBase,
    engine: flags.engine,
    programFolders: flags.programPath,
    host: flags.host ?? null,
    sources: dev ?? undefined,
  })
  return { lab, dev }
}

const readyLine = ({ dashboard, origins, stages }: Lab) => ({
  pid: process.pid,
  dashboard,
  origins,
  stages: stages.list().map((stage) => stage.describe()),
})

function readyLines({ dashboard, stages }: Lab): readonly string[] {
  const lanes = stages.list().flatMap((stage) => stage.describe().lanes)
  const rows = lanes.map(({ strategy, url, engine }) => [
    strategies[strategy].title,
    engine === null ? url : `${url} (${engine})`,
  ])
  return [
    '',
    ...[['dashboard', dashboard], ...rows].map(([name = '', what]) => `  ${name.padEnd(13)}${what}`),
    '',
    '  Ctrl+C stops the lab.',
    '',
  ]
}

/**
 * Stops once, at the first signal; a second one of the same stop changes nothing. What is still starting then ends as
 * soon as it stands.
 * @returns a signal that is aborted from then on.
 */
function stopOnSignals(close: () => Promise<void>, say: (line: string) => void): AbortSignal {
  const stopping = new AbortController()
  const stop = (signal: NodeJS.Signals) => {
    if (stopping.signal.aborted) return
    stopping.abort()
    say(`${signal}: stopping the lab.`)
    faults.flush()
    // A flood must not hold up the stop.
    roomOfProcess().closeAll()
    setTimeout(() => process.exit(0), stopWithinMs).unref()
    void close().then(
      () => process.exit(0),
      (error: unknown) => {
        say(`Failed to stop the lab cleanly: ${messageOf(error)}`)
        process.exit(1)
      },
    )
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop)
  return stopping.signal
}

function openInBrowser(url: string, say: (line: string) => void): void {
  const [command, ...args] =
    process.platform === 'darwin'
      ? ['open']
      : process.platform === 'win32'
        ? ['cmd', '/c', 'start', '']
        : ['xdg-open']
  if (command === undefined) return
  const child = spawn(command, [...args, url], { stdio: 'ignore', detached: true })
  child.on('error', () => say(`No browser could be opened by "${command}". Open ${url} yourself.`))
  child.unref()
}
