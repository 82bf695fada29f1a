import type { PageResult } from '../../scenarios/words/page-result.ts'
import type { FromAgent, ToAgent } from '../agent/messages.ts'
import { pageFetch, type PageFetch } from './page-fetch.ts'

const readyWithinMs = 5_000

interface Agent {
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
  async fetch(pageOrigin: string, fetch: PageFetch, stop: AbortSignal): Promise<PageResult> {
    if (pageOrigin === window.location.origin) return pageFetch(fetch, stop)
    const agent = this.agents.get(pageOrigin) ?? this.embed(pageOrigin)
    if (!(await agent.ready)) {
      this.remove(pageOrigin, agent)
      return {
        kind: 'lab-fault',
        message: `The agent page for the origin ${pageOrigin} did not answer within ${readyWithinMs / 1_000} s, so nothing was sent. Check that the lab is running and that nothing blocks its frames, then send again.`,
      }
    }
    if (stop.aborted) return { kind: 'stopped' }
    return new Promise((resolve) => {
      this.waiting.set(fetch.attemptId, resolve)
      stop.addEventListener('abort', () => say(agent, { type: 'stop', attemptId: fetch.attemptId }))
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
        this.waiting.delete(message.attemptId)
    }
  }

  private embed(pageOrigin: string): Agent {
    const frame = document.createElement('iframe')
    frame.title = `Origin agent for ${pageOrigin}`
    frame.tabIndex = -1
    frame.setAttribute('aria-hidden', 'true')
    frame.hidden = true
    // A sandboxed frame without allow-same-origin has the opaque origin that serialises to null.
    if (pageOrigin === 'null') frame.setAttribute('sandbox', 'allow-scripts')
    frame.src = pageOrigin === 'null' ? '/agent' : `${pageOrigin}/agent`
    let isReady = () => {}
    const ready = new Promise<boolean>((resolve) => {
      isReady = () => resolve(true)
      setTimeout(() => resolve(false), readyWithinMs)
    })
    const agent = { frame, ready, isReady }
    this.agents.set(pageOrigin, agent)
    document.body.append(frame)
    return agent
  }

  private remove(pageOrigin: string, agent: Agent): void {
    agent.frame.remove()
    if (this.agents.get(pageOrigin) === agent) this.agents.delete(pageOrigin)
  }
}

/** To any origin: a sandboxed frame has none that could be named. Who listens is known by its window. */
const say = ({ frame }: Agent, message: ToAgent) => frame.contentWindow?.postMessage(message, '*')
