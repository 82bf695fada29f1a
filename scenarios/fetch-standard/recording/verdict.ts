import type { Outcome } from '../../words/outcome.ts'
import type { ReasonValues } from '../reasons/standard-reason.ts'
import type { ReasonCode } from './reason-code.ts'
import type { StepId } from './step-id.ts'

/** One step of the standard on the way to a verdict, and whether what it asks held. `toldStep` says it in words. */
export interface Because {
  readonly id: StepId
  readonly holds: boolean
  /** What it is about, such as a method. */
  readonly values: readonly string[]
}

/** Why a fetch ended in a network error. */
export interface Reason extends ReasonValues {
  readonly code: ReasonCode
  /** Which URL of the redirect chain, from 0. */
  readonly hop: number
}

/** One request as a server receives it. Names are in lower case, values of one name combined. */
export interface SentRequest {
  readonly hop: number
  readonly preflight: boolean
  readonly method: string
  readonly headers: Readonly<Record<string, string>>
}

/** What page script is given. */
export interface VisibleResponse {
  readonly type: 'basic' | 'cors' | 'opaque' | 'opaqueredirect'
  /** 0 where script may not know it. */
  readonly status: number
  readonly statusText: string
  readonly headers: Readonly<Record<string, string>>
}

/** What becomes of one fetch, and why. Plain data. */
export interface Verdict {
  readonly outcome: Outcome
  readonly reason: Reason | null
  readonly response: VisibleResponse | null
  /** What the servers receive, in order. */
  readonly sent: readonly SentRequest[]
  readonly because: readonly Because[]
}
