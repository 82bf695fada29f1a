import type { Policy } from '../../scenarios/policy/policy.ts'
import type { EngineFacts, EngineName } from '../../scenarios/words/engine.ts'
import type { RunningFile } from '../../scenarios/words/stage.ts'
import type { Listen } from '../listening.ts'

/** What one proxy is to do. */
export interface ProxySetup {
  /** The policy that it applies; null for one that passes everything through. */
  readonly policy: Policy | null
  readonly upstream: { readonly host: string; readonly port: number }
}

/** What an engine gets from the lab, and does not do by itself. */
interface EngineHost {
  /** For an engine that runs in this process; one that is a program listens by itself. */
  readonly listen: Listen
}

/** A proxy that listens on 127.0.0.1. */
export interface RunningProxy {
  readonly port: number
  /** The configuration that it runs from, word for word. */
  readonly files: readonly RunningFile[]
  readonly processes: readonly { readonly name: string; readonly pid: number }[]
  /** Ends it, with the connections that are open. */
  stop(): Promise<void>
}

/**
 * A program that can stand as a lane's proxy. One engine is one file, or one folder, beside this one; a new one
 * is named in scenarios/words/engine.ts and listed in engines.ts, and behaviours.ts then tests it.
 */
export interface Engine {
  readonly name: EngineName
  /** Whether it is on this computer, and which. */
  find(): Promise<EngineFacts>
  /** @throws Error when it does not start; the message holds its own words. */
  start(setup: ProxySetup, host: EngineHost): Promise<RunningProxy>
}

/** The least that a load balancer is set to here, the same for every engine. */
export const proxyLimits = { maxBodyBytes: 64 * 1024, responseHeadWithinMs: 5_000 } as const
