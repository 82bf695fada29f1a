import { rm } from 'node:fs/promises'
import { basename, dirname } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { killGroup } from '../kill-group.ts'
import { systemFault } from '../system-fault.ts'
import { startDeputyProcess } from './deputy-process.ts'
import { startGuardProcess, type GuardProcess } from './guard-process.ts'
import { makeTemporaryFolder } from './temporary-folder.ts'

/** Sees to it that no child and no folder outlives the lab, also when the lab is killed. */
export interface Guard {
  /** The lab's temporary folder. Every folder handed to add() lies directly inside it. */
  readonly folder: string
  /** The guard's process; undefined for the moment until one that was killed is replaced. */
  readonly pid: number | undefined
  /**
   * From now on the process group is ended, and the folder removed, when the lab is gone.
   * @throws RangeError for what is no process group of a program, and for a folder that is not directly inside ours.
   */
  add(processGroup: number, folder: string): void
  /** The group has ended: forgets it and removes its folder. Never rejects. */
  remove(processGroup: number, folder: string): Promise<void>
  /** Ends what is still on the list and removes the folder; resolves when all of it is done. */
  close(): Promise<void>
}

export interface GuardOptions {
  /** Told, once and in one line, when the guard can no longer promise to clean up, and what to do about it. */
  readonly say?: ((line: string) => void) | undefined
}

/** A guard that is killed is replaced; one that is killed this often within this time would be so for ever. */
const maxReplacements = 20
const withinMs = 60_000
/** Where a process cannot be started now, it may be possible a moment later. */
const triesAgainAfterMs = 500
/** How long a group has to end after TERM before it is killed, as in guard.sh. */
const endsWithinMs = 500

/**
 * Starts the guard, which outlives the lab by a moment and then cleans up, and its deputy, which does the same. Each is
 * replaced as soon as it is killed, and its successor learns at once of everything that runs.
 * @throws Error when the temporary folder cannot be made, or no process can be started; nothing is left then.
 */
export async function startGuard({ say = () => {} }: GuardOptions = {}): Promise<Guard> {
  const folder = await makeTemporaryFolder()
  /** A line "PGID NAME" for each group. */
  const entries = new Set<string>()
  const running = new Set<GuardProcess>()
  const retries = new Set<NodeJS.Timeout>()
  const replacedAt: number[] = []
  /** Those that were killed before everything had started. */
  const ended: StartProcess[] = []
  let isStarting = true
  let isClosing = false
  let hasGivenUp = false

  const start = (startProcess: StartProcess): GuardProcess => {
    const lines = [...entries].map((entry) => `add ${entry}\n`).join('')
    const started = startProcess(folder, lines, (how) => {
      running.delete(started)
      if (isStarting) ended.push(startProcess)
      else if (!isClosing) replace(startProcess, how)
    })
    running.add(started)
    return started
  }
  const replace = (startProcess: StartProcess, how: 'exited' | 'not started') => {
    const now = performance.now()
    replacedAt.push(now)
    while ((replacedAt[0] ?? now) < now - withinMs) replacedAt.shift()
    if (replacedAt.length > maxReplacements) giveUp()
    else if (how === 'exited') start(startProcess)
    else {
      const retry = setTimeout(() => {
        retries.delete(retry)
        start(startProcess)
      }, triesAgainAfterMs)
      retries.add(retry.unref())
    }
  }
  const giveUp = () => {
    if (hasGivenUp) return
    hasGivenUp = true
    say(
      `The guard, which cleans up when the lab is killed, was killed or failed to start ${replacedAt.length} times within a minute, and is not restarted. If the lab is killed now, programs that it started and its folder ${folder} may be left behind: stop it with Ctrl+C, and start it again.`,
    )
  }
  const tell = (line: string) => {
    for (const each of running) each.write(line)
  }

  const first = [start(startGuardProcess), start(startDeputyProcess)]
  const failed = (await Promise.all(first.map(({ started }) => started))).find((error) => error !== null)
  isStarting = false
  if (failed) {
    await finish(running)
    await rm(folder, { recursive: true, force: true })
    const { what, wayOut } = systemFault(failed) ?? { what: failed.message, wayOut: 'Close other programs.' }
    throw new Error(
      `The guard, which cleans up when the lab is killed, could not be started: ${what}. ${wayOut}`,
    )
  }
  for (const startProcess of ended) replace(startProcess, 'exited')

  return {
    folder,
    get pid() {
      return [...running].find(({ pid }) => pid !== undefined)?.pid
    },
    add(processGroup, path) {
      const entry = entryOf(folder, processGroup, path)
      entries.add(entry)
      tell(`add ${entry}\n`)
    },
    async remove(processGroup, path) {
      const entry = entryOf(folder, processGroup, path)
      if (!entries.delete(entry)) return
      tell(`del ${entry}\n`)
      await rm(path, { recursive: true, force: true }).catch(() => {
        // It goes with the whole folder at the end.
      })
    },
    async close() {
      isClosing = true
      for (const retry of retries) clearTimeout(retry)
      const haveCleanedUp = await finish(running)
      // They may have been killed a moment ago.
      if (!haveCleanedUp) await endGroups([...entries].map((entry) => Number.parseInt(entry, 10)))
      entries.clear()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

type StartProcess = typeof startGuardProcess

/** @returns whether one of them has cleaned up. */
async function finish(running: Iterable<GuardProcess>): Promise<boolean> {
  const all = [...running]
  for (const each of all) each.finish()
  return (await Promise.all(all.map(({ ended }) => ended))).includes(true)
}

function entryOf(root: string, processGroup: number, folder: string): string {
  const name = basename(folder)
  const isInside = dirname(folder) === root && /^[A-Za-z0-9_-][A-Za-z0-9._-]*$/.test(name)
  if (!isInside) {
    throw new RangeError(
      `A folder that the guard removes lies in ${root} and has a plain name; this is "${folder}".`,
    )
  }
  if (!Number.isSafeInteger(processGroup) || processGroup < 2)
    throw new RangeError(`A process group is a number above 1; this is ${processGroup}.`)
  return `${processGroup} ${name}`
}

/** Ends process groups as guard.sh does, where that cannot. */
async function endGroups(groups: readonly number[]): Promise<void> {
  if (groups.length === 0) return
  for (const group of groups) killGroup(group, 'SIGTERM')
  await sleep(endsWithinMs)
  for (const group of groups) killGroup(group, 'SIGKILL')
}
