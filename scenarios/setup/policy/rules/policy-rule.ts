import type { ReasonCode } from '../../../fetch-standard/recording/reason-code.ts'
import { maxListLength } from '../../../words/limits.ts'
import type { EnteredPolicy } from '../draft/policy-draft.ts'
import { keepingOne, type PolicyFix } from '../draft/policy-fix.ts'
import type { Policy } from '../policy.ts'

/** `blocks`: policySchema refuses it. `warns`: it runs, and does what is seldom meant. `notes`: good to know. */
export type Severity = 'blocks' | 'warns' | 'notes'

/** What a rule has to say of one value. */
export interface Finding {
  /** The value as it was typed; empty where the field as a whole is meant. */
  readonly value: string
  /** What is said of the value, to be read after it; a whole sentence where there is no value. */
  readonly says: string
  /** The way out, as a sentence. */
  readonly remedy: string
  /** What one click does, where the way out is as simple as that. */
  readonly fix?: PolicyFix
  /** With which code a fetch ends that it is about, where it ends one. */
  readonly leadsTo?: ReasonCode
}

/** One thing that is known about policies: where it may be seen, how much it matters, and how it is found. */
export interface PolicyRule {
  readonly name: string
  readonly severity: Severity
  readonly field: keyof Policy
  readonly find: (policy: EnteredPolicy) => readonly Finding[]
}

type ListField = 'origins' | 'methods' | 'requestHeaders' | 'exposeHeaders'

/** The values of a field that holds several; `*` alone in the place of origins is one. */
export function valuesOf(policy: EnteredPolicy, field: ListField): readonly string[] {
  const values = policy[field]
  return values === '*' ? ['*'] : values
}

/** A rule that looks at each value of a list by itself, once where it stands more than once. */
export function eachValue(
  rule: Omit<PolicyRule, 'find' | 'field'> & { readonly field: ListField },
  judge: (value: string, policy: EnteredPolicy) => Omit<Finding, 'value'> | null,
): PolicyRule {
  const find = (policy: EnteredPolicy) =>
    [...new Set(valuesOf(policy, rule.field))].flatMap((value) => {
      const said = judge(value, policy)
      return said === null ? [] : [{ value, ...said }]
    })
  return { ...rule, find }
}

/** What holds for every list: how long it may be, and that saying a thing twice adds nothing. */
export function listRules(
  field: ListField,
  what: string,
  sameAs = (value: string) => value,
): readonly PolicyRule[] {
  return [
    {
      name: `${field}-too-many`,
      severity: 'blocks',
      field,
      find: (policy) => {
        const { length } = valuesOf(policy, field)
        if (length <= maxListLength) return []
        const says = `There are ${length} ${what}, and a policy holds ${maxListLength} at most.`
        return [{ value: '', says, remedy: `Remove ${length - maxListLength}.` }]
      },
    },
    eachValue({ name: `${field}-twice`, severity: 'notes', field }, (value, policy) => {
      const same = valuesOf(policy, field).filter((other) => sameAs(other) === sameAs(value))
      if (same.length === 1 || same[0] !== value) return null
      return {
        says: 'is listed more than once.',
        remedy: 'Keep one of them: the others change nothing.',
        fix: keepingOne,
      }
    }),
  ]
}
