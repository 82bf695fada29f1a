import { spawn } from 'node:child_process'
import { delimiter, isAbsolute } from 'node:path'
import { Command, InvalidArgumentError, Option } from 'commander'
import { engineNames, type EngineName } from '../scenarios/words/engine.ts'
import { strategies } from '../scenarios/words/strategy.ts'
import { startDevDashboard } from './dev-dashboard.ts'
import { explainCommand } from './explain/command.ts'
import { launch, launchStage, type Lab } from './launch.ts'
import { defaultPortBase, notAPortBase, portsFor } from './ports.ts'
import { trafficCommand } from './traffic/command.ts'
import { ensureUiBuild } from './ui-build.ts'
import { version } from './version.ts'

interface StartFlags {
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

const say = (line: string) => void process.stderr.write(`${line}\n`)

const program = new Command('lab')
  .description('Compares CORS strategies with real fetches to real backends and proxies.')
  .version(version)
  .showHelpAfterError('Run with --help for all commands and flags.')

program
  .command('start', { isDefault: true })
  .description('Starts the lab and keeps it running until it is stopped (Ctrl+C).')
  .option(
    '--port-base <n>',
    'the first port: the dashboard there, lanes from the next on; 0 takes free ports',
    parsePortBase,
    defaultPortBase,
  )
  .addOption(
    new Option('--engine <name>', 'what stands as the proxy when a lane does not say')
      .choices([...engineNames, 'auto'])
      .default('embedded'),
  )
  .option(
    '--program-path <folders>',
    `the only folders in which nginx is looked for, with "${delimiter}" between them`,
    parseFolders,
  )
  .option('--host <address>', 'also listen on this IP address, for lanes and agent pages')
  .option('--open', 'open the dashboard in the default browser')
  .option('--json', 'print one line of JSON on standard output once everything listens')
  .addOption(new Option('--dev', 'serve the dashboard from its sources').hideHelp())
  .action(start)

program
  .command('build')
  .description('Builds the dashboard where it is missing or stale; start does so by itself.')
  .action(() => ensureUiBuild(say))

program.addCommand(explainCommand())
program.addCommand(trafficCommand(launchStage))

async function start(flags: StartFlags): Promise<void> {
  // Who read them may be gone; a lab runs, and stops, all the same.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {})
  const starting = startWith(flags)
  const stopping = stopOnSignals(async () => {
    const { lab, dev } = await starting
    await Promise.all([lab.close(), dev?.close()])
  })
  try {
    const { lab } = await starting
    if (stopping.aborted) return
    if (flags.json === true) process.stdout.write(`${JSON.stringify(readyLine(lab))}\n`)
    else process.stdout.write(readyText(lab))
    if (flags.open === true) openInBrowser(lab.dashboard)
  } catch (error) {
    say(`Failed to start the lab: ${error instanceof Error ? error.message : String(error)}`)
    process.exit(1)
  }
}

async function startWith(flags: StartFlags) {
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

function readyText({ dashboard, stages }: Lab): string {
  const lanes = stages.list().flatMap((stage) => stage.describe().lanes)
  const rows = lanes.map(({ strategy, url, engine }) => [
    strategies[strategy].title,
    engine === null ? url : `${url} (${engine})`,
  ])
  return [
    '',
    ...[['dashboard', dashboard], ...rows].map(([name = '', what]) => `  ${name.padEnd(13)}${what}`),
    '',
  ]
    .concat('  Ctrl+C stops the lab.', '', '')
    .join('\n')
}

/**
 * Stops once, at the first signal; a second one of the same stop changes nothing. What is still starting then ends as
 * soon as it stands.
 * @returns a signal that is aborted from then on.
 */
function stopOnSignals(close: () => Promise<void>): AbortSignal {
  const stopping = new AbortController()
  const stop = (signal: NodeJS.Signals) => {
    if (stopping.signal.aborted) return
    stopping.abort()
    say(`${signal}: stopping the lab.`)
    setTimeout(() => process.exit(0), stopWithinMs).unref()
    void close().then(
      () => process.exit(0),
      (error: unknown) => {
        say(`Failed to stop the lab cleanly: ${String(error)}`)
        process.exit(1)
      },
    )
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop)
  return stopping.signal
}

function openInBrowser(url: string): void {
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

function parseFolders(text: string): readonly string[] {
  const folders = text.split(delimiter)
  const wrong = folders.find((folder) => !isAbsolute(folder))
  if (wrong === undefined) return folders
  throw new InvalidArgumentError(
    `A folder is named by its whole path, such as /usr/sbin; this is "${wrong}".`,
  )
}

function parsePortBase(text: string): number {
  const base = Number(text)
  try {
    if (!/^\d+$/.test(text)) throw new RangeError(notAPortBase(`"${text}"`))
    portsFor(base)
  } catch (error) {
    throw new InvalidArgumentError(error instanceof Error ? error.message : String(error))
  }
  return base
}

await program.parseAsync()
