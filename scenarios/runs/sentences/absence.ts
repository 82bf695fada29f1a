import type { Outcome } from '../../words/outcome.ts'
import type { PageResult } from '../../words/page-result.ts'
import type { Preflight } from '../outcome/preflight-of.ts'
import { mayUseHttpCache } from '../outcome/may-use-http-cache.ts'
import { preflightSentence } from './sentences.ts'

interface Known {
  readonly request: { readonly method: string } | null
  readonly outcome: Outcome | null
  readonly result: PageResult | null
  readonly preflight: Preflight | null
}

interface Absent {
  readonly kind: 'preflight' | 'request'
  readonly hop: number
  readonly turn: number
}

/** Why a lane has no such message where others have one, in one sentence. */
export function absenceSentence({ kind, hop, turn }: Absent, known: Known): string {
  const { request, outcome, result, preflight } = known
  if (request === null) return 'Nothing was sent to this lane.'
  if (outcome === null) return 'Nothing is known of it yet.'
  if (turn > 0) return 'It was not sent again here.'
  if (hop > 0) return 'No redirect was followed here.'
  if (kind === 'preflight') {
    const isTold = preflight !== null && preflight.kind !== 'answered' && preflight.kind !== 'unanswered'
    return isTold ? preflightSentence(preflight) : 'None was seen.'
  }
  switch (outcome) {
    case 'blocked-at-preflight':
      return `${request.method} was held back: there is nothing to show.`
    case 'not-sent':
      return `${request.method} was never sent.`
    case 'readable':
    case 'opaque':
      return mayUseHttpCache(request)
        ? "It was not sent: the response is the browser's HTTP cache's."
        : 'No witness saw it, although the page got a response.'
    case 'blocked-at-response':
    case 'no-response':
      return result?.kind === 'stopped'
        ? 'You stopped it before it reached a witness.'
        : 'It did not reach a witness.'
  }
}
