import type { Exchange } from '../../../../scenarios/words/exchange.ts'
import type { Lab } from '../../../../servers/launch.ts'

interface SeenExchange {
  readonly attempt: string | null
  readonly exchange: Exchange
}

/** Reads the lab's event stream: for what other programs sent, whose attempt ids nobody here knows. */
export async function readEvents({ events }: Lab) {
  const stop = new AbortController()
  const { body } = await fetch(events, { signal: stop.signal })
  const ended: SeenExchange[] = []
  const reading = (async () => {
    let text = ''
    for await (const part of (body ?? new ReadableStream()).pipeThrough(new TextDecoderStream())) {
      const messages = (text + part).split('\n\n')
      text = messages.pop() ?? ''
      for (const message of messages) {
        const data = /^event: exchange\ndata: (.*)$/m.exec(message)?.[1]
        if (data !== undefined) ended.push(JSON.parse(data) as SeenExchange)
      }
    }
  })().catch(() => {})
  return {
    /** The exchanges that have ended, in this order. */
    ended: ended as readonly SeenExchange[],
    async close() {
      stop.abort()
      await reading
    },
  }
}
