import { writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { fileURLToPath } from 'node:url'
import { nginxEngine } from '../proxies/nginx/engine.ts'
import { benchOrigin, startRole, type BenchRole, type RoleName } from './bench-role.ts'
import { load } from './load.ts'

/**
 * What a preflight and a request cost the CPU of each part of a lane: a process of its own, asked by this one. It
 * writes the figures that the traffic view shows, with their date and machine. The least of some rounds is taken,
 * since other work on a computer only adds to a cost.
 */
const rounds = 5
const roundMs = 1_000
const connections = 16

const head = `Host: localhost\r\nOrigin: ${benchOrigin}\r\n`
const preflight = `OPTIONS /orders/17 HTTP/1.1\r\n${head}Access-Control-Request-Method: PUT\r\nAccess-Control-Request-Headers: content-type\r\n\r\n`
const body = '{ "item": "tea", "quantity": 3 }'
const request = `PUT /orders/17 HTTP/1.1\r\n${head}Content-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body}`

/** CPU of one message, in microseconds. */
async function cpuOfOne(role: BenchRole, message: string): Promise<number> {
  const before = await role.cpuMicroseconds()
  const { requests } = await load(role.port, message, connections, roundMs)
  return ((await role.cpuMicroseconds()) - before) / requests
}

async function figuresOf(part: RoleName, role: BenchRole) {
  const [preflights, requests]: [number[], number[]] = [[], []]
  // The first round only warms up.
  for (let round = -1; round < rounds; round += 1) {
    const costs = [await cpuOfOne(role, preflight), await cpuOfOne(role, request)] as const
    if (round < 0) continue
    preflights.push(costs[0])
    requests.push(costs[1])
  }
  const figures = {
    part,
    preflight: Math.round(Math.min(...preflights)),
    request: Math.round(Math.min(...requests)),
  }
  process.stdout.write(`${part}: ${figures.preflight} µs a preflight, ${figures.request} µs a request\n`)
  return figures
}

const hasNginx = (await nginxEngine.find()).available
const withCors = await startRole('backend with cors()')
const bare = await startRole('bare backend')
const parts = [await figuresOf('backend with cors()', withCors), await figuresOf('bare backend', bare)]
const proxies: readonly (readonly [RoleName, BenchRole])[] = [
  ['embedded proxy', bare],
  ['embedded proxy without a policy', withCors],
  ...(hasNginx
    ? ([
        ['nginx', bare],
        ['nginx without a policy', withCors],
        ['nginx that keeps preflights', withCors],
      ] as const)
    : []),
]
for (const [name, upstream] of proxies) {
  const role = await startRole(name, upstream.port)
  parts.push(await figuresOf(name, role))
  role.stop()
}
withCors.stop()
bare.stop()

const [processor] = cpus()
const measured = {
  command: 'npm run bench:traffic',
  at: new Date().toISOString(),
  machine: `Node ${process.version}, ${cpus().length} × ${processor?.model ?? 'unknown processor'}`,
  parts,
}
const file = fileURLToPath(new URL('../../scenarios/traffic/calculator/measured-cpu.json', import.meta.url))
writeFileSync(file, `${JSON.stringify(measured, null, 2)}\n`)
