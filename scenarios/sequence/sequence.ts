import { browserExchanges, isPreflight, passedOn } from '../outcome/exchanges.ts'
import type { Preflight } from '../outcome/preflight-of.ts'
import type { Exchange } from '../words/exchange.ts'
import type { Outcome } from '../words/outcome.ts'
import type { PageResult } from '../words/page-result.ts'

export type Lifeline = 'browser' | 'proxy' | 'backend'

/** One message between two lifelines. Times are milliseconds since the lane's first message. */
export interface SequenceMessage {
  readonly from: Lifeline
  readonly to: Lifeline
  readonly atMs: number
  readonly kind: 'request' | 'response'
  readonly isPreflight: boolean
  /** `waiting`: nobody has answered it yet; `ghost`: a cache answered in its place, and it was never sent. */
  readonly state: 'sent' | 'waiting' | 'ghost' | 'failed'
  /** The method or the status. */
  readonly label: string
  readonly detail: string
}

/** Something that happened at the browser's lifeline and is no message. */
interface SequenceNote {
  readonly kind: 'held-back' | 'refused' | 'failed' | 'remark'
  readonly atMs: number
  readonly label: string
  readonly detail: string
}

/** While a proxy or a backend had a request. */
interface BusyTime {
  readonly at: Lifeline
  readonly fromMs: number
  readonly toMs: number
}

/** The course of one attempt in one lane, in order. */
export interface Sequence {
  readonly hasProxy: boolean
  readonly messages: readonly SequenceMessage[]
  readonly notes: readonly SequenceNote[]
  readonly busy: readonly BusyTime[]
}

export interface SequenceEvidence {
  readonly hasProxy: boolean
  readonly request: { readonly method: string } | null
  readonly result: PageResult | null
  readonly exchanges: readonly Exchange[]
  readonly preflight: Preflight | null
  readonly outcome: Outcome | null
}

/** What is drawn of an attempt: from its exchanges, and, where nothing was on the wire, from what became of it. */
export function sequenceOf(evidence: SequenceEvidence): Sequence {
  const { hasProxy, exchanges } = evidence
  const seen = browserExchanges(exchanges)
  const startMs = seen[0]?.startedAtMs ?? 0
  const onWire = seen.flatMap((exchange) => [
    ...messagesOf(exchange, 'browser', startMs),
    ...passedOn(exchange, exchanges).flatMap((each) => messagesOf(each, 'proxy', startMs)),
  ])
  const messages = [...ghosts(evidence, seen), ...onWire.toSorted((a, b) => a.atMs - b.atMs)]
  const endMs = messages.at(-1)?.atMs ?? 0
  const busy = exchanges.flatMap((exchange) => busyTime(exchange, startMs))
  return { hasProxy, messages, notes: notesOf(evidence, seen, endMs), busy }
}

const endOf = ({ headMs, durationMs }: Exchange) => headMs ?? durationMs

function messagesOf(exchange: Exchange, from: Lifeline, startMs: number): readonly SequenceMessage[] {
  const { witness: to, method, startedAtMs, status, durationMs, interim, error } = exchange
  const atMs = startedAtMs - startMs
  const end = endOf(exchange)
  const isEnded = status !== null || error !== null
  const both = { isPreflight: isPreflight(exchange) }
  const request = {
    ...both,
    from,
    to,
    atMs,
    kind: 'request',
    state: error !== null && status === null ? 'failed' : isEnded ? 'sent' : 'waiting',
    label: method === '' ? 'not HTTP' : method,
    detail: error !== null && status === null ? error : '',
  } as const
  if (status === null) return [request]
  const answered = {
    ...both,
    from: to,
    to: from,
    atMs: atMs + (end ?? 0),
    kind: 'response',
    state: 'sent',
  } as const
  return [
    request,
    ...interim.map((each) => Object.assign({}, answered, { label: String(each.status), detail: 'interim' })),
    {
      ...answered,
      label: String(status),
      detail:
        durationMs === null ? '' : `${durationMs < 100 ? durationMs.toFixed(1) : Math.round(durationMs)} ms`,
    },
  ]
}

function busyTime(exchange: Exchange, startMs: number): readonly BusyTime[] {
  const end = endOf(exchange)
  const fromMs = exchange.startedAtMs - startMs
  return end === null ? [] : [{ at: exchange.witness, fromMs, toMs: fromMs + end }]
}

/** The messages that a cache spared. */
function ghosts({ hasProxy, request, result, preflight }: SequenceEvidence, seen: readonly Exchange[]) {
  const to: Lifeline = hasProxy ? 'proxy' : 'backend'
  const ghost = { from: 'browser', to, atMs: 0, kind: 'request', state: 'ghost' } as const
  const found: SequenceMessage[] = []
  if (preflight?.kind === 'cached')
    found.push({ ...ghost, isPreflight: true, label: 'OPTIONS', detail: 'not sent: cached' })
  if (request !== null && result?.kind === 'response' && seen.every(isPreflight))
    found.push({ ...ghost, isPreflight: false, label: request.method, detail: 'not sent: HTTP cache' })
  return found
}

function notesOf(
  { outcome, request, result }: SequenceEvidence,
  seen: readonly Exchange[],
  atMs: number,
): readonly SequenceNote[] {
  const method = request?.method ?? ''
  const isOnWire = seen.length > 0
  switch (outcome) {
    case 'blocked-at-preflight':
      return [
        { kind: 'refused', atMs, label: '', detail: 'the browser refused the answer' },
        { kind: 'held-back', atMs, label: `${method} held back`, detail: 'never sent' },
      ]
    case 'blocked-at-response':
      return [{ kind: 'refused', atMs, label: '', detail: 'the browser refused the response' }]
    case 'not-sent':
      return [
        { kind: 'held-back', atMs, label: `${method} not sent`, detail: 'the browser would not make it' },
      ]
    case 'no-response': {
      const reason =
        result?.kind === 'stopped'
          ? 'you stopped it'
          : result?.kind === 'timed-out'
            ? `no response within ${result.afterMs / 1_000} s`
            : isOnWire
              ? 'no response came'
              : 'no connection'
      return [{ kind: 'failed', atMs, label: isOnWire ? '' : method, detail: reason }]
    }
    case 'opaque':
      return [{ kind: 'remark', atMs, label: '', detail: 'opaque: script may not look into it' }]
    case 'readable':
    case null:
      return request === null ? [{ kind: 'remark', atMs: 0, label: '', detail: 'nothing sent yet' }] : []
  }
}

const names: Readonly<Record<Lifeline, string>> = { browser: 'browser', proxy: 'proxy', backend: 'backend' }

/** The same in words: a sentence for each message and note, in order. */
export function sequenceSentences({ messages, notes }: Sequence): readonly string[] {
  const time = (atMs: number) => `at ${atMs.toFixed(1)} ms`
  const ofMessages = messages.map(({ from, to, kind, isPreflight: isPre, state, label, detail, atMs }) => {
    const ends = `${capital(names[from])} to ${names[to]}`
    if (state === 'ghost') return `${ends}: ${label}, ${detail}`
    const what = kind === 'request' ? `${label}${isPre ? ', the preflight' : ''}` : label
    const tail =
      state === 'waiting' ? ', not answered yet' : state === 'failed' ? `, no answer: ${detail}` : ''
    return `${ends}: ${what} ${time(atMs)}${kind === 'response' && detail !== '' ? `, after ${detail}` : ''}${tail}`
  })
  const ofNotes = notes.map(({ label, detail }) => capital([label, detail].filter(Boolean).join(': ')))
  return [...ofMessages, ...ofNotes]
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)
