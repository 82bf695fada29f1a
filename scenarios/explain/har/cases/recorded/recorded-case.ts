import type { ReasonCode } from '../../../../fetch-standard/recording/reason-code.ts'
import type { ProfileName } from '../../../../fetch-standard/profiles/profiles.ts'
import type { Outcome } from '../../../../words/outcome.ts'

/** One entry, in few words: `GET https://api.test/a`, what was sent, and what came of it. */
export interface RecordedEntry {
  /** Method and URL. */
  readonly ask: string
  readonly sent?: Readonly<Record<string, string>>
  /** What the recorder calls it: `fetch`, `xhr`, `preflight`, ... Left out where the recorder has no such word. */
  readonly type?: string
  readonly body?: string
  readonly status?: number
  readonly got?: Readonly<Record<string, string>>
  /** How it failed, in the recorder's words. */
  readonly error?: string
  /** Milliseconds after the first entry; the place of the entry where left out. */
  readonly at?: number
  /** Members of the entry beside those of HAR, such as `_fromCache`. */
  readonly more?: Readonly<Record<string, unknown>>
}

export interface ExpectedFetch {
  readonly index: number
  readonly outcome: Outcome
  readonly reason?: ReasonCode
  readonly hop?: number
  readonly parameter?: string
  readonly certain?: boolean
  readonly agrees?: boolean | null
  /** Words of a note. */
  readonly says?: RegExp
}

/** Recorded traffic, and the right answer. Data of tests. */
export interface RecordedCase {
  /** What it is, in plain words. */
  readonly name: string
  /** Which program wrote it. */
  readonly creator?: 'WebInspector' | 'Playwright' | 'WebKit Web Inspector' | 'Firefox' | 'mitmproxy'
  readonly profile?: ProfileName
  /** The URL of the page; https://shop.test/ where left out. */
  readonly page?: string
  readonly entries: readonly RecordedEntry[]
  readonly fetches: readonly ExpectedFetch[]
  /** Why entries are left out, by their index. */
  readonly leftOut?: Readonly<Record<number, RegExp>>
  /** Whether the command ends with 1. */
  readonly mayBeBlocked: boolean
}
