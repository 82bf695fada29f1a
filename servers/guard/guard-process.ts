import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

/** One process that cleans up when the lab is gone. */
export interface GuardProcess {
  /** Undefined where it could not be started, and where nobody needs to know. */
  readonly pid: number | undefined
  /** Resolves with null once it runs, and with the reason where it could not be started. */
  readonly started: Promise<Error | null>
  /** Resolves when it has exited: true when its input had ended and it has cleaned up, false when it was killed. */
  readonly ended: Promise<boolean>
  write(lines: string): void
  /** Ends its input, upon which it cleans up and exits. */
  finish(): void
}

/** The script that the guard and its deputy run. */
export const guardScript = fileURLToPath(new URL('guard.sh', import.meta.url))

/**
 * Starts /bin/sh with guard.sh, in a session of its own, so that a Ctrl+C in the terminal does not reach it. Its
 * standard input is a pipe that only this process holds: the system closes it when the lab ends, however it ends.
 * What is written before this process has ended is read, even by a guard that has only just been started.
 * @param folder the lab's temporary folder, which it removes at the end.
 * @param lines what it is to know from the beginning.
 * @param onExit called at once when it has exited, or could not be started.
 */
export function startGuardProcess(
  folder: string,
  lines: string,
  onExit: (how: 'exited' | 'not started') => void,
): GuardProcess {
  const child = spawn('/bin/sh', [guardScript, folder], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  })
  // Where no more files can be opened there is no pipe either.
  const input = (child.stdin as typeof child.stdin | undefined) ?? null
  // It may be killed at any moment: writing to it must not throw.
  input?.on('error', () => {})
  if (lines !== '') input?.write(lines)
  child.unref()
  const started = new Promise<Error | null>((resolve) => {
    child.once('spawn', () => resolve(null)).once('error', resolve)
  })
  const ended = new Promise<boolean>((resolve) => {
    child.once('exit', (code) => resolve(code === 0))
    void started.then((error) => error !== null && resolve(false))
  })
  if (child.pid === undefined) child.once('error', () => onExit('not started'))
  else child.once('exit', () => onExit('exited'))
  return {
    pid: child.pid,
    started,
    ended,
    write: (more) => void input?.write(more),
    finish() {
      child.ref()
      input?.end()
    },
  }
}
