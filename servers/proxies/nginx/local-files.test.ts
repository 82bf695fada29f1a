import { execFile, spawn } from 'node:child_process'
import { access, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { localWays, type LocalWay } from '../../../scenarios/question/local-files/local-ways.ts'
import { standaloneConf } from '../../../scenarios/engines/nginx/standalone-conf.ts'
import { listenOnFreePort } from '../../test-support/listen-on-free-port.test-support.ts'
import { until } from '../../test-support/until.test-support.ts'
import { behaviourPolicy } from '../behaviours/behaviour.ts'
import { findNginx } from './find-nginx.ts'
import { offeredConf } from './offered-conf.ts'

const run = promisify(execFile)
const nginx = await findNginx().catch(() => null)
const canVerifyUnits =
  (await has('/usr/bin/systemd-analyze')) && (await has('/usr/sbin/nginx')) && process.platform === 'linux'
const isRoot = process.getuid?.() === 0

const laneConf = offeredConf(behaviourPolicy)

/** Reads YAML on standard input, writes JSON: by the parser of Python, where it is installed. */
const yamlToJson = ['-c', 'import json, sys, yaml; json.dump(yaml.safe_load(sys.stdin), sys.stdout)']
const canReadYaml = await run('python3', ['-c', 'import yaml']).then(
  () => true,
  () => false,
)
if (!canReadYaml) console.error('python3 with yaml is not on this computer: compose.yaml is not parsed.')
if (!canVerifyUnits) console.error('systemd-analyze is not on this computer: the unit is not verified.')

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cors-lab-local-files-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

async function has(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  )
}

/** Writes the files of a way below a folder of its own, as somebody would who copies them. */
async function written(way: LocalWay): Promise<string> {
  const place = join(folder, way.key)
  for (const { name, text } of way.files) {
    await mkdir(dirname(join(place, name)), { recursive: true })
    await writeFile(join(place, name), text)
  }
  return place
}

/** Resolves when somebody answers at the address; npm takes its time to start anything. */
async function answered(address: string): Promise<void> {
  await until(async () => (await fetch(address).catch(() => null)) !== null)
}

const wayOf = (key: LocalWay['key'], ports = { proxy: 8080, backend: 3000 }) =>
  localWays(laneConf, ports).find((way) => way.key === key)!

test.runIf(nginx)('nginx -t reads the file of a service as it is', async () => {
  const place = await written(wayOf('service'))
  const conf = join(place, 'etc/local-load-balancer/nginx.conf')
  const { stderr } = await run(nginx!.path, ['-t', '-p', place, '-c', conf, '-e', 'stderr'])
  expect(stderr).toContain('test is successful')
})

// The image's nginx starts as root, and finds folders that only root may make.
test.runIf(nginx && isRoot)(
  'nginx -t reads the file of a container, with a backend that has an address here',
  async () => {
    const conf = join(folder, 'container.conf')
    const text = standaloneConf(
      laneConf,
      { proxy: 8080, backend: 3000 },
      { kind: 'container', backendHost: '127.0.0.1' },
    )
    await writeFile(conf, text)
    const { stderr } = await run(nginx!.path, ['-t', '-c', conf, '-e', 'stderr'])
    expect(stderr).toContain('test is successful')
  },
)

test.runIf(nginx)('nginx -t refuses a file that was damaged, so that the tests above can fail', async () => {
  const conf = join(folder, 'damaged.conf')
  await writeFile(conf, wayOf('service').files[0]!.text.replace('always;', 'always'))
  await expect(run(nginx!.path, ['-t', '-p', folder, '-c', conf, '-e', 'stderr'])).rejects.toThrow(
    /\[emerg\]/,
  )
})

test.runIf(nginx)(
  'the script of the Turborepo task starts a load balancer that answers a preflight itself',
  async () => {
    const asked: string[] = []
    const backend = createServer((request, response) => {
      asked.push(request.method ?? '')
      response.end('ok')
    })
    const backendPort = await listenOnFreePort(backend)
    const probe = createServer()
    const proxyPort = await listenOnFreePort(probe)
    await new Promise((resolve) => probe.close(resolve))
    const place = await written(wayOf('turborepo', { proxy: proxyPort, backend: backendPort }))
    const started = spawn('npm', ['run', 'dev'], {
      cwd: join(place, 'apps/load-balancer'),
      env: { ...process.env, PATH: `${dirname(nginx!.path)}:${process.env['PATH'] ?? ''}` },
      detached: true,
      stdio: 'ignore',
    })
    try {
      const [origin = ''] = behaviourPolicy.origins
      const address = `http://127.0.0.1:${proxyPort}/orders`
      const headers = { origin, 'access-control-request-method': 'PUT' }
      await answered(address)
      const preflight = await fetch(address, { method: 'OPTIONS', headers: { ...headers } })
      expect(preflight.status).toBe(204)
      expect(preflight.headers.get('access-control-allow-origin')).toBe(origin)
      const response = await fetch(address, { headers: { origin } })
      expect(response.headers.get('access-control-allow-origin')).toBe(origin)
      expect(await response.text()).toBe('ok')
      expect(asked).not.toContain('OPTIONS')
    } finally {
      if (started.pid !== undefined) process.kill(-started.pid, 'SIGTERM')
      backend.close()
      backend.closeAllConnections()
    }
  },
)

