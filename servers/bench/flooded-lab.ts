import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync, readFileSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

interface Ready {
  readonly pid: number
  readonly dashboard: string
  readonly origins: readonly string[]
  readonly stages: readonly { readonly lanes: readonly { readonly id: string; readonly url: string }[] }[]
}

/** A lab in a process of its own, to be flooded and watched from outside. Linux only: it is read from /proc. */
export interface FloodedLab {
  readonly dashboard: string
  /** The origin that serves the event stream. */
  readonly second: string
  /** The port of a lane of the default stage. */
  portOf(lane: string): number
  /** How many file descriptors it holds now. */
  descriptors(): number
  /** Its resident memory now, in MB. */
  residentMegabytes(): number
  stop(): Promise<void>
}

/**
 * Starts a lab with free ports.
 * @param openFiles how many files its process may have open, as `ulimit -n` sets it; null for no limit of its own.
 */
export async function startFloodedLab(engine: string, openFiles: number | null): Promise<FloodedLab> {
  const limit = openFiles === null ? '' : `ulimit -n ${openFiles}; `
  const lab = spawn(
    '/bin/sh',
    ['-c', `${limit}exec node --import tsx servers/cli.ts --port-base 0 --json --engine "$0"`, engine],
    { cwd: fileURLToPath(new URL('../..', import.meta.url)), stdio: ['ignore', 'pipe', 'ignore'] },
  )
  const [line] = (await once(createInterface(lab.stdout), 'line')) as [string]
  const { pid, dashboard, origins, stages } = JSON.parse(line) as Ready
  return {
    dashboard,
    second: origins[1] ?? '',
    portOf(lane) {
      const url = stages[0]?.lanes.find(({ id }) => id === lane)?.url
      if (url === undefined) throw new Error(`The default stage has no lane "${lane}".`)
      return Number(new URL(url).port)
    },
    descriptors: () => readdirSync(`/proc/${pid}/fd`).length,
    residentMegabytes() {
      const status = readFileSync(`/proc/${pid}/status`, 'utf8')
      return Number(/^VmRSS:\s+(\d+)/m.exec(status)?.[1] ?? 0) / 1_024
    },
    async stop() {
      const ended = once(lab, 'exit')
      lab.kill('SIGTERM')
      await ended
    },
  }
}
