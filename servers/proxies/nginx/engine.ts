import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Listen } from '../../connections/listening.ts'
import {
  EngineError,
  withoutMistakes,
  type Engine,
  type EngineHost,
  type ProxySetup,
  type RunningProxy,
} from '../engine.ts'
import { foldersToSearch } from '../program/find-program.ts'
import { openLinePipe, type LinePipe } from '../program/line-pipe.ts'
import { startProgram, type Program } from '../program/program.ts'
import { giveToProgram } from '../program/unprivileged.ts'
import { pageFilesOf, writePage } from '../own-page-files.ts'
import { readLogLine } from './access-log.ts'
import { configuration } from './configuration.ts'
import { findNginx } from './find-nginx.ts'
import { ownWords, saysPortIsTaken } from './own-words.ts'
import { whyNotStarted } from './why-not-started.ts'

/**
 * The load balancer that people run: a program of its own, started for one lane and stopped with it.
 * @param folders where it is looked for, each time that it is asked for: it may be installed while the lab runs.
 */
export const nginxEngineIn = (folders: () => readonly string[]): Engine => ({
  name: 'nginx',
  async find() {
    try {
      return { name: 'nginx', available: true, ...(await findNginx(folders())) }
    } catch {
      return { name: 'nginx', available: false, version: null, path: null }
    }
  },
  async start(setup, host) {
    const { path } = await findNginx(
      folders(),
      setup.behaviour.keepsPreflights
        ? 'give the lane another strategy: no other engine of the lab keeps answers to OPTIONS'
        : undefined,
    )
    for (let attempt = 1; ; attempt += 1) {
      const port = await freePort(host.listen)
      const started = await startOn(port, path, setup, host).catch(async (error: unknown) => {
        throw await whyNotStarted(error, path, host.guard.folder)
      })
      if (started !== 'port is taken') return started
      if (attempt === mostPorts)
        throw new EngineError(`nginx found ${mostPorts} ports taken, one after the other.`)
    }
  },
})

export const nginxEngine: Engine = nginxEngineIn(foldersToSearch)

const mostPorts = 10
const startsWithinMs = 10_000
const configurationFile = 'nginx.conf'

/** A port that was free a moment ago; nginx opens it by itself. */
async function freePort(listen: Listen): Promise<number> {
  const listener = await listen((socket) => socket.destroy())
  await listener.close()
  return listener.port
}

async function startOn(
  port: number,
  path: string,
  setup: ProxySetup,
  { guard, logged }: EngineHost,
): Promise<RunningProxy | 'port is taken'> {
  const folder = await mkdtemp(join(guard.folder, 'nginx-'))
  let pipe: LinePipe | undefined
  let program: Program | undefined
  const leaveNothing = async () => {
    await program?.stop()
    pipe?.close()
    // Where the guard did not know of it yet.
    await rm(folder, { recursive: true, force: true })
  }
  try {
    const text = configuration(setup, port)
    const accessLog = join(folder, 'access.log')
    await writeFile(join(folder, configurationFile), text)
    pipe = await openLinePipe(accessLog, (line) => {
      const log = readLogLine(line)
      if (log !== null) logged(log)
    })
    if (setup.page !== undefined) await writePage(setup.page, folder)
    await giveToProgram(folder, accessLog)
    // -e: without it nginx opens the system's own log first. -p: whatever path the configuration names lies there.
    const args = ['-p', folder, '-c', join(folder, configurationFile), '-e', 'stderr']
    program = await startProgram({ path, args, folder, guard })
    if ((await stateOf(program, folder)) === 'port is taken') {
      await leaveNothing()
      return 'port is taken'
    }
    return running(program, pipe, setup, port, text)
  } catch (error) {
    await leaveNothing()
    throw error
  }
}

function running(
  program: Program,
  pipe: LinePipe,
  setup: ProxySetup,
  port: number,
  text: string,
): RunningProxy {
  const intended = configuration(withoutMistakes(setup), port)
  const ended = program.ended.finally(() => pipe.close())
  return {
    port,
    files: [
      { name: configurationFile, language: 'nginx', text, ...(intended !== text && { intended }) },
      ...pageFilesOf(setup.page),
    ],
    processes: [{ name: 'proxy (nginx)', pid: program.pid }],
    ended: ended.then((how) => [how, ...lastOwnLines(program)].join(' ')),
    stop: () => program.stop(),
  }
}

/** Waits until nginx listens: it writes its process id down as soon as it does. */
async function stateOf(program: Program, folder: string): Promise<'listening' | 'port is taken'> {
  const endsAt = performance.now() + startsWithinMs
  while (program.isRunning() && performance.now() < endsAt) {
    // nginx itself would try the same port for two and a half seconds.
    if (saysPortIsTaken(program.words().text)) return 'port is taken'
    if (await hasPid(folder)) return 'listening'
    await sleep(5)
  }
  const wasRunning = program.isRunning()
  await program.stop()
  const { text } = program.words()
  const silence = wasRunning ? `it said nothing for ${startsWithinMs / 1_000} s.` : await program.ended
  throw new EngineError(`nginx did not start: ${text === '' ? silence : text}`)
}

async function hasPid(folder: string): Promise<boolean> {
  const text = await readFile(join(folder, 'nginx.pid'), 'utf8').catch(() => '')
  return text.endsWith('\n')
}

/** What it said of itself before it ended. Where the beginning is missing, requests may have been spoken of there. */
const lastOwnLines = ({ words }: Program): readonly string[] => {
  const { text, isWhole } = words()
  return isWhole
    ? ownWords(text)
        .map(({ line }) => line)
        .slice(-2)
    : []
}
