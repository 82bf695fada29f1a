import type { IncomingMessage, RequestListener } from 'node:http'
import { isIP } from 'node:net'
import type { Duplex } from 'node:stream'
import { defaultPolicy } from '../scenarios/setup/policy/default-policy.ts'
import type { StageRequest } from '../scenarios/setup/stage-request.ts'
import { defaultEngine, type EngineName } from '../scenarios/words/engine.ts'
import { createCompanies, type Companies } from './company/companies.ts'
import { createHttpServer, serveHttp } from './connections/http-server.ts'
import { checkOpenFiles, openFilesLimit } from './connections/open-files.ts'
import { controlApp, secondApp } from './control/control-app.ts'
import { agentPageOfLane } from './control/agent-pages.ts'
import type { DashboardSources } from './control/dashboard-sources.ts'
import { frontDoor } from './control/front-door.ts'
import type { LabFacts } from './control/lab-api.ts'
import { networkApp } from './control/network-app.ts'
import { sourceUpgrades } from './control/source-upgrades.ts'
import { readUiFiles } from './control/ui-files.ts'
import { startGuard } from './guard/guard.ts'
import {
  addressesToBind,
  listenInside,
  listenOn,
  type Listen,
  type Listener,
} from './connections/listening.ts'
import { pageOrigins } from './page-origins.ts'
import { defaultPortBase, portsFor } from './ports.ts'
import { bestEngine } from './proxies/best-engine.ts'
import { enginesIn, laneEngines, laneEnginesOf } from './proxies/engines.ts'
import type { Engine } from './proxies/engine.ts'
import { foldersToSearch } from './proxies/program/find-program.ts'
import { startStage, type RunningStage } from './stage/stage.ts'
import { startStages, type Stages } from './stage/stages.ts'
import { ensureUiBuild, uiFolder } from './ui-build.ts'
import { version } from './version.ts'
import { createWireLog, type WireLog } from './witness/wire-log.ts'

export interface LaunchOptions {
  /** Control at the base, lanes from the next port on; 0 takes free ports. */
  readonly portBase?: number
  /** `auto` takes the first engine that is on this computer. */
  readonly engine?: EngineName | 'auto'
  /** The only folders in which nginx is looked for; the folders of PATH and the usual ones where nothing is said. */
  readonly programFolders?: readonly string[] | undefined
  /** An address to listen on besides loopback. Over it lanes and agent pages are served, and nothing else. */
  readonly host?: string | null
  /** Served in place of the built dashboard, for work on it; the API and the agents stay. */
  readonly sources?: DashboardSources | undefined
  /** Told what takes a while, in one line each. */
  readonly say?: (line: string) => void
}

/** A running lab. */
export interface Lab extends Pick<LabFacts, 'dashboard' | 'origins' | 'events'> {
  readonly stages: Stages
  readonly companies: Companies
  /** Stops everything; resolves when no port, process or folder is left. */
  close(): Promise<void>
}

/**
 * Starts a lab: builds its dashboard where that is missing or stale, then the guard, then the control server, the second origin and the default stage.
 * This is the one place of the project that listens; everything else is handed a way to.
 * @throws RangeError for a bad port base or host, or too few open files, PortInUseError for a port in use; nothing is left running.
 */
