import type { PolicyAdvice } from './policy-advice.ts'
import { namesIn, type PolicyDraft } from './policy-draft.ts'
import type { PolicyFix } from './policy-fix.ts'

/** The draft with an advice taken; the same draft where there is nothing to take. */
export function mended(
  draft: PolicyDraft,
  { field, value, fix }: Pick<PolicyAdvice, 'field' | 'value' | 'fix'>,
): PolicyDraft {
  if (fix === undefined) return draft
  if (fix.kind === 'change') return { ...draft, ...fix.change }
  switch (field) {
    case 'origins':
    case 'methods':
      return { ...draft, [field]: mendedList(draft[field], value, fix, (text) => text) }
    case 'requestHeaders':
    case 'exposeHeaders': {
      // Names of headers are compared without regard to case.
      const names = mendedList(namesIn(draft[field]), value, fix, (text) => text.toLowerCase())
      return { ...draft, [field]: names.join(', ') }
    }
    case 'maxAgeSeconds':
      return { ...draft, maxAgeSeconds: fix.kind === 'write' ? fix.text : '' }
    case 'credentials':
      return draft
  }
}

function mendedList(
  values: readonly string[],
  value: string,
  fix: Exclude<PolicyFix, { kind: 'change' }>,
  sameAs: (text: string) => string,
): readonly string[] {
  switch (fix.kind) {
    case 'write':
      return values
        .map((each) => (each === value ? fix.text : each))
        .filter((each, index, all) => each !== fix.text || all.indexOf(each) === index)
    case 'take-out':
      return values.filter((each) => each !== value)
    case 'keep-one': {
      const isSame = (each: string) => sameAs(each) === sameAs(value)
      return values.filter((each, index) => !isSame(each) || values.findIndex(isSame) === index)
    }
  }
}
