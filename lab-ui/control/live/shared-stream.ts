import { listenToExchanges } from './event-stream.ts'
import { LiveExchanges } from './live-exchanges.ts'

/** What the page has heard of the lab's one event stream. */
export const liveExchanges = new LiveExchanges()

const listeners = new Set<() => void>()
let users = 0
let close = () => {}
let isFrameDue = false

/**
 * Opens the event stream for its first user and closes it with the last, so that a page has one at most.
 * @returns how to leave.
 */
export function joinStream(url: string): () => void {
  users += 1
  if (users === 1) {
    close = listenToExchanges(url, {
      hear(event) {
        liveExchanges.hear(event)
        tellListeners()
      },
      opened() {
        liveExchanges.forget()
        tellListeners()
      },
    })
  }
  return () => {
    users -= 1
    if (users === 0) close()
  }
}

/** Has it called when something was heard, at most once a frame. Returns how to stop. */
export function onHeard(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

function tellListeners(): void {
  if (isFrameDue) return
  isFrameDue = true
  requestAnimationFrame(() => {
    isFrameDue = false
    for (const listener of listeners) listener()
  })
}
