import { listenToExchanges } from './event-stream.ts'
import { LiveExchanges } from './live-exchanges.ts'

/** What the page has heard of the lab's one event stream. */
export const liveExchanges = new LiveExchanges()

const users = new Set<() => void>()
let frame: number | null = null
let close = () => {}

/**
 * Opens the event stream for its first user and closes it with the last, so that a page has one at most. `onFrame`
 * is called when something was heard, at most once a frame.
 * @returns how to leave.
 */
export function joinStream(url: string, onFrame: () => void): () => void {
  if (users.size === 0) {
    close = listenToExchanges(url, {
      hear(event) {
        liveExchanges.hear(event)
        tellUsers()
      },
      opened() {
        liveExchanges.forget()
        tellUsers()
      },
    })
  }
  users.add(onFrame)
  return () => {
    users.delete(onFrame)
    if (users.size === 0) close()
  }
}

function tellUsers(): void {
  frame ??= requestAnimationFrame(() => {
    frame = null
    for (const onFrame of users) onFrame()
  })
}
