import type { HopServer } from '../hop/hop-server.ts'
import type { RunningProxy } from '../proxies/engine.ts'
import { messageOf } from '../terminal/error-lines.ts'
import type { TapObserver } from '../witness/tap-target.ts'

/** A proxy with its witness's observer, which is started again when it exits by itself. */
export interface KeptProxy extends HopServer, Pick<RunningProxy, 'files' | 'processes'> {
  /** What has happened to it, and what to do; empty while nothing has. */
  readonly message: string
  /** A fault on purpose: it stays down until it is started. */
  halt(): Promise<void>
  /** Nothing happens while it is up. @throws EngineError when it does not start. */
  start(): Promise<void>
}

/** One that ends this often within this time would do so for ever. */
const mostEnds = 5
const endsWithinMs = 60_000
const pausesMs = [0, 500, 2_000]

/**
 * Starts a proxy and keeps it running.
 * @param observer observes what the witness before it sees.
 * @throws EngineError when it does not start.
 */
export async function keepProxy(
  startProxy: () => Promise<RunningProxy>,
  observer: TapObserver,
): Promise<KeptProxy> {
  let proxy = await startProxy()
  let isUp = true
  let wanted: 'running' | 'halted' | 'stopped' = 'running'
  let starting: Promise<void> | null = null
  let message = ''
  let changed = () => {}
  const ends: number[] = []

  const comeUp = (started: RunningProxy, words: string) => {
    proxy = started
    isUp = true
    message = words
    watch(started)
    changed()
  }
  const goDown = (words: string) => {
    isUp = false
    message = words
    changed()
  }
  /** Once at a time, whoever asks for it. */
  const bringUp = (words: string) => {
    const start = async () => {
      const started = await startProxy()
      if (wanted === 'running') comeUp(started, words)
      else await started.stop()
    }
    starting ??= start().finally(() => (starting = null))
    return starting
  }
  const startAgain = async (what: string) => {
    let reason = ''
    for (const pause of pausesMs) {
      await new Promise((resolve) => setTimeout(resolve, pause))
      if (wanted !== 'running' || isUp) return
      try {
        await bringUp(`${what} It was started again by itself.`)
        return
      } catch (error) {
        reason = messageOf(error)
      }
    }
    if (wanted === 'running') message = `${what} It does not start again: ${reason} ${wayOut}`
  }
  const watch = (running: RunningProxy) => {
    void running.ended?.then((how) => {
      if (wanted !== 'running' || !isUp || running !== proxy) return
      const what = `The proxy has ended unasked. ${how}`
      const now = performance.now()
      ends.push(now)
      while ((ends[0] ?? now) < now - endsWithinMs) ends.shift()
      if (ends.length < mostEnds) {
        goDown(`${what} The browser is refused a connection until it has started again.`)
        return startAgain(what)
      }
      return goDown(`${what} This was the ${mostEnds}th time within a minute. ${wayOut}`)
    })
  }
  watch(proxy)

  return {
    target: () => ({ host: '127.0.0.1', port: proxy.port, observer }),
    get isReachable() {
      return isUp
    },
    get files() {
      return proxy.files
    },
    get processes() {
      return isUp ? proxy.processes : []
    },
    get message() {
      return message
    },
    onChange(listener) {
      changed = listener
    },
    async halt() {
      if (wanted !== 'running') return
      wanted = 'halted'
      goDown('The proxy is stopped: the browser is refused a connection. Start the proxy again.')
      await starting?.catch(() => {})
      await proxy.stop()
    },
    async start() {
      if (isUp || wanted === 'stopped') return
      wanted = 'running'
      ends.length = 0
      await bringUp('')
    },
    async stop() {
      wanted = 'stopped'
      await starting?.catch(() => {})
      await proxy.stop()
    },
  }
}

const wayOut = 'Start the proxy again, or change the lane.'
