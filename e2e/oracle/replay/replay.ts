import { getHeader } from '../../../scenarios/fetch-standard/headers/header-list.ts'
import { initiatorOf } from '../../../scenarios/fetch-standard/request/initiator.ts'
import {
  embedderPolicies,
  type Answer,
  type Recording,
  type Step,
} from '../../../scenarios/fetch-standard/recording/recording.ts'
import type { HeaderList } from '../../../scenarios/words/exchange.ts'
import type { ScriptTarget } from '../../support/browsers/browser.ts'
import { startAnswerServer, type AnswerServer, type WholeAnswer } from './answer-server.ts'
import { deadFourDigitPort } from './four-digit-port.ts'
import { idIn, mappedRecording, type Ports } from './mapped-recording.ts'
import type { Observed, Received } from './observed.ts'
import { fetchInPage } from './page-fetch.ts'
import type { WireRequest } from './read-request.ts'
import type { ReplayBrowser } from './replay-browser.ts'

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

const pageText =
  '<!doctype html><title>Replay</title><link rel="icon" href="data:,"><iframe sandbox="allow-scripts" src="/frame"></iframe>'
const frameText = '<!doctype html><title>Opaque origin</title>'

/** A page, with the Cross-Origin-Embedder-Policy that its path names. */
function pageAt(target: string): WholeAnswer {
  const policy = embedderPolicies.find((each) => target === `/${each}`)
  const html: HeaderList = [
    ['Content-Type', 'text/html'],
    ['Cache-Control', 'no-store'],
  ]
  return {
    status: 200,
    statusText: 'OK',
    headers: policy === undefined ? html : [...html, ['Cross-Origin-Embedder-Policy', policy]],
    body: target === '/frame' ? frameText : pageText,
  }
}

/** What an EventSource is given at first, so that it connects again at once and then has an id to send. */
const withEventId = (client: string, id: string): WholeAnswer => ({
  status: 200,
  statusText: 'OK',
  headers: [
    ['Content-Type', 'text/event-stream'],
    ['Access-Control-Allow-Origin', client],
    ['Access-Control-Allow-Credentials', 'true'],
  ],
  body: `retry: 1\nid: ${id}\ndata: x\n\n`,
})

type Group = Pick<Recording, 'clientOrigin' | 'embedderPolicy' | 'lnaPermission'>

/** Recordings of one group can be replayed by one page. */
const groupOf = ({ clientOrigin, embedderPolicy = 'unsafe-none', lnaPermission = 'denied' }: Group): string =>
  `${lnaPermission} ${embedderPolicy} ${clientOrigin}`

/** The ports in the cases behind which a server stands here. Behind 9204 there is none. */
const served = ['9201', '9202', '9203'] as const

/**
 * Replays recordings in a browser: a page of each client origin makes the requests, all recordings side by side and
 * the steps of each in order, and raw servers answer what was recorded.
 */
export class Replay {
  readonly #documents = new Map<string, Promise<ScriptTarget>>()
  readonly #running = new Map<string, Running>()
  readonly #lanes: number
  #browser: ReplayBrowser | null = null
  #servers: readonly AnswerServer[] = []
  #ports: Ports = new Map()
  #replayed = 0

