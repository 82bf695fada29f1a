import { isAnsweredByCache, isPreflight } from '../outcome/exchanges.ts'
import type { Exchange } from '../../words/exchange.ts'
import { corsHeaderChange } from './cors-header-change.ts'
import { failureStep } from './failure-step.ts'
import type { Hop } from './hops.ts'
import type {
  BodyEndStep,
  ChangeStep,
  InterimStep,
  Lifeline,
  RequestStep,
  ResponseStep,
  Step,
} from './step.ts'

/** A body whose end comes later than its head by this has a step of its own for it, in milliseconds. */
const noticeablyLaterMs = 1

/** One exchange as steps: its request, and what came of it. */
export interface ExchangeSteps {
  readonly exchange: Exchange
  readonly request: RequestStep
  readonly rest: readonly Exclude<Step, RequestStep>[]
}

interface Course {
  /** Milliseconds since the epoch: the lane's first message. */
  readonly zeroMs: number
  /** The lane and the request target that an attempt began with. */
  readonly first: Pick<Exchange, 'lane' | 'url'>
  /** The response that the browser refused, if any. */
  readonly refused: Exchange | null
  /** Nothing is waited for any more. */
  readonly isSettled: boolean
}

/** The steps of a hop, exchange by exchange: the browser's first, if it is known. */
export function stepsOfHop({ outer, inner }: Hop, course: Course): readonly ExchangeSteps[] {
  const behind = inner.map((exchange) =>
    stepsOf(
      exchange,
      { ...course, first: outer ?? exchange },
      { from: 'proxy', by: 'backend', change: null },
    ),
  )
  if (outer === null) return behind
  // One that the proxy gave up on, or answered in another way, is not what the browser got.
  const answered = inner.findLast(({ status }) => status !== null && status === outer.status)
  const change = answered === undefined ? null : corsHeaderChange(answered, outer)
  const isBackends = outer.witness === 'backend' || (answered !== undefined && change === null)
  const isFromCache = inner.length === 0 && isAnsweredByCache(outer)
  return [
    stepsOf(outer, course, {
      from: 'browser',
      by: isFromCache ? 'cache' : isBackends ? 'backend' : 'proxy',
      change,
      isWithoutBackend: outer.witness === 'proxy' && inner.length === 0,
    }),
    ...behind,
  ]
}

interface Sides {
  readonly by: ResponseStep['by']
  readonly change: ChangeStep['change'] | null
  readonly from: 'browser' | 'proxy'
  readonly isWithoutBackend?: boolean
}

function stepsOf(exchange: Exchange, course: Course, sides: Sides): ExchangeSteps {
  const { method, witness: to, status, error, url, lane } = exchange
  const { from } = sides
  const { zeroMs, first, isSettled } = course
  const isUnanswered = status === null && (error !== null || isSettled)
  return {
    exchange,
    request: {
      kind: 'request',
      from,
      to,
      atMs: momentOf(exchange.startedAtMs - zeroMs),
      method,
      isPreflight: isPreflight(exchange),
      fate: status !== null ? 'answered' : isUnanswered ? 'unanswered' : 'under-way',
      isAgain: false,
      target: url === first.url ? null : url,
      lane: lane === first.lane ? null : lane,
    },
    rest: [
      ...interimSteps(exchange, { from: to, to: from }),
      ...responseSteps(exchange, course, sides),
      ...(isUnanswered || isBrokenOff(exchange) ? [failureStep(exchange, from)] : []),
    ],
  }
}

/** One that came before its request was complete has an error too, and is whole. */
const isBrokenOff = ({ error, durationMs }: Exchange) => error !== null && durationMs === null

/** The last of these clocks ticks in tenths of a microsecond. */
const momentOf = (ms: number) => Math.round(Math.max(0, ms) * 10_000) / 10_000

function interimSteps(
  { interim }: Exchange,
  { from, to }: { readonly from: Lifeline; readonly to: Lifeline },
): readonly InterimStep[] {
  const runs: { readonly status: number; count: number }[] = []
  for (const { status } of interim) {
    const last = runs.at(-1)
    if (last?.status === status) last.count += 1
    else runs.push({ status, count: 1 })
  }
  return runs.map(({ status, count }): InterimStep => ({ kind: 'interim', from, to, status, count }))
}

function responseSteps(exchange: Exchange, { zeroMs, refused }: Course, sides: Sides) {
  const { witness, status, startedAtMs, headMs, durationMs, error } = exchange
  if (status === null) return []
  const between = { from: witness, to: sides.from } as const
  const isLong = headMs !== null && durationMs !== null && durationMs - headMs >= noticeablyLaterMs
  const afterMs = isLong || error !== null ? (headMs ?? durationMs) : durationMs
  const response: ResponseStep = {
    kind: 'response',
    ...between,
    atMs: momentOf(startedAtMs + (afterMs ?? headMs ?? 0) - zeroMs),
    status,
    isPreflight: isPreflight(exchange),
    by: sides.by,
    afterMs,
    isRefused: exchange === refused,
    isWithoutBackend: sides.isWithoutBackend ?? false,
  }
  const changed: readonly ChangeStep[] =
    sides.change === null ? [] : [{ kind: 'change', change: sides.change }]
  if (!isLong) return [response, ...changed]
  const atMs = momentOf(startedAtMs + durationMs - zeroMs)
  const bodyEnd: BodyEndStep = { kind: 'body-end', ...between, atMs, by: sides.by, afterMs: durationMs }
  return [response, ...changed, bodyEnd]
}
