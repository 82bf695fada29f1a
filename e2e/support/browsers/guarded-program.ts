import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Guard } from '../../../servers/test-support/guard.test-support.ts'

/** A program in a process group of its own, which ends with this process however that ends. */
export interface GuardedProgram {
  /**
   * Waits for an output line that matches, and returns what is in the expression's first brackets.
   * @throws Error with the program's output when it exits first, or does not write such a line within a minute.
   */
  line(expression: RegExp): Promise<string>
  /** Kills it, everything that it started, and removes its folder. */
  close(): Promise<void>
}

export interface ProgramOptions {
  readonly path: string
  readonly args: readonly string[]
  readonly env?: Readonly<Record<string, string>>
}

/** Becomes the program once the guard knows its process group; exits when this process is gone before that. */
const waitsForTheGuard = 'read -r line && exec "$0" "$@" </dev/null'
const maxOutput = 10_000

/**
 * The folder of a program named `name`: its home, and the place for its temporary files.
 * @throws the system's error when it cannot be made.
 */
export async function makeFolder(guard: Guard, name: string): Promise<string> {
  const folder = join(guard.folder, name)
  await mkdir(folder)
  return folder
}

/**
 * Starts a program.
 * @param folder made by `makeFolder`.
 * @throws the system's error when no process can be started.
 */
export async function startGuarded(
  guard: Guard,
  folder: string,
  { path, args, env = {} }: ProgramOptions,
): Promise<GuardedProgram> {
  const child = spawn('/bin/sh', ['-c', waitsForTheGuard, path, ...args], {
    cwd: folder,
    env: { PATH: process.env['PATH'], HOME: folder, TMPDIR: folder, XDG_RUNTIME_DIR: folder, ...env },
    detached: true,
    stdio: ['pipe', 'pipe', 'pipe'],
  })
  await once(child, 'spawn')
  const { pid } = child
  if (pid === undefined) throw new Error(`${path} has no process.`)
  let output = ''
  const keep = (text: string) => void (output = (output + text).slice(-maxOutput))
  child.stdout.setEncoding('utf8').on('data', keep)
  child.stderr.setEncoding('utf8').on('data', keep)
  child.stdin.on('error', () => {})
  const exit = once(child, 'exit')
  guard.add(pid, folder)
  child.stdin.end('\n')

  return {
    async line(expression) {
      const until = performance.now() + 60_000
      for (;;) {
        const found = expression.exec(output)
        if (found !== null) return found[1] ?? ''
        if (child.exitCode !== null || child.signalCode !== null || performance.now() > until)
          throw new Error(`${path} did not start. It wrote: ${output.trim() || 'nothing'}`)
        await new Promise((resolve) => setTimeout(resolve, 20))
      }
    },
    async close() {
      try {
        process.kill(-pid, 'SIGKILL')
      } catch {
        // Nothing of the group is left.
      }
      await exit
      await guard.remove(pid, folder)
    },
  }
}
