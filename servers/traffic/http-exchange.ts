import { request as httpRequest, type Agent } from 'node:http'
import type { Answer } from '../../scenarios/fetch-standard/recording/recording.ts'

/** One HTTP request as a visitor's browser sends it. */
interface HttpRequest {
  readonly method: string
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string | null
}

/** An answer takes at most so long; a proxy gives its own 504 before. */
const answerWithinMs = 15_000

/**
 * Sends one request to a port of this computer and reads the whole answer. Never throws: how a connection ended
 * without one is an answer too. A connection that was kept alive and is closed at that moment is tried once more,
 * as browsers do.
 */
export async function httpExchange(port: number, agent: Agent, request: HttpRequest): Promise<Answer> {
  const first = await attempt(port, agent, request)
  return first.isStale ? (await attempt(port, agent, request)).answer : first.answer
}

interface Tried {
  readonly answer: Answer
  readonly isStale: boolean
}

function attempt(port: number, agent: Agent, { method, path, headers, body }: HttpRequest): Promise<Tried> {
  return new Promise((resolve) => {
    const sent = httpRequest(
      {
        host: '127.0.0.1',
        port,
        path,
        method,
        agent,
        headers: {
          host: `localhost:${port}`,
          ...headers,
          ...(body !== null && { 'content-length': String(Buffer.byteLength(body)) }),
        },
      },
      (response) => {
        response.resume()
        response.on('end', () => {
          const { statusCode = 0, statusMessage = '', rawHeaders } = response
          const answer = { status: statusCode, statusText: statusMessage, headers: inPairs(rawHeaders) }
          resolve({ answer, isStale: false })
        })
        // After its end this changes nothing.
        for (const event of ['error', 'close'] as const)
          response.on(event, () => resolve({ answer: { error: 'reset' }, isStale: false }))
      },
    )
    sent.setTimeout(answerWithinMs, () => sent.destroy())
    sent.on('error', ({ code }: NodeJS.ErrnoException) =>
      resolve({
        answer: { error: code === 'ECONNREFUSED' ? 'refused' : 'reset' },
        isStale: sent.reusedSocket && code === 'ECONNRESET',
      }),
    )
    sent.end(body ?? undefined)
  })
}

const inPairs = (raw: readonly string[]) =>
  Array.from({ length: raw.length / 2 }, (_, at) => [raw[at * 2] ?? '', raw[at * 2 + 1] ?? ''] as const)
