import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

/** Sees to it that no child and no folder outlives the lab, also when the lab is killed. */
export interface Guard {
  /** The lab's temporary folder. Every folder handed to add() lies inside it. */
  readonly folder: string
  readonly pid: number
  /** From now on the process group is ended, and the folder removed, when the lab is gone. */
  add(processGroup: number, folder: string): void
  /** The group has ended: forgets it and removes its folder. */
  remove(processGroup: number, folder: string): void
  /** Ends what is still on the list and removes the folder; resolves when all of it is done. */
  close(): Promise<void>
}

/**
 * Starts the guard: a /bin/sh script in a session of its own, so that a Ctrl+C in the terminal does not
 * reach it, whose standard input is a pipe that only this process holds. The system closes that pipe when
 * the lab ends, however it ends.
 */
export async function startGuard(): Promise<Guard> {
  // TMPDIR may be relative, and programs run in a folder of their own.
  const folder = await mkdtemp(join(resolve(tmpdir()), 'cors-lab-'))
  // Programs that run as another user have their folders in here; its name is not to be guessed, nor to be listed.
  await chmod(folder, 0o711)
  const script = fileURLToPath(new URL('guard.sh', import.meta.url))
  const child = spawn('/bin/sh', [script, folder], { detached: true, stdio: ['pipe', 'ignore', 'ignore'] })
  const ended = once(child, 'exit')
  await once(child, 'spawn')
  // A guard that was killed is no reason for the lab to fail: writing to it must not throw.
  child.stdin.on('error', () => {})
  child.unref()
  return {
    folder,
    pid: child.pid ?? 0,
    add: (processGroup, path) => void child.stdin.write(`add ${processGroup} ${path}\n`),
    remove: (processGroup, path) => void child.stdin.write(`del ${processGroup} ${path}\n`),
    async close() {
      child.ref()
      child.stdin.end()
      if (child.exitCode === null && child.signalCode === null) await ended
      // A signal to the lab's whole group, at the moment of its start, ends the guard as well.
      await rm(folder, { recursive: true, force: true })
    },
  }
}
