import type { Browser, BrowserContext, Frame, Page } from 'playwright/test'
import type { Answer, Recording } from '../../scenarios/fetch-standard/recording.ts'
import { startAnswerServer, type AnswerServer } from './answer-server.ts'
import { Failures } from './failures.ts'
import { idIn, mappedRecording, type Ports } from './mapped-recording.ts'
import type { Observed, Received } from './observed.ts'
import { fetchInPage } from './page-fetch.ts'
import type { WireRequest } from './read-request.ts'

/** A recording as it was replayed: at these ports, with this seen of each step. */
export interface Replayed {
  readonly recording: Recording
  readonly observed: readonly Observed[]
}

interface Running {
  readonly recording: Recording
  readonly observed: Observed[]
  /** What was received in the step under way. */
  received: Received[]
  /** How the connection ended in it, where it did without a response. */
  lost: Answer | null
}

const document =
  '<!doctype html><title>Replay</title><link rel="icon" href="data:,"><iframe sandbox="allow-scripts" src="/frame"></iframe>'
const frame = '<!doctype html><title>Opaque origin</title>'

/** The ports in the cases behind which a server stands here. Behind 9204 there is none. */
const served = ['9201', '9202', '9203'] as const

/**
 * Replays recordings in Chromium: a page of each client origin makes the requests, all recordings side by side and
 * the steps of each in order, and raw servers answer what was recorded.
 */
export class Replay {
  readonly #context: BrowserContext
  readonly #failures = new Failures()
  readonly #frames = new Map<string, Frame>()
  readonly #running = new Map<string, Running>()
  #servers: readonly AnswerServer[] = []
  #ports: Ports = new Map()
  #replayed = 0

  private constructor(context: BrowserContext) {
    this.#context = context
  }

  static async start(browser: Browser): Promise<Replay> {
    const replay = new Replay(await browser.newContext())
    const start = () => startAnswerServer((request) => replay.#answer(request))
    const dead = await start()
    await dead.close()
    replay.#servers = await Promise.all(served.map(start))
    replay.#ports = new Map([
      ...served.map((port, at): [string, number] => [port, replay.#servers[at]?.port ?? 0]),
      ['9204', dead.port],
    ])
    return replay
  }

  async close(): Promise<void> {
    await this.#context.close()
    await Promise.all(this.#servers.map((server) => server.close()))
  }

  async replay(recordings: readonly Recording[]): Promise<readonly Replayed[]> {
    await this.#failures.clearCaches()
    this.#running.clear()
    for (const recording of recordings) {
      const id = `k${(this.#replayed += 1)}`
      this.#running.set(id, {
        recording: mappedRecording(recording, id, this.#ports),
        observed: [],
        received: [],
        lost: null,
      })
    }
    const rounds = Math.max(...recordings.map(({ steps }) => steps.length))
    for (let step = 0; step < rounds; step += 1) await this.#round(step)
    return [...this.#running.values()]
  }

  async #round(step: number): Promise<void> {
    const taking = [...this.#running].filter(([, { recording }]) => step < recording.steps.length)
    for (const [, running] of taking) Object.assign(running, { received: [], lost: null })
    const clients = new Set(taking.map(([, { recording }]) => recording.clientOrigin))
    const seenOf = await Promise.all(
      [...clients].map(async (client) => {
        const group = taking.filter(([, { recording }]) => recording.clientOrigin === client)
        const asked = group.map(([, { recording }]) => recording.steps[step]!)
        const seen = await (await this.#frameOf(client)).evaluate(fetchInPage, { asked, lanes: 12 })
        return group.map(([id, running], at) => ({ id, running, seen: seen[at]! }))
      }),
    )
    const all = seenOf.flat()
    const failed = all.filter(({ seen, running }) => 'thrown' in seen && running.received.length > 0)
    const failures = await this.#failures.take(failed.map(({ id }) => id))
    for (const { id, running, seen } of all)
      running.observed.push({ seen, received: running.received, failure: failures.get(id) ?? null })
  }

  /** The answer to a request, which is noted; or a page. */
  #answer(request: WireRequest): Answer | string {
    const running = this.#running.get(idIn(request.target) ?? '')
    if (running === undefined) return request.target === '/frame' ? frame : document
    // A connection that dies may be an old one: Chromium then sends the same once more.
    if (running.lost !== null) return running.lost
    const { received, recording, observed } = running
    const preflight =
      request.method === 'OPTIONS' &&
      request.headers.some(([name]) => name.toLowerCase() === 'access-control-request-method')
    const hop = received.filter((earlier) => !earlier.preflight).length
    const recorded = recording.steps[observed.length]?.hops[hop]
    const answer = (preflight ? recorded?.preflight : recorded?.response) ?? notFound
    if ('error' in answer) running.lost = answer
    received.push({ ...request, hop, preflight })
    return answer
  }

  async #frameOf(client: string): Promise<Frame> {
    const known = this.#frames.get(client)
    if (known !== undefined) return known
    const page = await this.#context.newPage()
    await page.goto(client === 'null' ? `http://localhost:${this.#ports.get('9201')}/` : `${client}/`)
    const frame = client === 'null' ? opaqueFrame(page) : page.mainFrame()
    await this.#failures.watch(await this.#context.newCDPSession(client === 'null' ? frame : page))
    this.#frames.set(client, frame)
    return frame
  }
}

const notFound: Answer = { status: 404, statusText: 'Not Found', headers: [] }

function opaqueFrame(page: Page): Frame {
  const [frame] = page.mainFrame().childFrames()
  if (frame === undefined) throw new Error('The page has no sandboxed frame.')
  return frame
}
