import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import type { Socket } from 'node:net'
import { guardScript, type GuardProcess } from './guard-process.ts'

/** The guard's script without its comments, which name it. */
const script = readFileSync(guardScript, 'utf8').replaceAll(/^#.*\n/gm, '')

/** Starts the deputy in the background and exits, so that the deputy is nobody's child; fd 3 becomes its input. */
const inBackground = '/bin/sh -c "$0" clean-up "$1" <&3 3<&- &'

/**
 * Starts what does the same as the guard, under another name and as no child of the lab: whoever kills the guard, by its
 * name or as a child of the lab, leaves the deputy to clean up until the guard is replaced. The parameters are those of
 * startGuardProcess().
 */
export function startDeputyProcess(
  folder: string,
  lines: string,
  onExit: (how: 'exited' | 'not started') => void,
): GuardProcess {
  const child = spawn('/bin/sh', ['-c', inBackground, script, folder], {
    detached: true,
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  })
  // Where no more files can be opened there is no pipe either.
  const input = (child.stdio as typeof child.stdio | undefined)?.[3] as Socket | null | undefined
  input?.on('error', () => {}).resume()
  if (lines !== '') input?.write(lines)
  input?.unref()
  child.unref()
  const started = new Promise<Error | null>((resolve) => {
    child.once('spawn', () => resolve(null)).once('error', resolve)
  })
  const ended = new Promise<boolean>((resolve) => {
    // Whether it has cleaned up or was killed, its end of the pipe does not tell.
    input?.once('close', () => resolve(false))
    void started.then((error) => error !== null && resolve(false))
  })
  if (child.pid === undefined || !input) child.once('error', () => onExit('not started'))
  else input.once('close', () => onExit('exited'))
  return {
    pid: undefined,
    started,
    ended,
    write: (more) => void input?.write(more),
    finish() {
      input?.ref()
      input?.end()
    },
  }
}
