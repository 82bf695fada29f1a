import { normalizeMethod } from '../../fetch-standard/request/normalize-method.ts'
import { headerValue, isPreflight } from '../outcome/exchanges.ts'
import { mayUseHttpCache } from '../outcome/may-use-http-cache.ts'
import type { Exchange } from '../../words/exchange.ts'
import type { PageResult } from '../../words/page-result.ts'
import type { SequenceEvidence } from './sequence-evidence.ts'
import type { Lifeline, RemarkStep, UntimedStep } from './step.ts'

/** What the browser's lifeline shows after all messages: what was not sent and why, and what the page got. */
export function closingSteps(
  { request, result, exchanges, outcome, lookUpError }: SequenceEvidence,
  seen: readonly Exchange[],
  firstServer: Lifeline,
): readonly UntimedStep[] {
  if (request === null) return [remark('nothing sent yet')]
  const method = normalizeMethod(request.method)
  switch (outcome) {
    case null:
      if (result?.kind === 'lab-fault') return [remark('not sent: the lab is at fault')]
      if (lookUpError) return [remark('what was sent is not known')]
      return exchanges.length === 0 ? [remark('under way', { isUnderWay: true })] : []
    case 'readable':
      return fromHttpCache(method, result, seen, firstServer)
    case 'opaque':
      return [...fromHttpCache(method, result, seen, firstServer), remark('opaque to the page')]
    case 'blocked-at-preflight': {
      const preflight = seen.findLast(isPreflight)
      const asked = preflight && headerValue(preflight.requestHeaders, 'access-control-request-method')
      return [{ kind: 'unsent', method: asked ?? method, why: 'preflight-failed' }, ...toPage(result)]
    }
    case 'blocked-at-response':
      return toPage(result)
    case 'not-sent':
      return [{ kind: 'unsent', method, why: 'not-allowed' }, ...toPage(result)]
    case 'no-response':
      return [...noResponse(method, result, seen, firstServer), ...toPage(result)]
  }
}

function remark(text: string, part: Partial<RemarkStep> = {}): RemarkStep {
  return { kind: 'remark', means: 'idle', isUnderWay: false, text, ...part }
}

/** A response that no exchange explains came out of the browser's HTTP cache, or was confirmed by a 304. */
function fromHttpCache(
  method: string,
  result: PageResult | null,
  seen: readonly Exchange[],
  to: Lifeline,
): readonly UntimedStep[] {
  if (result?.kind !== 'response') return []
  if (seen.every(isPreflight) && !mayUseHttpCache({ method })) return [remark('no witness saw the request')]
  if (seen.every(isPreflight))
    return [{ kind: 'ghost', from: 'browser', to, method, cache: 'http', forSeconds: null }]
  const isConfirmed = seen.at(-1)?.status === 304 && result.status === 200
  return isConfirmed ? [remark('200 from the HTTP cache', { means: 'cache' })] : []
}

function toPage(result: PageResult | null): readonly RemarkStep[] {
  return result?.kind === 'failed' || result?.kind === 'refused'
    ? [remark(`the page gets a ${result.name}`)]
    : []
}

function noResponse(
  method: string,
  result: PageResult | null,
  seen: readonly Exchange[],
  to: Lifeline,
): readonly UntimedStep[] {
  const unarrived = { kind: 'unarrived', from: 'browser', to, method } as const
  const words = gaveUp(result)
  if (words !== null) {
    const why = remark(words, { means: 'blocked' })
    return seen.length === 0 ? [unarrived, why] : [why]
  }
  return seen.length === 0 ? [unarrived, remark('nothing arrived', { means: 'blocked' })] : []
}

function gaveUp(result: PageResult | null): string | null {
  if (result?.kind === 'stopped') return 'you stopped it'
  return result?.kind === 'timed-out' ? `no response within ${result.afterMs / 1_000} s` : null
}
