import { connect, type Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { startFloodedLab, type FloodedLab } from './flooded-lab.ts'

/**
 * What one client can take from a lab, and what 1,000 others notice meanwhile: for each flood the most descriptors
 * and the most memory that the lab held, the slowest health check, and how 1,000 clients of another lane fared.
 */

const print = (line: string) => void process.stdout.write(`${line}\n`)

/** Whoever floods; resolves when the flood has had its effect. */
type Flood = (lab: FloodedLab) => Promise<readonly Socket[]>

const get = 'GET /orders/1 HTTP/1.1\r\nHost: localhost\r\n\r\n'

function open(port: number): Socket {
  return connect({ port, host: '127.0.0.1', noDelay: true })
    .on('error', () => {})
    .resume()
}

const pipelined =
  (requests: number, request = get): Flood =>
  async (lab) => {
    const socket = open(lab.portOf('proxy'))
    let answers = 0
    let isOver = false
    socket.setEncoding('latin1').on('data', (text: string) => (answers += text.split('HTTP/1.1 ').length - 1))
    socket.on('close', () => (isOver = true))
    socket.write(request.repeat(requests))
    for (let waited = 0; answers < requests && !isOver && waited < 30_000; waited += 20) await sleep(20)
    print(`    ${answers} of ${requests} were answered.`)
    return [socket]
  }

const idle =
  (connections: number): Flood =>
  async (lab) => {
    const sockets = Array.from({ length: connections }, () => open(lab.portOf('proxy')))
    await sleep(2_000)
    print(`    ${sockets.filter(({ closed }) => !closed).length} of ${connections} stayed open.`)
    return sockets
  }

/** Connections on each of which a request takes eight seconds. */
const slow =
  (connections: number): Flood =>
  async (lab) => {
    const sockets = Array.from({ length: connections }, () => {
      const socket = open(lab.portOf('backend'))
      socket.write('GET /slow?ms=8000 HTTP/1.1\r\nHost: localhost\r\n\r\n')
      return socket
    })
    await sleep(2_000)
    print(`    ${sockets.filter(({ closed }) => !closed).length} of ${connections} stayed open.`)
    return sockets
  }

/** Readers of the event stream that take nothing, while exchanges with large heads come by. */
const deafReaders =
  (readers: number): Flood =>
  async (lab) => {
    const { host, port } = new URL(lab.second)
    const sockets = Array.from({ length: readers }, () => {
      const socket = open(Number(port)).pause()
      socket.write(`GET /api/events HTTP/1.1\r\nHost: ${host}\r\nOrigin: ${lab.dashboard}\r\n\r\n`)
      return socket
    })
    await sleep(500)
    const busy = open(lab.portOf('none')).resume()
    const large = `GET /orders/1 HTTP/1.1\r\nHost: localhost\r\nX-Large: ${'x'.repeat(8_000)}\r\n\r\n`
    for (let sent = 0; sent < 6_000; sent += 50) {
      busy.write(large.repeat(50))
      await sleep(20)
    }
    return [...sockets, busy]
  }

interface Others {
  readonly failed: number
  readonly p50Ms: number
  readonly p99Ms: number
}

/** 1,000 clients, one after the other in twenty rows, each with a connection and a request of its own. */
async function otherClients(port: number): Promise<Others> {
  const times: number[] = []
  let failed = 0
  const one = () =>
    new Promise<void>((resolve) => {
      const startedAt = performance.now()
      const socket = open(port)
      const settle = (isAnswered: boolean) => {
        if (isAnswered) times.push(performance.now() - startedAt)
        else failed += 1
        socket.removeAllListeners('close').destroy()
        resolve()
      }
      socket.setTimeout(10_000, () => settle(false))
      socket.once('data', (bytes: Buffer) => settle(bytes.includes('HTTP/1.1 200')))
      socket.once('close', () => settle(false))
      socket.write(get)
    })
  await Promise.all(
    Array.from({ length: 20 }, async () => {
      for (let turn = 0; turn < 50; turn += 1) await one()
    }),
  )
  times.sort((a, b) => a - b)
  const at = (share: number) => times[Math.floor(times.length * share)] ?? Number.NaN
  return { failed, p50Ms: at(0.5), p99Ms: at(0.99) }
}

async function measure(what: string, flood: Flood, engine: string, openFiles: number | null): Promise<void> {
  const lab = await startFloodedLab(engine, openFiles)
  await otherClients(lab.portOf('none'))
  const before = { descriptors: lab.descriptors(), memory: lab.residentMegabytes() }
  let descriptors = 0
  let memory = 0
  let slowestMs = 0
  let unhealthy = 0
  let isOver = false
  const watching = (async () => {
    while (!isOver) {
      descriptors = Math.max(descriptors, lab.descriptors())
      memory = Math.max(memory, lab.residentMegabytes())
      const startedAt = performance.now()
      const isOk = await fetch(`${lab.dashboard}/healthz`, { signal: AbortSignal.timeout(10_000) }).then(
        async (response) => (await response.text()) !== '' && response.ok,
        () => false,
      )
      slowestMs = Math.max(slowestMs, performance.now() - startedAt)
      if (!isOk) unhealthy += 1
      await sleep(20)
    }
  })()
  print(`${what} (${engine}${openFiles === null ? '' : `, ulimit -n ${openFiles}`})`)
  const others = otherClients(lab.portOf('none'))
  const sockets = await flood(lab)
  const meanwhile = await others
  const afterwards = await otherClients(lab.portOf('proxy'))
  isOver = true
  await watching
  for (const socket of sockets) socket.destroy()
  const told = ({ failed, p50Ms, p99Ms }: Others) =>
    `p50 ${p50Ms.toFixed(1)} ms, p99 ${p99Ms.toFixed(1)} ms, ${failed} failed`
  print(
    [
      `descriptors ${before.descriptors}, at most ${descriptors}`,
      `memory ${before.memory.toFixed(0)} MB, at most ${memory.toFixed(0)} MB`,
      `health check at most ${slowestMs.toFixed(0)} ms, ${unhealthy} failed`,
      `1,000 clients of another lane: ${told(meanwhile)}`,
      `1,000 clients of this lane: ${told(afterwards)}`,
    ]
      .map((line) => `    ${line}`)
      .join('\n'),
  )
  await lab.stop()
}

print(`${new Date().toISOString()} · Node ${process.version}\n`)
await measure('20,000 requests pipelined on one connection', pipelined(20_000), 'embedded', null)
await measure('20,000 requests pipelined on one connection', pipelined(20_000), 'nginx', null)
await measure('2,000 requests pipelined on one connection', pipelined(2_000), 'embedded', 1_024)
await measure('2,000 idle connections', idle(2_000), 'embedded', null)
await measure('2,000 idle connections', idle(2_000), 'embedded', 1_024)
await measure('1,000 slow requests at once', slow(1_000), 'embedded', 1_024)
await measure('Forty event readers that never read', deafReaders(40), 'embedded', null)
