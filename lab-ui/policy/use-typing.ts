import { useState } from 'react'
import type { EntryField, PolicyDraft } from '../../scenarios/setup/policy/draft/policy-draft.ts'
import { entriesOf, type Entries } from './fields/entries.ts'

/** What stands in the text fields of entries, and which of them has the focus. */
export interface Typing {
  readonly entries: (field: EntryField) => Entries
  readonly focused: EntryField | null
  /** The entry that is being typed just now. */
  readonly now: { readonly field: EntryField; readonly value: string } | null
  readonly setText: (field: EntryField, text: string) => void
  /** Ends what is being typed: it becomes an entry like the others. */
  readonly close: () => void
  readonly setFocus: (field: EntryField, hasFocus: boolean) => void
}

const none = { origins: '', methods: '' }

export function useTyping(draft: PolicyDraft): Typing {
  const [texts, setTexts] = useState<Readonly<Record<EntryField, string>>>(none)
  const [focused, setFocused] = useState<EntryField | null>(null)
  const entries = (field: EntryField) => entriesOf(draft[field], texts[field])
  const value = focused === null ? '' : entries(focused).open
  return {
    entries,
    focused,
    now: focused === null || value === '' ? null : { field: focused, value },
    setText: (field, text) => setTexts((old) => ({ ...old, [field]: text })),
    close: () => setTexts(none),
    setFocus: (field, hasFocus) => setFocused((old) => (hasFocus ? field : old === field ? null : old)),
  }
}
