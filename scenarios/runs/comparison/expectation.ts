import type { ReasonCode } from '../../fetch-standard/recording/reason-code.ts'
import type { Work } from '../../words/attempt.ts'
import type { Outcome } from '../../words/outcome.ts'
import type { Preflight } from '../outcome/preflight-of.ts'
import type { PageResponse } from './page-seen.ts'

/** One value, or several of which each will do. */
export type OneOf<T> = T | { readonly oneOf: readonly T[] }

/** What is expected to be seen of one attempt. What is left out may be anything. */
export interface Expectation {
  readonly outcome?: OneOf<Outcome>
  /** Why the browser blocks it; null where it does not. */
  readonly reason?: OneOf<ReasonCode | null>
  readonly page?: PageExpectation
  readonly preflight?: OneOf<Preflight['kind']>
  /** What the witness in front of the proxy sees. */
  readonly proxy?: ExchangesExpectation
  /** What the witness in front of the backend sees. */
  readonly backend?: ExchangesExpectation
  /** Whether the backend changes something, or what, in order. */
  readonly work?: OneOf<boolean | readonly Work['change'][]>
}

/** What page script is expected to learn: of a response, or the name of the exception. */
interface PageExpectation {
  readonly type?: OneOf<PageResponse['type']>
  readonly status?: OneOf<number>
  /** The names of all headers that script can read, in lower case and sorted. */
  readonly headers?: OneOf<readonly string[]>
  readonly error?: OneOf<string>
}

/** All exchanges at one witness, in order; or how many there are. */
export type ExchangesExpectation = OneOf<readonly ExchangeExpectation[]> | ExchangeCounts

/** Preflights are OPTIONS with Access-Control-Request-Method; requests are all others. */
export interface ExchangeCounts {
  readonly preflights?: OneOf<number>
  readonly requests?: OneOf<number>
}

/** One request and its answer, alone or with every value of some headers of the answer; an empty list for a header that is missing. */
export type ExchangeExpectation =
  | ExchangeText
  | {
      readonly exchange: ExchangeText
      readonly headers: Readonly<Record<string, readonly string[]>>
    }

/** Method and status, such as "GET 401". */
export type ExchangeText = `${string} ${number}` | `${string} no answer`
