import type { PolicyDraft } from './policy-draft.ts'

/** What one click does about a value, as data. */
export type PolicyFix =
  /** Something else stands in the value's place. */
  | { readonly kind: 'write'; readonly text: string }
  | { readonly kind: 'take-out' }
  /** Of a value that is listed more than once, the first stays. */
  | { readonly kind: 'keep-one' }
  /** More than this value changes. */
  | { readonly kind: 'change'; readonly label: string; readonly change: Partial<PolicyDraft> }

export const writing = (text: string): PolicyFix => ({ kind: 'write', text })
export const takingOut: PolicyFix = { kind: 'take-out' }
export const keepingOne: PolicyFix = { kind: 'keep-one' }
export const changing = (label: string, change: Partial<PolicyDraft>): PolicyFix => ({
  kind: 'change',
  label,
  change,
})
