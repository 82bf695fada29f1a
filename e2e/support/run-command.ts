import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { text } from 'node:stream/consumers'

interface Ran {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

/**
 * Runs a program to its end, with nothing of this process's environment but PATH and HOME. It does not block:
 * the lab answers in the process that waits.
 * @throws Error when there is no such program.
 */
export async function runCommand(
  [program, ...args]: readonly [string, ...string[]],
  { input = '', env = {} }: { readonly input?: string; readonly env?: Readonly<Record<string, string>> } = {},
): Promise<Ran> {
  const { PATH, HOME } = process.env
  const child = spawn(program, args, { env: { PATH, HOME, ...env } })
  // A program may end before it has read its input; how it ended tells more than that it did not read.
  child.stdin.on('error', () => {})
  child.stdin.end(input)
  const [[code], stdout, stderr] = await Promise.all([
    once(child, 'close') as Promise<[number | null]>,
    text(child.stdout),
    text(child.stderr),
  ])
  return { code, stdout, stderr }
}
