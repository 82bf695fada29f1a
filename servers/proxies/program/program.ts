import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { printableLines } from '../../../scenarios/words/texts/printable.ts'
import type { Guard } from '../../guard/guard.ts'
import { killGroup } from '../../kill-group.ts'
import { LastWords } from './last-words.ts'
import { userOfPrograms } from './unprivileged.ts'

/** A program that runs as an engine, in a process group of its own. */
export interface Program {
  readonly pid: number
  /** What it wrote to standard error: the last lines of it, printable, and whether these are all. */
  readonly words: () => LastWords['all']
  /** Resolves when it has ended, and with it every process of its group; its folder is gone then. */
  readonly ended: Promise<string>
  readonly isRunning: () => boolean
  /** Asks it to end, and makes it when it does not. */
  stop(): Promise<void>
}

export interface ProgramOptions {
  readonly path: string
  readonly args: readonly string[]
  /** Its own folder, inside the guard's; removed when it has ended. */
  readonly folder: string
  readonly guard: Pick<Guard, 'add' | 'remove'>
}

const maxWords = 4_000
const endsWithinMs = 600

/** Becomes the program once it is told to; ends when the lab is gone before that. */
const waitsForTheGuard = 'read -r line && exec "$0" "$@" </dev/null'

/**
 * Starts a program in the foreground, so that its end is seen. The lab's guard sees to it when the lab is gone
 * first; it knows of the program before that begins, since the lab may be killed at any moment. Where its first
 * process ends unasked, its others are killed before anybody is told: the workers of a killed master would keep the
 * port and go on answering.
 * @throws the system's error when no process can be started. Its folder is then left to the caller.
 */
export async function startProgram({ path, args, folder, guard }: ProgramOptions): Promise<Program> {
  const child = spawn('/bin/sh', ['-c', waitsForTheGuard, path, ...args], {
    cwd: folder,
    env: {},
    detached: true,
    stdio: ['pipe', 'ignore', 'pipe'],
    ...userOfPrograms(),
  })
  const { pid } = child
  if (pid === undefined) {
    const [error] = (await once(child, 'error')) as [Error]
    throw error
  }
  const words = new LastWords(maxWords)
  child.stderr.setEncoding('utf8').on('data', (text: string) => words.add(text))
  const exit = once(child, 'exit') as Promise<[code: number | null, signal: NodeJS.Signals | null]>
  child.stdin.on('error', () => {})
  try {
    guard.add(pid, folder)
  } catch (error) {
    child.stdin.end()
    await exit
    throw error
  }
  child.stdin.end('\n')

  let isRunning = true
  const finish = async () => {
    const [code, signal] = await exit
    killGroup(pid, 'SIGKILL')
    isRunning = false
    // Its last words may still be on their way.
    if (!child.stderr.readableEnded)
      await Promise.race([once(child.stderr, 'end'), sleep(100, undefined, { ref: false })])
    await guard.remove(pid, folder)
    return signal === null ? `It ended with code ${code}.` : `It was ended by ${signal}.`
  }
  const ended = finish()
  return {
    pid,
    ended,
    words: () => ({ ...words.all, text: printableLines(words.all.text) }),
    isRunning: () => isRunning,
    async stop() {
      if (!isRunning) return void (await ended)
      killGroup(pid, 'SIGTERM')
      const isLate = await Promise.race([ended.then(() => false), sleep(endsWithinMs, true, { ref: false })])
      if (isLate) killGroup(pid, 'SIGKILL')
      await ended
    },
  }
}
