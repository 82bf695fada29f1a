import { headerRules } from '../rules/header-rules.ts'
import { maxAgeRules } from '../rules/max-age-rules.ts'
import { methodRules } from '../rules/method-rules.ts'
import { credentialsRules } from '../rules/credentials-rules.ts'
import { originRules } from '../rules/origin-rules.ts'
import { enteredPolicy, type PolicyDraft } from './policy-draft.ts'
import type { Finding, PolicyRule, Severity } from '../rules/policy-rule.ts'
import type { Policy } from '../policy.ts'

/** One thing to say about a draft, and the way out. */
export interface PolicyAdvice extends Finding {
  /** The name of the rule that says it. */
  readonly rule: string
  readonly severity: Severity
  readonly field: keyof Policy
}

/** All that is known about policies, one row a rule. */
const policyRules: readonly PolicyRule[] = [
  ...originRules,
  ...methodRules,
  ...headerRules,
  ...credentialsRules,
  ...maxAgeRules,
]

const severities: readonly Severity[] = ['blocks', 'warns', 'notes']

/** All that there is to say about a draft: what blocks it comes first, then what warns, then what is good to know. */
export function adviceOn(draft: PolicyDraft): readonly PolicyAdvice[] {
  const policy = enteredPolicy(draft)
  const all = policyRules.flatMap((rule) => rule.find(policy).map((finding) => adviceOf(rule, finding)))
  return severities.flatMap((severity) => all.filter((advice) => advice.severity === severity))
}

const adviceOf = ({ name, severity, field }: PolicyRule, finding: Finding): PolicyAdvice => ({
  ...finding,
  rule: name,
  severity,
  field,
})

/** The policy that a draft describes; null while something blocks it. */
export function policyOf(draft: PolicyDraft): Policy | null {
  const { maxAgeSeconds, ...rest } = enteredPolicy(draft)
  if (typeof maxAgeSeconds === 'string' || adviceOn(draft).some(({ severity }) => severity === 'blocks'))
    return null
  return { ...rest, maxAgeSeconds }
}
