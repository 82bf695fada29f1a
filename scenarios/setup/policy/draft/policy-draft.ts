import type { Policy } from '../policy.ts'

/** A policy while somebody writes it: every value as it was typed, so that it holds wrong ones too. */
export interface PolicyDraft {
  /** One entry an origin; `*` alone is everybody. */
  readonly origins: readonly string[]
  readonly methods: readonly string[]
  /** Names with commas or line breaks between them. */
  readonly requestHeaders: string
  readonly exposeHeaders: string
  readonly credentials: boolean
  /** Digits, in seconds; empty leaves Access-Control-Max-Age out. */
  readonly maxAgeSeconds: string
}

/** The fields whose values are entries, and the two that are one text with several names in it. */
export type EntryField = 'origins' | 'methods'
export type NamesField = 'requestHeaders' | 'exposeHeaders'

/** What a draft holds at most, so that a link with one stays a link. */
export const draftLimits = { entries: 100, entryLength: 500, namesLength: 10_000, maxAgeLength: 40 } as const

/** A draft taken apart and not yet judged: what policySchema would be given. */
export interface EnteredPolicy extends Omit<Policy, 'maxAgeSeconds'> {
  /** A number where digits were typed, null where nothing was, else what was typed. */
  readonly maxAgeSeconds: number | string | null
}

/** The draft that says the same as a policy. */
export function draftOf(policy: Policy): PolicyDraft {
  return {
    origins: policy.origins === '*' ? ['*'] : policy.origins,
    methods: policy.methods,
    requestHeaders: policy.requestHeaders.join(', '),
    exposeHeaders: policy.exposeHeaders.join(', '),
    credentials: policy.credentials,
    maxAgeSeconds: policy.maxAgeSeconds === null ? '' : String(policy.maxAgeSeconds),
  }
}

/** Takes a draft apart. Empty entries are nobody's, and fall away. */
export function enteredPolicy(draft: PolicyDraft): EnteredPolicy {
  const origins = draft.origins.filter(isWritten)
  const maxAge = draft.maxAgeSeconds.trim()
  return {
    origins: origins.length === 1 && origins[0] === '*' ? '*' : origins,
    methods: draft.methods.filter(isWritten),
    requestHeaders: namesIn(draft.requestHeaders),
    exposeHeaders: namesIn(draft.exposeHeaders),
    credentials: draft.credentials,
    maxAgeSeconds: maxAge === '' ? null : /^\d+$/.test(maxAge) ? Number(maxAge) : maxAge,
  }
}

/** The names in the text of a field of header names. */
export function namesIn(text: string): readonly string[] {
  return text
    .split(/[,\r\n]/)
    .map((name) => name.trim())
    .filter(isWritten)
}

/** Whether two drafts hold the same, letter for letter. */
export function draftEquals(one: PolicyDraft, other: PolicyDraft): boolean {
  return (
    listEquals(one.origins, other.origins) &&
    listEquals(one.methods, other.methods) &&
    one.requestHeaders === other.requestHeaders &&
    one.exposeHeaders === other.exposeHeaders &&
    one.credentials === other.credentials &&
    one.maxAgeSeconds === other.maxAgeSeconds
  )
}

/** Whether two policies are the same; the order of a list counts, since the headers that are sent show it. */
export function policyEquals(one: Policy, other: Policy): boolean {
  return draftEquals(draftOf(one), draftOf(other))
}

const isWritten = (value: string) => value.trim() !== ''

const listEquals = (one: readonly string[], other: readonly string[]) =>
  one.length === other.length && one.every((value, index) => value === other[index])
