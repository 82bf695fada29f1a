import type { ReasonCode } from '../../../../fetch-standard/recording/reason-code.ts'

/** What Chromium did with one request of a page. */
export interface SeenFetch {
  /** The index of the entry of the request itself. */
  readonly index: number
  /** `passed`: it did not fail, and script is not told more; `left out`: CORS has no say in it. */
  readonly got: 'readable' | 'opaque' | 'blocked' | 'aborted' | 'passed' | 'left out'
  /** As script saw it; 0 where it did not. */
  readonly status: number
  /** Chromium's CORS error, or else its network error; null where it did not fail. */
  readonly error: string | null
  /** The method or header that Chromium says was refused; empty for none. */
  readonly parameter: string
  /** The reason by the Fetch standard, and on which hop: written by hand. */
  readonly reason?: ReasonCode
  readonly hop?: number
}

/** An export, trimmed to what judging reads, and what the page got. Written by e2e/oracle/exports/record-cases.ts. */
export interface SeenCase {
  readonly name: string
  readonly har: {
    readonly log: {
      readonly creator: { readonly name: string }
      readonly pages: readonly unknown[]
      readonly entries: readonly unknown[]
    }
  }
  readonly seen: readonly SeenFetch[]
}
