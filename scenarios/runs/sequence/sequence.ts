import { isPreflight } from '../outcome/exchanges.ts'
import { preflightOf } from '../outcome/preflight-of.ts'
import type { Exchange } from '../../words/exchange.ts'
import type { Outcome } from '../../words/outcome.ts'
import { closingSteps } from './closing-steps.ts'
import { stepsOfHop, type ExchangeSteps } from './exchange-steps.ts'
import { hopsOf } from './hops.ts'
import { predictedSequence } from './predicted-sequence.ts'
import type { SequenceEvidence } from './sequence-evidence.ts'
import { isTimed, type Busy, type GhostStep, type Sequence, type Step } from './step.ts'

/** The course of an attempt in one lane, from what the witnesses saw and the page was told. */
export function sequenceOf(evidence: SequenceEvidence): Sequence {
  const { request, result, exchanges, outcome } = evidence
  if (request === null) return predictedSequence(evidence)
  const hops = hopsOf(exchanges, evidence.hasProxy ? (exchanges[0]?.lane ?? null) : null)
  const seen = hops.flatMap(({ outer }) => outer ?? [])
  const begun = hops.flatMap(({ outer, inner }) => outer ?? inner)
  const course = {
    zeroMs: begun[0]?.startedAtMs ?? 0,
    first: seen[0] ?? begun[0] ?? { lane: '', url: '' },
    refused: refusedOf(outcome, seen),
    isSettled: outcome !== null,
  }
  const parts = markedAgain(hops.flatMap((hop) => stepsOfHop(hop, course)))
  const hasProxy = evidence.hasProxy || exchanges.some(({ witness }) => witness === 'proxy')
  const firstServer = evidence.hasProxy ? 'proxy' : 'backend'
  const steps: readonly Step[] = [
    ...preflightGhost(evidence, firstServer),
    ...inOrder(parts),
    ...closingSteps(evidence, seen, firstServer),
  ]
  const isUnderWay = outcome === null && result?.kind !== 'lab-fault' && !evidence.lookUpError
  return { hasProxy, steps, busy: busyTimes(parts, steps), isUnderWay }
}

function refusedOf(outcome: Outcome | null, seen: readonly Exchange[]): Exchange | null {
  if (outcome === 'blocked-at-preflight') return seen.findLast(isPreflight) ?? null
  return outcome === 'blocked-at-response' ? (seen.at(-1) ?? null) : null
}

function preflightGhost(
  { result, exchanges, hadPreflight, cachedForSeconds }: SequenceEvidence,
  to: 'proxy' | 'backend',
): readonly GhostStep[] {
  if (result === null || preflightOf(result, exchanges, hadPreflight).kind !== 'cached') return []
  const forSeconds = cachedForSeconds ?? null
  return [{ kind: 'ghost', from: 'browser', to, method: 'OPTIONS', cache: 'preflight', forSeconds }]
}

/** Marks each request that was sent before in the same words and got no answer. */
function markedAgain(parts: readonly ExchangeSteps[]): readonly ExchangeSteps[] {
  const unanswered = new Set<string>()
  return parts.map((part) => {
    const { exchange, request } = part
    const key = JSON.stringify([
      exchange.witness,
      exchange.lane,
      exchange.url,
      request.isPreflight,
      request.method,
    ])
    const isAgain = unanswered.has(key)
    if (request.fate === 'unanswered') unanswered.add(key)
    return isAgain ? { ...part, request: { ...request, isAgain } } : part
  })
}

/** By time; steps without a moment stay behind the one before them, and what is simultaneous keeps its order. */
function inOrder(parts: readonly ExchangeSteps[]): readonly Step[] {
  const placed = parts.flatMap(({ request, rest }) => {
    let { atMs } = request
    return [request, ...rest].map((step: Step) => {
      if (isTimed(step)) atMs = step.atMs
      return { atMs, step }
    })
  })
  return placed.toSorted((a, b) => a.atMs - b.atMs).map(({ step }) => step)
}

function busyTimes(parts: readonly ExchangeSteps[], steps: readonly Step[]): readonly Busy[] {
  const places = new Map(steps.map((step, index) => [step, index]))
  const placeOf = (step: Step) => places.get(step) ?? 0
  return parts.map(({ exchange, request, rest }) => {
    const last = rest.findLast(({ kind }) => kind === 'body-end' || kind === 'response' || kind === 'failure')
    return {
      at: exchange.witness,
      fromStep: placeOf(request),
      toStep: last === undefined ? null : placeOf(last),
      isOver: exchange.durationMs !== null || exchange.error !== null,
    }
  })
}
