import type { ExchangeEvent, ExchangeEventName } from '../../../servers/control/event-queue.ts'

const names: readonly ExchangeEventName[] = ['under-way', 'exchange']
const tryAgainMs = 2_000

interface Listener {
  hear(event: ExchangeEvent): void
  /** It is open: for the first time, or again after a break, in which something may have been missed. */
  opened(): void
}

/**
 * Listens to the lab's event stream, and connects again whenever it breaks off, without a word: a stream that is
 * not there means no live view, and nothing else.
 * @returns how to stop.
 */
export function listenToExchanges(url: string, listener: Listener): () => void {
  let source: EventSource | null = null
  let timer: ReturnType<typeof setTimeout> | undefined
  const connect = () => {
    source = new EventSource(url)
    source.addEventListener('open', () => listener.opened())
    for (const name of names) {
      source.addEventListener(name, ({ data }: MessageEvent<string>) =>
        listener.hear(JSON.parse(data) as ExchangeEvent),
      )
    }
    // It connects again by itself after a break, but not after an answer that is no stream.
    source.addEventListener('error', () => {
      if (source?.readyState === EventSource.CLOSED) timer = setTimeout(connect, tryAgainMs)
    })
  }
  connect()
  return () => {
    clearTimeout(timer)
    source?.close()
  }
}
