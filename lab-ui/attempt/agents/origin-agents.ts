import type { PageResult } from '../../../scenarios/words/page-result.ts'
import type { FromAgent, PageFetch, ToAgent } from './messages.ts'
import { pageFetch } from './page-fetch.ts'

const readyWithinMs = 5_000
/** An agent keeps an attempt's time limit itself; when it says nothing for this much longer, it is gone. */
const graceMs = 2_000

/** A page that fetches for the dashboard: its origin, and where it lies there. */
interface AgentPage {
  readonly origin: string
  readonly path: string
}

interface Agent {
  readonly pageOrigin: string
  readonly frame: HTMLIFrameElement
  readonly ready: Promise<boolean>
  isReady(): void
}

/**
 * Fetches from any page origin of the lab: from the dashboard's own by itself, from every other through an
 * agent in a hidden frame, made when it is first needed. An agent is known by its window and never by its
 * origin, since `null` is everybody.
 */
export class OriginAgents {
  private readonly agents = new Map<string, Agent>()
  private readonly waiting = new Map<string, (result: PageResult) => void>()

  constructor() {
    window.addEventListener('message', (event: MessageEvent<FromAgent>) => {
      const agent = [...this.agents.values()].find(({ frame }) => frame.contentWindow === event.source)
      if (agent !== undefined) this.hear(agent, event.data)
    })
  }

  /** Sends one fetch from a page origin. Never throws: an agent that does not answer is a fault of the lab. */
  async fetch(page: AgentPage, fetch: PageFetch, stop: AbortSignal): Promise<PageResult> {
    const pageOrigin = page.origin
    if (pageOrigin === window.location.origin) return pageFetch(fetch, stop)
    const agent = this.agents.get(pageOrigin) ?? this.embed(page)
    const isReady = await unlessAborted(agent.ready, stop)
    if (stop.aborted) return { kind: 'stopped' }
    if (!isReady) return this.giveUp(agent, readyWithinMs, 'so nothing was sent')
    return this.ask(agent, fetch, stop)
  }

  /** Takes away the agents of these page origins: nobody answers there any more. */
  release(pageOrigins: readonly string[]): void {
    for (const pageOrigin of pageOrigins) {
      this.agents.get(pageOrigin)?.frame.remove()
      this.agents.delete(pageOrigin)
    }
  }

  private ask(agent: Agent, fetch: PageFetch, stop: AbortSignal): Promise<PageResult> {
    const { attemptId, timeoutMs } = fetch
    return new Promise((resolve) => {
      const settle = (result: PageResult) => {
        clearTimeout(timer)
        stop.removeEventListener('abort', tellToStop)
        this.waiting.delete(attemptId)
        resolve(result)
      }
      const tellToStop = () => say(agent, { type: 'stop', attemptId })
      const silentMs = timeoutMs + graceMs
      const timer = setTimeout(
        () => settle(this.giveUp(agent, silentMs, 'so nobody knows what its page was told')),
        silentMs,
      )
      this.waiting.set(attemptId, settle)
      stop.addEventListener('abort', tellToStop)
      say(agent, { type: 'fetch', fetch })
    })
  }

  private hear(agent: Agent, message: FromAgent): void {
    switch (message.type) {
      case 'ready':
        agent.isReady()
        break
      case 'result':
        this.waiting.get(message.attemptId)?.(message.result)
    }
  }

  private embed({ origin: pageOrigin, path }: AgentPage): Agent {
    const frame = document.createElement('iframe')
    frame.title = `Origin agent for ${pageOrigin}`
    frame.tabIndex = -1
    frame.setAttribute('aria-hidden', 'true')
    frame.hidden = true
    // A sandboxed frame without allow-same-origin has the opaque origin that serialises to null.
    if (pageOrigin === 'null') frame.setAttribute('sandbox', 'allow-scripts')
    frame.src = pageOrigin === 'null' ? path : pageOrigin + path
    let isReady = () => {}
    const ready = new Promise<boolean>((resolve) => {
      isReady = () => resolve(true)
      setTimeout(() => resolve(false), readyWithinMs)
    })
    const agent = { pageOrigin, frame, ready, isReady }
    this.agents.set(pageOrigin, agent)
    document.body.append(frame)
    return agent
  }

  /** Removes an agent that does not answer, so that the next attempt makes a new one. */
  private giveUp(agent: Agent, waitedMs: number, consequence: string): PageResult {
    const { pageOrigin, frame } = agent
    frame.remove()
    if (this.agents.get(pageOrigin) === agent) this.agents.delete(pageOrigin)
    return {
      kind: 'lab-fault',
      message: `The agent page for the origin ${pageOrigin} did not answer within ${waitedMs / 1_000} s, ${consequence}. Check that the lab is running and that nothing blocks its frames, then send again.`,
    }
  }
}

/** A sandboxed frame has no origin that could be named; who listens there is known by its window. */
const say = ({ pageOrigin, frame }: Agent, message: ToAgent) =>
  frame.contentWindow?.postMessage(message, pageOrigin === 'null' ? '*' : pageOrigin)

/** What a promise gives, or false once the signal aborts. */
async function unlessAborted(promise: Promise<boolean>, signal: AbortSignal): Promise<boolean> {
  let giveUp = () => {}
  const aborted = new Promise<false>((resolve) => (giveUp = () => resolve(false)))
  // Taken away again: a repeat asks thousands of times with one signal.
  signal.addEventListener('abort', giveUp)
  if (signal.aborted) giveUp()
  const given = await Promise.race([promise, aborted])
  signal.removeEventListener('abort', giveUp)
  return given
}
