import { createServer as createTcpServer } from 'node:net'
import { once } from 'node:events'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { engines as engineRecords } from '../../scenarios/engines/engines.ts'
import type { Policy } from '../../scenarios/setup/policy/policy.ts'
import { startGuard, type Guard } from '../guard/guard.ts'
import { listenOnFreePort } from '../test-support/listen-on-free-port.test-support.ts'
import { listenInside as listen } from '../connections/listening.ts'
import { behaviours, behavioursOnRequest } from './behaviours.ts'
import { ask, expectBehaviour, startUpstreams, type Upstreams } from './behaviours.test-support.ts'
import { allowedOrigin, behaviourPolicy, type Behaviour } from './behaviours/behaviour.ts'
import { engines } from './engines.ts'
import type { RunningProxy } from './engine.ts'
import { proxySetup } from './proxy-setup.test-support.ts'

const here = await Promise.all(
  engines.map(async (engine) => {
    const { name, available } = await engine.find()
    return { engine, name, available }
  }),
)
for (const { name, available } of here) {
  if (!available) console.error(`The engine ${name} is not on this computer: its tests are skipped.`)
}

describe.each(here.filter(({ available }) => available))('the engine $name', ({ engine }) => {
  const proxies = new Map<string, RunningProxy>()
  let guard: Guard
  let upstreams: Upstreams

  const start = (
    policy: Policy | null,
    upstreamPort: number,
    { does = {} }: Pick<Behaviour, 'does'> = {},
  ) => {
    const upstream = { host: '127.0.0.1', port: upstreamPort }
    const setup = proxySetup(policy, { behaviour: does, upstream })
    return engine.start(setup, { listen, guard, logged: () => {} })
  }

  /** One proxy for each setup before each upstream, started when it is first asked for. */
  async function proxyFor(behaviour: Behaviour): Promise<RunningProxy> {
    const { policy = behaviourPolicy, upstream = 'app', does } = behaviour
    const key = JSON.stringify([policy, upstream, does])
    const proxy = proxies.get(key) ?? (await start(policy, upstreams.ports[upstream], behaviour))
    proxies.set(key, proxy)
    return proxy
  }

  beforeAll(async () => {
    guard = await startGuard()
    upstreams = await startUpstreams()
  })

  afterAll(async () => {
    await Promise.all([...proxies.values()].map((proxy) => proxy.stop()))
    await guard.close()
    upstreams.close()
  })

  test('says which it is', async () => {
    expect(await engine.find()).toMatchObject({ name: engine.name, available: true })
  })

  const { canCache } = engineRecords[engine.name]
  const own = [...behaviours, ...behavioursOnRequest].filter(
    ({ not, does }) => not?.[engine.name] === undefined && (canCache || does?.caches !== true),
  )
  test.each(own)('$name', async (behaviour) => {
    const { port } = await proxyFor(behaviour)
    await expectBehaviour(behaviour, port, upstreams, engine.name)
  })

  test('shows the configuration that it runs from, and the process that runs it', async () => {
    const { files, processes } = await proxyFor(behaviours[0]!)
    expect(files.map(({ text }) => text).join('\n')).toContain('app')
    expect(processes.length).toBeGreaterThan(0)
    for (const { pid } of processes) expect(process.kill(pid, 0)).toBe(true)
  })

  test('stops without waiting for a request under way, and listens no more', async () => {
    const silent = createTcpServer((socket) => socket.on('error', () => {}).resume())
    const proxy = await start(behaviourPolicy, await listenOnFreePort(silent))
    const underWay = ask(proxy.port, { origin: allowedOrigin }).catch((error: unknown) => error)
    await once(silent, 'connection')
    await proxy.stop()
    // A proxy that waited for the backend would have answered 504.
    expect(await underWay).toBeInstanceOf(Error)
    await expect(ask(proxy.port, {})).rejects.toThrow('ECONNREFUSED')
    silent.close()
  })
})
