import type { RequestListener } from 'node:http'
import { connect } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import { defaultPolicy } from '../../scenarios/setup/policy/default-policy.ts'
import type { Policy } from '../../scenarios/setup/policy/policy.ts'
import { createHttpServer, serveHttp } from '../connections/http-server.ts'
import { backendApplying } from '../../scenarios/setup/behaviour/backend-behaviour.ts'
import { proxyApplying, type ProxyBehaviour } from '../../scenarios/setup/behaviour/proxy-behaviour.ts'
import { createBackendApp } from '../backend/create-app.ts'
import { createOrderStore } from '../backend/order-store.ts'
import { startGuard } from '../guard/guard.ts'
import { listenInside as listen } from '../connections/listening.ts'
import { embeddedEngine } from '../proxies/embedded/engine.ts'
import { nginxEngine } from '../proxies/nginx/engine.ts'
import { createTap } from '../witness/tap.ts'
import { createWireLog } from '../witness/wire-log.ts'
import { benchOrigin, type RoleFigures, type RoleName } from './bench-role.ts'
import { cpuOfProgram } from './cpu-of-program.ts'

/**
 * One part of the lab as a process of its own, so that its CPU can be told from the others': started by run.ts,
 * which it tells its port, and then its CPU time whenever it is asked.
 */
const [role = '', upstream = '0'] = process.argv.slice(2)
const target = { host: '127.0.0.1', port: Number(upstream) }
const policy = defaultPolicy(benchOrigin)
let optionsSeen = 0
/** The process that does the work, where it is another than this one. */
let program: number | null = null

const start: Readonly<Record<RoleName, () => Promise<{ port: number }>>> = {
  'backend with cors()': () => backend(true),
  'bare backend': () => backend(false),
  witness: () => {
    const log = createWireLog()
    const observer = log.observer({ stage: 'bench', lane: 'bench', witness: 'backend' })
    return listen(createTap({ ...target, observer }))
  },
  // What a tap costs that looks at nothing: the share of Node and of the system.
  'bare pass-through': () =>
    listen((client) => {
      const server = connect({ ...target, noDelay: true, allowHalfOpen: true })
      client.pipe(server).pipe(client)
      for (const socket of [client, server]) socket.on('error', () => socket.destroy())
    }),
  'embedded proxy': () => embedded(policy),
  nginx: () => nginx(policy),
  'embedded proxy without a policy': () => embedded(null),
  'nginx without a policy': () => nginx(null),
  'nginx that keeps preflights': () => nginx(null, true),
}

const setupOf = (behaviour: ProxyBehaviour) => ({ behaviour, intended: behaviour, upstream: target })

async function embedded(applied: Policy | null): Promise<{ port: number }> {
  const host = { listen, guard: await startGuard(), logged: () => {} }
  return embeddedEngine.start(setupOf(proxyApplying(applied)), host)
}

async function nginx(applied: Policy | null, keepsPreflights = false): Promise<{ port: number }> {
  const host = { listen, guard: await startGuard(), logged: () => {} }
  const proxy = await nginxEngine.start(setupOf({ ...proxyApplying(applied), keepsPreflights }), host)
  program = proxy.processes[0]?.pid ?? null
  return proxy
}

function backend(withCors: boolean): Promise<{ port: number }> {
  const app = createBackendApp({
    behaviour: backendApplying(withCors ? policy : null),
    store: createOrderStore(),
    cookieName: 'bench',
  })
  const answer = getRequestListener(app.fetch)
  const request: RequestListener = (incoming, response) => {
    if (incoming.method === 'OPTIONS') optionsSeen += 1
    return answer(incoming, response)
  }
  return serveHttp(createHttpServer({ request }), listen)
}

const ownCpu = () => {
  const { user, system } = process.cpuUsage()
  return user + system
}
process.on('message', () => {
  const cpuMicroseconds = program === null ? ownCpu() : cpuOfProgram(program)
  process.send?.({ cpuMicroseconds, optionsSeen } satisfies RoleFigures)
})
process.on('disconnect', () => process.exit(0))
const { port } = await start[role as RoleName]()
process.send?.({ port })
