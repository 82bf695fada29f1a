import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

export type RoleName =
  | 'backend with cors()'
  | 'bare backend'
  | 'witness'
  | 'bare pass-through'
  | 'embedded proxy'
  | 'nginx'
  | 'embedded proxy without a policy'
  | 'nginx without a policy'
  | 'nginx that keeps preflights'

/** The page origin that the measured requests come from. */
export const benchOrigin = 'http://localhost:4100'

/** What a role answers whenever it is asked. */
export interface RoleFigures {
  readonly cpuMicroseconds: number
  readonly optionsSeen: number
}

/** A part of the lab in a process of its own. */
export interface BenchRole {
  readonly port: number
  /** Its CPU time so far, user and system, in microseconds; of a program that it started, that program's alone. */
  cpuMicroseconds(): Promise<number>
  /** How many OPTIONS it was asked so far; 0 for what is no backend. */
  optionsSeen(): Promise<number>
  stop(): void
}

/** Starts a role; one that stands before another is given that one's port. */
export async function startRole(name: RoleName, upstreamPort = 0): Promise<BenchRole> {
  const child = fork(fileURLToPath(new URL('role.ts', import.meta.url)), [name, String(upstreamPort)], {
    execArgv: ['--import', 'tsx'],
  })
  const [{ port }] = (await once(child, 'message')) as [{ port: number }]
  const ask = async () => {
    child.send('figures')
    const [figures] = (await once(child, 'message')) as [RoleFigures]
    return figures
  }
  return {
    port,
    cpuMicroseconds: async () => (await ask()).cpuMicroseconds,
    optionsSeen: async () => (await ask()).optionsSeen,
    stop: () => child.disconnect(),
  }
}
