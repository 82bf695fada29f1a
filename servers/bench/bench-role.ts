import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

export type RoleName =
  | 'backend with cors()'
  | 'bare backend'
  | 'witness'
  | 'bare pass-through'
  | 'embedded proxy'

/** The page origin that the measured requests come from. */
export const benchOrigin = 'http://localhost:4100'

/** A part of the lab in a process of its own. */
export interface BenchRole {
  readonly port: number
  /** Its CPU time so far, user and system, in microseconds. */
  cpuMicroseconds(): Promise<number>
  stop(): void
}

/** Starts a role; one that stands before another is given that one's port. */
export async function startRole(name: RoleName, upstreamPort = 0): Promise<BenchRole> {
  const child = fork(fileURLToPath(new URL('role.ts', import.meta.url)), [name, String(upstreamPort)], {
    execArgv: ['--import', 'tsx'],
  })
  const [{ port }] = (await once(child, 'message')) as [{ port: number }]
  return {
    port,
    async cpuMicroseconds() {
      child.send('cpu')
      const [{ cpu }] = (await once(child, 'message')) as [{ cpu: NodeJS.CpuUsage }]
      return cpu.user + cpu.system
    },
    stop: () => child.disconnect(),
  }
}
