import type { RunningFile } from '../../scenarios/setup/stage.ts'
import type { HopServer } from '../hop/hop-server.ts'
import type { HostedBackend } from './hosted-backend.ts'
import type { KeptProxy } from './kept-proxy.ts'
import type { LaneSetup } from './lane-setup.ts'

/**
 * What stands behind a lane's address for one setup: started together and stopped together. The address sees a HopServer,
 * whatever the kind; a lane reads from the kind which parts can be stopped and started one by one, as a fault on purpose.
 * A new kind is one more member here: the compiler then names the places that must decide what it means for them.
 */
export type Generation = LocalGeneration | DeployedGeneration

/** A backend and nothing before it: as on a developer's computer. */
export interface LocalGeneration extends GenerationBase {
  readonly kind: 'local'
  readonly proxy: null
  readonly backend: LaneBackend
}

/** A proxy, the inner witness and a backend. */
export interface DeployedGeneration extends GenerationBase {
  readonly kind: 'deployed'
  readonly proxy: LaneProxy
  readonly backend: LaneBackend
}

interface GenerationBase extends HopServer {
  readonly setup: LaneSetup
  /** Milliseconds from nothing until all of it listened. */
  readonly readyInMs: number
  readonly files: readonly RunningFile[]
  readonly processes: readonly { readonly name: string; readonly pid: number }[]
}

/** A backend that can be stopped and started again by itself. */
export type LaneBackend = Pick<HostedBackend, 'isReachable' | 'stop' | 'start'>

/** A proxy that can be halted and started again by itself. */
export type LaneProxy = Pick<KeptProxy, 'isReachable' | 'message' | 'halt' | 'start'>

/** A generation before it is known how long its start took. */
export type Unmeasured<Kind extends Generation> = Omit<Kind, 'readyInMs'>
