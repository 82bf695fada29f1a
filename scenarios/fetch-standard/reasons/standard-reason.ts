/** What a reason names, beside its code. */
export interface ReasonValues {
  /** The response header that decided, in lower case; null where none did. */
  readonly header: string | null
  /** The header's combined value; null where it is absent. */
  readonly value: string | null
  /**
   * What was refused: a method, the name of a request header, a value. It is what Chromium hands on as
   * failedParameter where the reason is one of its CORS errors.
   */
  readonly parameter: string | null
}

/** What a reason code stands for. How it is recognised and fixed is in `explain/reasons`. */
export interface StandardReason {
  /** Chromium's name for it in CDP's Network.CorsError; null where a browser ends such a fetch without one. */
  readonly corsError: string | null
  /** Why the fetch failed, in a sentence or two for people. */
  readonly says: (values: ReasonValues) => string
  /**
   * The same in one short sentence about an answer, which `where` names, such as "the response"; null where it takes
   * more words than that.
   */
  readonly inShort: ((where: string, parameter: string) => string) | null
  /** What a policy has to allow for it; null where no policy decides. */
  readonly policyPart: PolicyPart | null
}

/** A part of a policy; `named-origin` is an origin, and credentials with it, where `*` does not count. */
export type PolicyPart = 'origin' | 'named-origin' | 'credentials' | 'method' | 'request-headers'

/** A part of a sentence around a value; nothing where the value is not known, as in many messages of browsers. */
export const ifKnown = (value: string | null, part: (value: string) => string): string =>
  value === null ? '' : part(value)
