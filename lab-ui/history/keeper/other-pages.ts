/**
 * The other pages of this browser that show the history. One channel for the page: what it posts, it does not get
 * itself.
 */
const channel = new BroadcastChannel('cors-lab-history')

/** Calls back when another page has changed the history; gives what ends that. */
export function watchOtherPages(onChange: () => void): () => void {
  channel.addEventListener('message', onChange)
  return () => channel.removeEventListener('message', onChange)
}

export function tellOtherPages(): void {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel has one origin only
  channel.postMessage('changed')
}
