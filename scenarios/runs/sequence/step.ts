/** A participant of an attempt, as a line down the diagram. */
export type Lifeline = 'browser' | 'proxy' | 'backend'

/** One line of a sequence: a message, or what is said of one. A closed union. */
export type Step = TimedStep | UntimedStep

/** Steps whose moment a witness knows: milliseconds since the lane's first message. */
export type TimedStep = RequestStep | ResponseStep | BodyEndStep

/** Steps that have a place in the order and no moment. */
export type UntimedStep =
  | InterimStep
  | ChangeStep
  | FailureStep
  | GhostStep
  | PredictedStep
  | UnsentStep
  | UnarrivedStep
  | RemarkStep

interface Between {
  readonly from: Lifeline
  readonly to: Lifeline
}

export interface RequestStep extends Between {
  readonly kind: 'request'
  readonly atMs: number
  /** Empty where no HTTP could be read. */
  readonly method: string
  readonly isPreflight: boolean
  readonly fate: 'answered' | 'under-way' | 'unanswered'
  /** The same request was sent before, and nobody answered it. */
  readonly isAgain: boolean
  /** The request target, when it is another one than at first, or than in the request that is passed on. */
  readonly target: string | null
  /** The id of the lane that it goes to, when it is another one. */
  readonly lane: string | null
}

export interface ResponseStep extends Between {
  readonly kind: 'response'
  readonly atMs: number
  readonly status: number
  readonly isPreflight: boolean
  /** Who wrote it: a proxy that passes on the backend's response did not, unless it changed the CORS headers. Of a
   * response that the proxy had kept, its cache. */
  readonly by: 'proxy' | 'backend' | 'cache'
  /** From the first byte of the request to where the step stands; null while the body runs. */
  readonly afterMs: number | null
  /** The browser did not give it to the page, or, of a preflight, did not let the request go. */
  readonly isRefused: boolean
  /** A proxy answered, and nothing was seen of it at the backend. */
  readonly isWithoutBackend: boolean
}

/** The end of a response's body, where it came noticeably later than the head. */
export interface BodyEndStep extends Between {
  readonly kind: 'body-end'
  readonly atMs: number
  readonly by: ResponseStep['by']
  readonly afterMs: number
}

/** Responses with one status 1xx, one after the other, before the final one. */
export interface InterimStep extends Between {
  readonly kind: 'interim'
  readonly status: number
  readonly count: number
}

/** What a proxy did to the CORS headers of the backend's response, before it passed it on. */
export interface ChangeStep {
  readonly kind: 'change'
  readonly change: 'adds' | 'removes' | 'changes'
}

/** A request that nobody answered, or a response that broke off; the witnesses do not know when. */
export interface FailureStep extends Between {
  readonly kind: 'failure'
  /** As few words as a narrow lane has room for. */
  readonly reason: string
  readonly sentence: string
}

/** A request that was not sent because a cache of the browser's had the response. */
export interface GhostStep extends Between {
  readonly kind: 'ghost'
  readonly method: string
  readonly cache: 'preflight' | 'http'
  /** How long the cache will still have it; null where nobody knows. */
  readonly forSeconds: number | null
}

/** A request that is expected, before anything is sent. */
export interface PredictedStep extends Between {
  readonly kind: 'predicted'
  readonly method: string
  readonly isPreflight: boolean
}

/** A request that the browser did not let go. */
export interface UnsentStep {
  readonly kind: 'unsent'
  readonly method: string
  readonly why: 'preflight-failed' | 'not-allowed'
  /** Whether that is only expected: nothing has been sent yet. */
  readonly isPredicted?: boolean
}

/** A request of which nothing arrived at any witness. */
interface UnarrivedStep extends Between {
  readonly kind: 'unarrived'
  readonly method: string
}

export interface RemarkStep {
  readonly kind: 'remark'
  readonly means: 'idle' | 'blocked' | 'cache'
  /** Whether it will be replaced by what is to come. */
  readonly isUnderWay: boolean
  readonly text: string
}

/** The time in which a proxy or a backend had a request, by the steps at its two ends. */
export interface Busy {
  readonly at: 'proxy' | 'backend'
  readonly fromStep: number
  /** Null while nothing has come of it. */
  readonly toStep: number | null
  readonly isOver: boolean
}

/** The course of one attempt in one lane. */
export interface Sequence {
  readonly hasProxy: boolean
  /** In order; a step without a moment follows the one that it belongs to. */
  readonly steps: readonly Step[]
  readonly busy: readonly Busy[]
  readonly isUnderWay: boolean
}

/** Whether a witness knows when it was. */
export function isTimed(step: Step): step is TimedStep {
  return 'atMs' in step
}
