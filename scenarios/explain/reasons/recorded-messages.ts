import type { Answer, Step } from '../../fetch-standard/recording/recording.ts'
import type { Verdict } from '../../fetch-standard/recording/verdict.ts'
import type { HeaderList } from '../../words/exchange.ts'

/** One request that the servers received, and what was answered. */
export interface RecordedMessages {
  readonly method: string
  readonly url: string
  readonly requestHeaders: HeaderList
  readonly answer: Answer
  /** The header of the answer that decided, in lower case; null for none. */
  readonly decider: string | null
}

/** What was on the wire of one step, in order, by the verdict on it. */
export function recordedMessages(
  { request, hops }: Step,
  { sent, reason }: Verdict,
): readonly RecordedMessages[] {
  const urls = visitedUrls(request.url, hops)
  return sent.map(({ hop, preflight, method, headers }, at) => {
    const recorded = preflight ? hops[hop]?.preflight : hops[hop]?.response
    return {
      method,
      url: urls[hop] ?? request.url,
      requestHeaders: Object.entries(headers),
      answer: recorded ?? { status: 404, statusText: '', headers: [] },
      decider: at === sent.length - 1 && reason !== null ? reason.header : null,
    }
  })
}

/** The URL of each hop: the one that was asked for, and where each Location led. */
function visitedUrls(first: string, hops: Step['hops']): readonly string[] {
  const urls = [first]
  for (const { response } of hops) {
    const headers = response === null || 'error' in response ? [] : response.headers
    const location = headers.find(([name]) => name.toLowerCase() === 'location')?.[1]
    const next = location === undefined ? null : resolved(location, urls.at(-1))
    if (next !== null) urls.push(next)
  }
  return urls
}

function resolved(location: string, base: string | undefined): string | null {
  try {
    return new URL(location, base).href
  } catch {
    return null
  }
}