test.runIf(canVerifyUnits)('systemd-analyze verify finds nothing wrong in the unit', async () => {
  const place = await written(wayOf('service'))
  const unit = join(place, 'etc/systemd/system/local-load-balancer.service')
  const { stderr } = await run('systemd-analyze', ['verify', '--man=no', unit])
  expect(stderr).not.toContain('local-load-balancer.service')
})

test.runIf(canVerifyUnits)(
  'systemd-analyze verify finds a misspelt word, so that the test above can fail',
  async () => {
    const unit = join(folder, 'local-load-balancer.service')
    await writeFile(unit, wayOf('service').files[1]!.text.replace('Restart=', 'Restrat='))
    const { stderr } = await run('systemd-analyze', ['verify', '--man=no', unit])
    expect(stderr).toContain('Restrat')
  },
)

test('a shell reads the script for docker run', async () => {
  const place = await written(wayOf('docker-run'))
  await expect(run('sh', ['-n', join(place, 'load-balancer.sh')])).resolves.toBeDefined()
})

test.runIf(canReadYaml)('compose.yaml is YAML, and publishes one port, on loopback alone', async () => {
  const place = await written(wayOf('compose', { proxy: 8181, backend: 4545 }))
  const reading = run('python3', yamlToJson)
  reading.child.stdin?.end(await readFile(join(place, 'compose.yaml')))
  expect(JSON.parse((await reading).stdout)).toEqual({
    services: {
      'load-balancer': {
        image: 'nginx:stable',
        ports: ['127.0.0.1:8181:8181'],
        volumes: ['./nginx.conf:/etc/nginx/nginx.conf:ro'],
        depends_on: ['backend'],
      },
      backend: {
        image: 'node:22',
        working_dir: '/app',
        volumes: ['.:/app'],
        environment: { PORT: '4545' },
        command: 'node --watch server.js',
      },
    },
  })
})

/** Its package is 45 MB, so it is fetched for this test alone. */
const turbo = 'turbo@2.11.11'

describe.runIf(process.env['SOAK'])(`the dry run of ${turbo}`, () => {
  /** A workspace of three packages, of which one is the load balancer to copy. */
  async function workspace(name: string, change = (text: string) => text): Promise<string> {
    const place = join(folder, name)
    const packages = {
      'package.json': { name: 'shop', packageManager: 'npm@10.0.0', workspaces: ['apps/*'] },
      'apps/backend/package.json': { name: 'backend', version: '1.0.0', scripts: { dev: 'node server.js' } },
      'apps/page/package.json': {
        name: 'page',
        version: '1.0.0',
        scripts: { dev: 'vite' },
        dependencies: { backend: '*' },
      },
    }
    const texts = Object.entries(packages).map(([path, value]) => [path, JSON.stringify(value)] as const)
    const copied = wayOf('turborepo').files.map((file) => [file.name, change(file.text)] as const)
    for (const [path, text] of [...texts, ...copied]) {
      await mkdir(dirname(join(place, path)), { recursive: true })
      await writeFile(join(place, path), text)
    }
    return place
  }

  const dryRun = (cwd: string, ...flags: string[]) =>
    run('npx', ['--yes', turbo, 'run', 'dev', '--dry=json', ...flags], {
      cwd,
      env: { ...process.env, TURBO_TELEMETRY_DISABLED: '1' },
    })

  interface Planned {
    readonly taskId: string
    readonly command: string
    readonly dependencies: readonly string[]
    readonly with?: readonly string[]
  }

  test('takes the load balancer along with the backend, also where only the backend was asked for', async () => {
    const place = await workspace('turbo')
    for (const flags of [[], ['--filter=backend']]) {
      const { tasks } = JSON.parse((await dryRun(place, ...flags)).stdout) as { tasks: readonly Planned[] }
      const planned = (id: string) => tasks.find(({ taskId }) => taskId === id)
      expect(planned('backend#dev')?.with).toEqual(['load-balancer#dev'])
      expect(planned('load-balancer#dev')?.command).toContain('nginx -p .nginx')
    }
  })

  test('refuses it as something to wait for: a task that does not end is no dependency', async () => {
    const place = await workspace('turbo-depends', (text) => text.replace('"with"', '"dependsOn"'))
    await expect(dryRun(place)).rejects.toMatchObject({
      stderr: expect.stringMatching(/"load-balancer#dev" is a persistent task/),
    })
  })
})
