import { useMemo } from 'react'
import { defaultPolicy } from '../../../scenarios/setup/policy/default-policy.ts'
import { draftOf, type PolicyDraft } from '../../../scenarios/setup/policy/draft/policy-draft.ts'
import type { Policy } from '../../../scenarios/setup/policy/policy.ts'
import { usePolicyAdvice } from '../../policy/use-policy-advice.ts'

interface QuestionPolicy {
  /** Null while a link's policy has not been judged yet. */
  readonly policy: Policy | null
  /** Why the policy of a link is not the one that runs. */
  readonly note: string | null
}

/** The policy that all cells run: a link's, if it can run, or the one that every lab starts with. */
export function useQuestionPolicy(draft: PolicyDraft | null): QuestionPolicy {
  const usual = useMemo(() => defaultPolicy(window.location.origin), [])
  const usualDraft = useMemo(() => draftOf(usual), [usual])
  const { advice, policy } = usePolicyAdvice(draft ?? usualDraft, draft !== null)
  if (draft === null) return { policy: usual, note: null }
  if (policy !== null) return { policy, note: null }
  const blocking = advice.find(({ severity }) => severity === 'blocks')
  if (blocking === undefined) return { policy: null, note: null }
  return {
    policy: usual,
    note: 'The link’s policy has a mistake in it, so the usual one runs. Open it in the policy editor of the bench.',
  }
}
