import { createServer } from 'node:http'
import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startGuard, type Guard } from '../guard/guard.ts'
import { listenOnFreePort } from '../test-support/listen-on-free-port.test-support.ts'
import { listenInside } from '../connections/listening.ts'
import { ask, preflight } from '../stage/nginx-stages.test-support.ts'
import { behaviourPolicy } from './behaviours/behaviour.ts'
import type { Policy } from '../../scenarios/setup/policy/policy.ts'
import type { ProxySetup } from './engine.ts'
import { engines } from './engines.ts'
import { configuration } from './nginx/configuration.ts'
import { directivesOf } from './nginx/directives.test-support.ts'
import { nginxEngine } from './nginx/engine.ts'
import { proxySetup } from './proxy-setup.test-support.ts'

const found = await Promise.all(engines.map((engine) => engine.find()))
const enginesHere = engines.filter(({ name }) => found.some((each) => each.name === name && each.available))
const nginx = await nginxEngine.find()

let guard: Guard
const backends = ['orders', 'users'].map((name) => createServer((_, response) => response.end(name)))
let ports: readonly number[] = []
beforeAll(async () => {
  guard = await startGuard()
  ports = await Promise.all(backends.map((backend) => listenOnFreePort(backend)))
})
afterAll(async () => {
  await guard.close()
  for (const backend of backends) backend.close()
})

const origin = 'http://localhost:4100'
const shared = { ...behaviourPolicy, origins: [origin], maxAgeSeconds: 600 }
const copy = { ...shared, origins: ['http://other.example'], maxAgeSeconds: 5 }

const setupOf = ({
  policy = shared,
  ...change
}: { readonly policy?: Policy | null } & Pick<Partial<ProxySetup>, 'routes'> = {}): ProxySetup =>
  proxySetup(policy, {
    routes: [
      { name: 'orders', upstream: { host: '127.0.0.1', port: ports[0] ?? 1 } },
      { name: 'users', upstream: { host: '127.0.0.1', port: ports[1] ?? 2 }, policy: copy },
    ],
    ...change,
  })

test.each(enginesHere)(
  '$name: a path goes to its own backend, and what no route takes to none',
  async (engine) => {
    const proxy = await engine.start(setupOf(), {
      listen: listenInside,
      guard,
      logged: () => {},
    })
    try {
      const url = `http://127.0.0.1:${proxy.port}`
      const allowed = async (path: string, from: string) => {
        const { status, all } = await ask(`${url}${path}`, { ...preflight, origin: from })
        return [status, all('access-control-allow-origin'), all('access-control-max-age')]
      }
      expect(await allowed('/orders/1', origin)).toEqual([204, [origin], ['600']])
      expect(await allowed('/users', origin)).toEqual([204, [], []])
      expect(await allowed('/users', 'http://other.example')).toEqual([204, ['http://other.example'], ['5']])
      expect((await ask(`${url}/users?a`, { origin })).all('access-control-allow-origin')).toEqual([])
      expect((await ask(`${url}/orders.csv`, { origin })).all('access-control-allow-origin')).toEqual([
        origin,
      ])
      const elsewhere = await ask(`${url}/other`, { origin })
      expect([elsewhere.status, elsewhere.all('access-control-allow-origin')]).toEqual([404, [origin]])
      expect((await ask(`${url}/other`, preflight)).status).toBe(404)
    } finally {
      await proxy.stop()
    }
  },
)

test('nginx.conf holds the policy once at the server, and a copy in the one location that has its own', () => {
  const directives = directivesOf(configuration(setupOf(), 8080))
  const addsOrigin = directives.filter(({ words }) => words[1] === 'Access-Control-Allow-Origin')
  expect(addsOrigin.map(({ depth, words }) => [depth, words[0], words[2]])).toEqual([
    [2, 'add_header', '$cors_origin'],
    [2, 'proxy_hide_header', undefined],
    [3, 'add_header', '$cors_users_origin'],
  ])
  const withoutCopies = setupOf({
    routes: setupOf().routes?.map(({ name, upstream }) => ({ name, upstream })),
  })
  expect(configuration(withoutCopies, 8080)).not.toContain('cors_users')
})

test('a name that could mean something to a configuration is refused', () => {
  for (const name of ['', 'a b', 'a;}', 'a$b', 'A', '../a', 'a"'])
    expect(() =>
      configuration(setupOf({ routes: [{ name, upstream: { host: '127.0.0.1', port: 1 } }] }), 8080),
    ).toThrow('The name of a route is up to 32 small letters')
})

test.runIf(nginx.available)(
  'nginx -t accepts it, with the policy, without, and with hostile values in a copy',
  async () => {
    const folder = await mkdtemp(join(tmpdir(), 'routes-'))
    const hostile = {
      ...copy,
      origins: ['http://a";}evil{', 'http://a$x', 'null'],
      methods: ['G$T', '$'],
      requestHeaders: ["x'`|~", '${dollar}'],
    }
    const routes = setupOf().routes?.map(({ name, upstream }) => ({ name, upstream, policy: hostile }))
    try {
      for (const change of [{}, { policy: null }, { policy: null, routes }, { routes }]) {
        const file = join(folder, 'nginx.conf')
        await writeFile(file, configuration(setupOf(change), 8080))
        const { stderr } = await promisify(execFile)(nginx.path ?? '', [
          '-t',
          '-p',
          folder,
          '-c',
          file,
          '-e',
          'stderr',
        ])
        expect(stderr).toContain('test is successful')
      }
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  },
)
