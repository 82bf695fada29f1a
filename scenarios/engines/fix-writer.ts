/** What a fix has to let pass. Nothing is in it that no browser sends. */
export interface Allowance {
  /** The origin to name; `*` for every origin. */
  readonly origin: string
  readonly isCredentialed: boolean
  /** Whether a preflight precedes the request. */
  readonly hasPreflight: boolean
  readonly methods: readonly string[]
  /** The header names that a preflight asks for, in lower case. */
  readonly headerNames: readonly string[]
}

/** A part of a configuration, as lines to copy, or a sentence that says why the engine has none. */
export type Written = { readonly lines: readonly string[] } | { readonly cannot: string }

/** How fixes are written for the configuration of an engine. */
export interface FixWriter {
  /** What there is to do where the response has no header at all, as a sentence. */
  readonly addsHeader: string
  /** Lets a request pass, and its preflight where it has one, whatever the backend says. */
  readonly allow: (allowance: Allowance) => Written
  /** Takes user name and password out of the Location of the backend's redirects. */
  readonly withoutUserInfo: () => Written
  /** Lets every site use the response, whatever Cross-Origin-Resource-Policy the backend sends. */
  readonly resourcePolicy: () => Written
}