  /**
   * Replays in a browser, which may be started for the port that stands for 9201.
   * @param lanes how many requests a page has under way at once.
   */
  static async start(
    browserFor: (pagePort: number) => ReplayBrowser | Promise<ReplayBrowser>,
    lanes = 12,
  ): Promise<Replay> {
    const replay = new Replay(lanes)
    const start = () => startAnswerServer((request) => replay.#answer(request))
    replay.#servers = await Promise.all(served.map(start))
    replay.#ports = new Map([
      ...served.map((port, at): [string, number] => [port, replay.#servers[at]?.port ?? 0]),
      ['9204', await deadFourDigitPort()],
    ])
    replay.#browser = await browserFor(replay.#ports.get('9201') ?? 0)
    return replay
  }

  private constructor(lanes: number) {
    this.#lanes = lanes
  }

  async close(): Promise<void> {
    await this.#opened().close()
    await Promise.all(this.#servers.map((server) => server.close()))
  }

  /**
   * Makes the requests of the recordings. If a network interface comes or goes meanwhile, all are made again, up to
   * five times in all: what the browser then gives up has nothing to do with what was recorded.
   */
  async replay(recordings: readonly Recording[]): Promise<readonly Replayed[]> {
    for (let tries = 1; ; tries += 1) {
      const replayed = await this.#replayOnce(recordings)
      if (!this.#opened().takeNetworkChange() || tries === 5) return replayed
    }
  }

  async #replayOnce(recordings: readonly Recording[]): Promise<readonly Replayed[]> {
    await this.#opened().clearCaches()
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
    const groups = new Map(taking.map(([, { recording }]) => [groupOf(recording), recording]))
    const seenOf = await Promise.all(
      [...groups].map(async ([key, one]) => {
        const group = taking.filter(([, { recording }]) => groupOf(recording) === key)
        const asked = group.map(([, { recording }]) => askedIn(recording.steps[step]!))
        const seen = await (await this.#documentOf(key, one)).run(fetchInPage, { asked, lanes: this.#lanes })
        return group.map(([id, running], at) => ({ id, running, seen: seen[at]! }))
      }),
    )
    const all = seenOf.flat()
    const failed = all.filter(
      ({ seen, running }) => 'untold' in seen || ('thrown' in seen && running.received.length > 0),
    )
    const failures = await this.#opened().takeFailures(failed.map(({ id }) => id))
    for (const { id, running, seen } of all)
      running.observed.push({ seen, received: running.received, failure: failures.get(id) ?? null })
  }

  /** The answer to a request, which is noted; or a page. */
  #answer(request: WireRequest): WholeAnswer {
    const running = this.#running.get(idIn(request.target) ?? '')
    if (running === undefined) return pageAt(request.target)
    // A connection that dies may be an old one: browsers then send the same again, Chromium once, Firefox up to ten times.
    if (running.lost !== null) return running.lost
    const { received, recording, observed } = running
    const preflight =
      request.method === 'OPTIONS' &&
      request.headers.some(([name]) => name.toLowerCase() === 'access-control-request-method')
    const hop = received.filter((earlier) => !earlier.preflight).length
    const step = recording.steps[observed.length]
    const eventId = step === undefined || received.length > 0 ? null : eventIdIn(step)
    if (eventId !== null && !request.headers.some(([name]) => name.toLowerCase() === 'last-event-id'))
      return withEventId(recording.clientOrigin, eventId)
    const recorded = step?.hops[hop]
    const answer = (preflight ? recorded?.preflight : recorded?.response) ?? notFound
    if ('error' in answer) running.lost = answer
    received.push({ ...request, hop, preflight })
    return answer
  }

  #documentOf(
    key: string,
    { clientOrigin: client, embedderPolicy, lnaPermission }: Group,
  ): Promise<ScriptTarget> {
    const known = this.#documents.get(key)
    if (known !== undefined) return known
    const origin = client === 'null' ? `http://localhost:${this.#ports.get('9201')}` : client
    const opened = this.#opened().open({
      url: `${origin}/${embedderPolicy ?? ''}`,
      isOpaque: client === 'null',
      lnaPermission: lnaPermission ?? 'denied',
    })
    this.#documents.set(key, opened)
    return opened
  }

  #opened(): ReplayBrowser {
    if (this.#browser === null) throw new Error('There is no browser.')
    return this.#browser
  }
}

/** The step as it is made, with what makes it named. */
const askedIn = ({ request, hops, waitMs }: Step) => ({
  request: { ...request, initiator: initiatorOf(request, hops) },
  waitMs,
})

/** The id that an EventSource sends in this step; null where it sends none, and for all else. */
const eventIdIn = ({ request, hops }: Step): string | null =>
  initiatorOf(request, hops) === 'event-source' ? getHeader(request.headers, 'last-event-id') : null

const notFound: Answer = { status: 404, statusText: 'Not Found', headers: [] }
