import type { Policy } from '../setup/policy/policy.ts'
import type { EngineName } from '../words/engine.ts'
import type { RunningFile } from '../setup/stage.ts'
import type { Service } from './service.ts'

/** Where the company keeps its policy: once, in the proxy before all services, or in the code of each backend. */
export const arrangementNames = ['proxy', 'backend'] as const

export type ArrangementName = (typeof arrangementNames)[number]

/** The copies of the policy that are not what the company wants, by the service whose team wrote them. */
export type Copies = { readonly [Name in Service]?: Policy | undefined }

/** A file that an arrangement runs from. */
export interface CompanyFile extends RunningFile {
  /** The team that owns it; null for the team of the proxy. */
  readonly owner: Service | null
}

/** A server of an arrangement, at its place. */
interface CompanyServer {
  readonly name: string
  /** Null for the proxy. */
  readonly service: Service | null
  readonly pid: number
  /** How often a server has been started at this place. */
  readonly starts: number
}

/** The three services in one arrangement, behind one address. */
export interface Arrangement {
  readonly name: ArrangementName
  /** What the witnesses call it: the stage of its exchanges. */
  readonly stage: string
  readonly url: string
  readonly engine: EngineName
  readonly copies: Copies
  readonly files: readonly CompanyFile[]
  readonly servers: readonly CompanyServer[]
  readonly state: 'up' | 'down'
  /** What has happened to its proxy, and what to do; empty while nothing has. */
  readonly message: string
}

/** One company, as it runs. */
export interface Company {
  readonly id: string
  readonly policy: Policy
  readonly arrangements: readonly Arrangement[]
}
