/**
 * The entries of a field that has one a chip. The last may still be in the text field: it counts as an entry
 * from its first letter, so that nothing which is typed is left out when the policy is applied.
 */
export interface Entries {
  readonly closed: readonly string[]
  /** What stands in the text field; empty for none. */
  readonly open: string
}

/** Tells the entry that is still being typed from those that are chips. */
export function entriesOf(values: readonly string[], typed: string): Entries {
  return typed !== '' && values.at(-1) === typed
    ? { closed: values.slice(0, -1), open: typed }
    : { closed: values, open: '' }
}

/** All entries, the one that is being typed last. */
export function valuesOf({ closed, open }: Entries): readonly string[] {
  return open === '' ? closed : [...closed, open]
}

/** The entries in a text that was typed or pasted: a comma or a space ends one. */
export function splitEntries(text: string): readonly string[] {
  return text.split(/[\s,]+/).filter((entry) => entry !== '')
}