export async function launch({
  portBase = defaultPortBase,
  engine = defaultEngine,
  programFolders,
  host = null,
  sources,
  say = () => {},
}: LaunchOptions = {}): Promise<Lab> {
  checkOpenFiles(openFilesLimit())
  const ports = portsFor(portBase)
  if (host !== null && host !== 'localhost' && isIP(host) === 0) {
    throw new RangeError(`A host to listen on is an IP address, such as 0.0.0.0; this is "${host}".`)
  }
  const engines = enginesIn(() => programFolders ?? foldersToSearch())
  const addresses = addressesToBind(host)
  const listen: Listen = (onConnection, port) => listenOn(addresses, onConnection, port)

  await ensureUiBuild(say)
  const ui = readUiFiles(uiFolder)

  const undo: (() => Promise<void>)[] = []
  const close = async () => {
    for (const step of undo.splice(0).toReversed()) await step()
  }
  try {
    const guard = await startGuard({ say })
    undo.push(() => guard.close())
    const log = createWireLog()

    // Control and second origin hold their ports before the lanes start: the default policy names them.
    const control = await listenForHttp(listen, ports.control)
    undo.push(() => control.close())
    const second = await listenForHttp(listen, ports.second)
    undo.push(() => second.close())
    const [dashboard = '', ...others] = pageOrigins(control.port, second.port)
    const usualEngine = engine === 'auto' ? await chosenByItself(engines, say) : engine
    const facts: LabFacts = {
      version,
      dashboard,
      origins: [dashboard, ...others],
      events: `http://localhost:${second.port}/api/events`,
      engine: usualEngine,
    }

    const context = {
      log,
      listen,
      listenInside,
      guard,
      engines: laneEnginesOf(engines),
      page: agentPageOfLane(ui, dashboard),
    }
    const stages = await startStages({
      context,
      defaultEngine: usualEngine,
      defaultRequest: {
        policy: defaultPolicy(dashboard),
        lanes: [{ strategy: 'backend' }, { strategy: 'proxy' }, { strategy: 'none' }],
      },
      defaultPorts: ports.lanes,
    })
    undo.push(() => stages.close())
    const companies = createCompanies({ context, defaultEngine: usualEngine })
    undo.push(() => companies.close())

    const options = { facts: () => facts, stages, companies, log, engines, ui, sources }
    const network = networkApp(options)
    control.answerWith(frontDoor({ loopback: controlApp(options), network }))
    second.answerWith(frontDoor({ loopback: secondApp(options), network }))
    if (sources !== undefined) control.upgradeWith(sourceUpgrades(sources, () => dashboard))
    return { dashboard, origins: facts.origins, events: facts.events, stages, companies, close }
  } catch (error) {
    await close()
    throw error
  }
}

export interface LaunchedStage {
  readonly stage: RunningStage
  readonly log: WireLog
  /** Stops all of it; resolves when no port, process or folder is left. */
  close(): Promise<void>
}

/** How many exchanges a stage without a dashboard keeps: who started it asks for them soon. */
const exchangesOfStage = 5_000

/**
 * Starts one stage on free ports of loopback, without a dashboard: for commands that send to it themselves.
 * @throws RangeError where too few files may be open, EngineError when a proxy does not start; nothing is left running.
 */
export async function launchStage(request: StageRequest, usualEngine: EngineName): Promise<LaunchedStage> {
  checkOpenFiles(openFilesLimit())
  const guard = await startGuard()
  const log = createWireLog({ maxExchanges: exchangesOfStage })
  try {
    const page = { files: [], embeddedBy: '' }
    const context = {
      stage: 'own',
      log,
      listen: listenInside,
      listenInside,
      guard,
      engines: laneEngines,
      page,
    }
    const stage = await startStage({ request, defaultEngine: usualEngine, context })
    return {
      stage,
      log,
      async close() {
        await stage.close()
        await guard.close()
      },
    }
  } catch (error) {
    await guard.close()
    throw error
  }
}

interface HttpListener extends Listener {
  answerWith(handler: RequestListener): void
  /** Without it, a request to upgrade is answered as any other. */
  upgradeWith(handler: (request: IncomingMessage, socket: Duplex, head: Buffer) => void): void
}

/** A link holds the whole state of a view, with a request's headers and body. */
const maxHeaderSize = 256 * 1024

/** Listens at once, and answers as soon as there is an app. */
async function listenForHttp(listen: Listen, port: number): Promise<HttpListener> {
  let answer: RequestListener = (_, response) => {
    response.writeHead(503, { 'Retry-After': '1' }).end('The lab is starting.')
  }
  const server = createHttpServer(
    { request: (request, response) => answer(request, response) },
    { maxHeaderSize, headersTimeout: 20_000, requestTimeout: 60_000, connectionsCheckingInterval: 5_000 },
  )
  const listener = await serveHttp(server, listen, port)
  return {
    ...listener,
    answerWith(handler) {
      answer = handler
    },
    upgradeWith: (handler) => void server.server.on('upgrade', handler),
  }
}

async function chosenByItself(engines: readonly Engine[], say: (line: string) => void): Promise<EngineName> {
  const { name, version, path } = await bestEngine(engines)
  say(`Engine: ${name}, the best on this computer (${version}, ${path}).`)
  return name
}
