import '../shell/zod-without-eval.ts'
import { pageFetch } from '../attempt/agents/page-fetch.ts'
import { readToAgent, type FromAgent, type ToAgent } from '../attempt/agents/messages.ts'

/**
 * The origin agent: runs in a frame at a page origin and fetches from there for the dashboard. It obeys the
 * window that embeds it, and only while that is the dashboard.
 */
const dashboardOrigin = document.currentScript?.dataset['dashboardOrigin'] ?? ''
const running = new Map<string, AbortController>()

const tell = (message: FromAgent) => window.parent.postMessage(message, dashboardOrigin)

async function obey(message: ToAgent): Promise<void> {
  switch (message.type) {
    case 'stop':
      running.get(message.attemptId)?.abort()
      break
    case 'fetch': {
      const { attemptId } = message.fetch
      const controller = new AbortController()
      running.set(attemptId, controller)
      const result = await pageFetch(message.fetch, controller.signal)
      running.delete(attemptId)
      tell({ type: 'result', attemptId, result })
    }
  }
}

window.addEventListener('message', (event) => {
  if (event.source !== window.parent || event.origin !== dashboardOrigin) return
  const message = readToAgent(event.data)
  if (message !== null) void obey(message)
})

// To the dashboard's exact origin: another page that managed to embed this frame is not even told that it is there.
tell({ type: 'ready' })
