import type { Arrangement, ArrangementName, CompanyFile, Copies } from '../../scenarios/company/company.ts'
import { serviceNames, type Service } from '../../scenarios/company/service.ts'
import { proxyApplying } from '../../scenarios/setup/behaviour/proxy-behaviour.ts'
import type { Policy } from '../../scenarios/setup/policy/policy.ts'
import type { EngineName } from '../../scenarios/words/engine.ts'
import { openStableAddress, type StableAddress } from '../hop/stable-address.ts'
import type { ProxySetup } from '../proxies/engine.ts'
import { allOrNone } from '../stage/all-or-none.ts'
import type { LaneContext } from '../stage/lane-context.ts'
import { startCompanyProxy, type CompanyProxy } from './company-proxy.ts'
import { backendText, serviceRoutes, startServiceBackend, type ServiceBackend } from './service-backend.ts'

/** What one arrangement is to run. */
export interface ArrangementSetup {
  readonly policy: Policy
  readonly copies: Copies
  readonly engine: EngineName
}

/** What a change needs, started beside what runs; nothing of it is reached yet. */
interface PreparedChange {
  /** From the next message on, requests go there. */
  commit(): void
  undo(): Promise<void>
}

/** One proxy before three backends, at an address that stays. */
export interface RunningArrangement {
  readonly name: ArrangementName
  describe(): Arrangement
  /** Starts anew what a setup changes the text of, and nothing else. @throws what a server throws; nothing is left then. */
  prepare(next: ArrangementSetup): Promise<PreparedChange>
  close(): Promise<void>
}

/** Starts all of it, innermost first. @throws what a server throws; whatever was started is stopped again. */
export async function startArrangement(
  name: ArrangementName,
  first: ArrangementSetup,
  context: LaneContext,
): Promise<RunningArrangement> {
  let setup = first
  const routesOf = new Map(serviceNames.map((service) => [service, serviceRoutes(service, context)]))
  const startBackend = (service: Service, of: ArrangementSetup) => {
    const routes = routesOf.get(service) ?? serviceRoutes(service, context)
    return startServiceBackend(service, backendPolicy(name, service, of), routes, context)
  }
  const backends = new Map<Service, StableAddress<ServiceBackend>>()
  const closeBackends = () => Promise.all([...backends.values()].map((address) => address.close()))
  let proxy: StableAddress<CompanyProxy>
  try {
    for (const service of serviceNames)
      backends.set(service, await openStableAddress(await startBackend(service, first), context.listenInside))
    const started = await startCompanyProxy(first.engine, proxySetup(name, first, backends), context)
    proxy = await openStableAddress(started, context.listen)
  } catch (error) {
    await closeBackends()
    throw error
  }
  return {
    name,
    describe: () => ({
      name,
      stage: context.stage,
      url: `http://localhost:${proxy.port}`,
      engine: proxy.server.engine,
      copies: setup.copies,
      files: [
        ...proxy.server.files.map((file) => ({ ...file, owner: null })),
        ...[...backends].map(([service, { server }]) => backendFile(name, service, server, setup)),
      ],
      servers: [
        ...proxy.server.processes.map((process) => ({
          ...process,
          service: null,
          starts: proxy.starts,
        })),
        ...[...backends].map(([service, { starts }]) => ({
          name: service,
          service,
          pid: process.pid,
          starts,
        })),
      ],
      state: proxy.isListening ? 'up' : 'down',
      message: [proxy.fault, proxy.server.message].filter((part) => part !== '').join(' '),
    }),
    async prepare(next) {
      const stale = [...backends].filter(
        ([service, { server }]) =>
          backendText(server.policy) !== backendText(backendPolicy(name, service, next)),
      )
      const started = await allOrNone(
        stale.map(async ([service, address]) => ({ address, backend: await startBackend(service, next) })),
        ({ backend }) => backend.stop(),
      )
      const nextProxy = proxySetup(name, next, backends)
      const isSame =
        proxy.server.engine === next.engine &&
        JSON.stringify(proxy.server.setup) === JSON.stringify(nextProxy)
      const undo = () => Promise.all(started.map(({ backend }) => backend.stop()))
      const startedProxy = isSame
        ? null
        : await startCompanyProxy(next.engine, nextProxy, context).catch(async (error: unknown) => {
            await undo()
            throw error
          })
      return {
        commit() {
          for (const { address, backend } of started) address.replaceBy(backend)
          if (startedProxy !== null) proxy.replaceBy(startedProxy)
          setup = next
        },
        async undo() {
          await Promise.all([undo(), startedProxy?.stop()])
        },
      }
    },
    async close() {
      await proxy.close()
      await closeBackends()
    },
  }
}

/** A backend's own copy of the policy, where backends have one. */
const backendPolicy = (name: ArrangementName, service: Service, { policy, copies }: ArrangementSetup) =>
  name === 'backend' ? (copies[service] ?? policy) : null

/** The proxy routes in either arrangement; the policy is in it in one of them. */
function proxySetup(
  name: ArrangementName,
  { policy, copies }: ArrangementSetup,
  backends: ReadonlyMap<Service, StableAddress<ServiceBackend>>,
): ProxySetup {
  const behaviour = proxyApplying(name === 'proxy' ? policy : null)
  return {
    behaviour,
    intended: behaviour,
    upstream: null,
    routes: [...backends].map(([service, { port }]) => ({
      name: service,
      upstream: { host: '127.0.0.1', port },
      policy: name === 'proxy' ? copies[service] : undefined,
    })),
  }
}

function backendFile(
  name: ArrangementName,
  service: Service,
  { policy }: ServiceBackend,
  setup: ArrangementSetup,
): CompanyFile {
  const text = backendText(policy)
  const intended = backendText(name === 'backend' ? setup.policy : null)
  return {
    name: `${service}/app.js`,
    language: 'javascript',
    text,
    ...(intended !== text && { intended }),
    owner: service,
  }
}
