import { proxyApplying, type ProxyBehaviour } from '../../../scenarios/setup/behaviour/proxy-behaviour.ts'
import { serveHttp } from '../../connections/http-server.ts'
import {
  pathOfRoute,
  proxyLimits,
  withoutMistakes,
  type Engine,
  type ProxySetup,
  type Upstream,
} from '../engine.ts'
import { pageFilesOf } from '../own-page-files.ts'
import { ownFiles } from './own-files.ts'
import { createReverseProxy, type AppliedPolicy, type ReverseProxyConfig } from './reverse-proxy.ts'

/** The engine that needs nothing installed: a reverse proxy in the lab's own process. */
export const embeddedEngine: Engine = {
  name: 'embedded',
  find: async () => ({ name: 'embedded', available: true, version: process.version, path: process.execPath }),
  async start(setup, { listen }) {
    const text = configText(setup)
    const intended = configText(withoutMistakes(setup))
    const fileAt = (path: string) => setup.page?.files.find(({ name }) => `/${name}` === path)?.text ?? ''
    const server = createReverseProxy(JSON.parse(text) as ReverseProxyConfig, undefined, fileAt)
    const listener = await serveHttp(server, listen)
    return {
      port: listener.port,
      files: [
        { name: 'proxy.json', language: 'json', text, ...(intended !== text && { intended }) },
        ...pageFilesOf(setup.page),
      ],
      processes: [{ name: 'proxy (embedded)', pid: process.pid }],
      stop: () => listener.close(),
    }
  },
}

const originOf = ({ host, port }: Upstream) => `http://${host}:${port}`

/** In memory of the lab's own process, and each lane has one: what nginx may keep on a disk would be too much. */
const catalogueCache = { path: '/catalogue', maxEntries: 100, maxBytes: 1024 * 1024 } as const

/** The configuration, as it is shown and as it is read back to start. */
function configText({ behaviour, upstream, routes, page }: ProxySetup): string {
  const config: ReverseProxyConfig = {
    ...(upstream !== null && { upstream: originOf(upstream) }),
    ...proxyLimits,
    // Before what is always there, so that a mistake is whole lines more and no comma at the end of another.
    ...(behaviour.policy !== null && unusual(behaviour)),
    ...(behaviour.caches && { cache: catalogueCache }),
    cors: behaviour.policy,
    ...(routes !== undefined && {
      routes: routes.map((route) => ({
        path: pathOfRoute(route),
        upstream: originOf(route.upstream),
        ...(route.policy !== undefined && { cors: route.policy }),
      })),
    }),
    ...(page !== undefined && { files: ownFiles(page) }),
  }
  return `${JSON.stringify(config, null, 2)}\n`
}

/** What of a behaviour is not as it should be: the rest goes without saying in a configuration. */
function unusual(behaviour: ProxyBehaviour): AppliedPolicy {
  const { policy: _policy, keepsPreflights: _keeps, caches: _caches, ...applied } = behaviour
  const usual = proxyApplying(null)
  const members = Object.entries(applied).filter(
    ([name, value]) => value !== usual[name as keyof AppliedPolicy],
  )
  return Object.fromEntries(members)
}
