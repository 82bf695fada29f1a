import { once } from 'node:events'
import { connect } from 'node:net'

export interface LoadResult {
  readonly requests: number
  readonly perSecond: number
  /** Median of the time from a request to the whole of its response, in milliseconds. */
  readonly p50Ms: number
}

const silenceMs = 150
const answerWithinMs = 5_000

/**
 * Sends the same request over and over on some keep-alive connections, one at a time on each. As lean as can be,
 * so that what is measured is the other side: every response to one request has the same length, so bytes are
 * counted and nothing is parsed.
 */
export async function load(
  port: number,
  request: string,
  connections: number,
  durationMs: number,
): Promise<LoadResult> {
  const bytes = Buffer.from(request, 'latin1')
  const responseLength = await lengthOfResponse(port, bytes)
  const latencies: number[] = []
  const startedAt = performance.now()
  const endsAt = startedAt + durationMs
  await Promise.all(
    Array.from({ length: connections }, async () => {
      const socket = connect({ port, host: '127.0.0.1', noDelay: true })
      let sentAt = 0
      let received = 0
      const send = () => {
        received = 0
        sentAt = performance.now()
        socket.write(bytes)
      }
      socket.on('data', (chunk: Buffer) => {
        received += chunk.length
        if (received < responseLength) return
        const now = performance.now()
        latencies.push(now - sentAt)
        if (now < endsAt) send()
        else socket.destroy()
      })
      await once(socket, 'connect')
      send()
      await once(socket, 'close')
    }),
  )
  const seconds = (performance.now() - startedAt) / 1_000
  latencies.sort((a, b) => a - b)
  return {
    requests: latencies.length,
    perSecond: latencies.length / seconds,
    p50Ms: latencies[Math.floor(latencies.length / 2)] ?? Number.NaN,
  }
}

/** Waits until nothing more comes for a while: once before the measurement, where time does not matter. */
async function lengthOfResponse(port: number, request: Buffer): Promise<number> {
  const socket = connect({ port, host: '127.0.0.1' })
  let length = 0
  socket.on('data', (chunk: Buffer) => (length += chunk.length)).write(request)
  for (let waited = 0, before = -1; length === 0 || length > before; waited += silenceMs) {
    if (waited > answerWithinMs)
      throw new Error(`Nothing answered on port ${port} within ${answerWithinMs} ms.`)
    before = length
    await new Promise((resolve) => setTimeout(resolve, silenceMs))
  }
  socket.destroy()
  return length
}
