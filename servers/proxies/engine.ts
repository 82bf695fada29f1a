import type { Policy } from '../../scenarios/setup/policy/policy.ts'
import type { ProxyLog } from '../../scenarios/words/exchange.ts'
import type { EngineFacts, EngineName } from '../../scenarios/words/engine.ts'
import type { ProxyBehaviour } from '../../scenarios/setup/behaviour/proxy-behaviour.ts'
import type { RunningFile } from '../../scenarios/setup/stage.ts'
import { maxProxyBodyBytes } from '../../scenarios/words/limits.ts'
import { printable } from '../../scenarios/words/texts/printable.ts'
import type { Guard } from '../guard/guard.ts'
import type { Listen } from '../connections/listening.ts'
import type { OwnPage } from './own-page.ts'

/** Where a backend listens. */
export interface Upstream {
  readonly host: string
  readonly port: number
}

/** A path, and all that begins with it, that goes to a backend of its own. */
export interface ProxyRoute {
  /** In small letters; the path is this name after a slash. */
  readonly name: string
  readonly upstream: Upstream
  /** A copy of the policy that stands in this route and replaces the proxy's own there. Left out for none. */
  readonly policy?: Policy | undefined
}

/** What one proxy is to do. */
export interface ProxySetup {
  readonly behaviour: ProxyBehaviour
  /** What it would do if it made no mistake. */
  readonly intended: ProxyBehaviour
  /** Where everything goes that no route takes; null for nowhere, and then it is answered with 404. */
  readonly upstream: Upstream | null
  /** Paths that go to backends of their own. Left out for none. */
  readonly routes?: readonly ProxyRoute[] | undefined
  /** The page that it serves beside what it forwards; left out for none. */
  readonly page?: OwnPage | undefined
}

/** What an engine gets from the lab, and does not do by itself. */
export interface EngineHost {
  /** For an engine that runs in this process; one that is a program listens by itself, on a port free here. */
  readonly listen: Listen
  /** For an engine that is a program: ends it when the lab is gone. */
  readonly guard: Pick<Guard, 'folder' | 'add' | 'remove'>
  /** To be told of each request that the engine's own log speaks of; before or after the response was seen. */
  readonly logged: (log: ProxyLog) => void
}

/** A proxy that listens on 127.0.0.1. */
export interface RunningProxy {
  readonly port: number
  /** The configuration that it runs from, word for word. */
  readonly files: readonly RunningFile[]
  readonly processes: readonly { readonly name: string; readonly pid: number }[]
  /**
   * Resolves when it has ended, asked or not, with how that came about; nothing of it is left then. Not there for an
   * engine that ends with the lab alone.
   */
  readonly ended?: Promise<string>
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
  /** @throws EngineError when it does not start. */
  start(setup: ProxySetup, host: EngineHost): Promise<RunningProxy>
}

/** An engine is not there, or did not start. The message holds its own words, or says how to come by it. */
export class EngineError extends Error {
  override name = 'EngineError'

  /** @param message a sentence; what an engine said may stand in it, over several lines. */
  constructor(message: string) {
    super(printable(message.replaceAll(/\s*\n\s*/g, ' ')))
  }
}

/** The path that a route takes. @throws RangeError for a name that could mean something to a configuration. */
export function pathOfRoute({ name }: Pick<ProxyRoute, 'name'>): string {
  if (/^[a-z]{1,32}$/.test(name)) return `/${name}`
  throw new RangeError(`The name of a route is up to 32 small letters; this is "${name}".`)
}

/** What the proxy would run from without mistakes: as intended, and in no route a copy of its own. */
export const withoutMistakes = (setup: ProxySetup): ProxySetup => ({
  ...setup,
  behaviour: setup.intended,
  routes: setup.routes?.map(({ name, upstream }) => ({ name, upstream })),
})

/** The least that a load balancer is set to here, the same for every engine. */
export const proxyLimits = { maxBodyBytes: maxProxyBodyBytes, responseHeadWithinMs: 5_000 } as const
