/** What one layer can do against a failure. */
export type Fix =
  | { readonly kind: 'code'; readonly says: string; readonly language: 'ts' | 'nginx'; readonly code: string }
  /** This layer has no say in it. */
  | { readonly kind: 'cannot'; readonly says: string }

/** What a fix is written for. */
export interface Situation {
  /** The origin that asks; `null` is an opaque one. */
  readonly origin: string
  readonly method: string
  /** The header names that a preflight asks for, in lower case. */
  readonly headerNames: readonly string[]
  readonly isCredentialed: boolean
}

export const cannot = (says: string): Fix => ({ kind: 'cannot', says })
