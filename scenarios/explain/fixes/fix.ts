import type { ProgramName } from '../../words/engine.ts'

/** What one layer can do against a failure. */
export type Fix =
  | { readonly kind: 'code'; readonly says: string; readonly language: string; readonly code: string }
  /** This layer has no say in it. */
  | { readonly kind: 'cannot'; readonly says: string }

/** What a fix is written for. */
export interface Situation {
  /** The origin of the page; `null` is an opaque one. */
  readonly origin: string
  readonly method: string
  /** The header names that a preflight asks for, in lower case. */
  readonly headerNames: readonly string[]
  readonly isCredentialed: boolean
  /** Whether a preflight precedes the request, or did so when its answer was cached. */
  readonly hasPreflight: boolean
  /** The redirect after which the browser sends `Origin: null` in place of the page's origin; null for none. */
  readonly redirect: { readonly from: string; readonly to: string } | null
  /** The Location of a redirect that failed; null where none did. */
  readonly location: string | null
}

/** What a backend on Hono does against a failure, or why it cannot. */
export type BackendFix = (situation: Situation) => Fix

/** What a proxy does against a failure, as lines for its engine, or why it cannot. */
export type ProxyFix = (situation: Situation, engine: ProgramName) => Fix

export const cannot = (says: string): Fix => ({ kind: 'cannot', says })

/** Of a layer that has no say in it, whatever the request is. */
export const never =
  (says: string): (() => Fix) =>
  () =>
    cannot(says)
