import { useEffect, useMemo, useState } from 'react'
import type { PolicyAdvice } from '../../scenarios/setup/policy/draft/policy-advice.ts'
import type { PolicyDraft } from '../../scenarios/setup/policy/draft/policy-draft.ts'
import type { Policy } from '../../scenarios/setup/policy/policy.ts'

const load = () => import('../../scenarios/setup/policy/draft/policy-advice.ts')

/** What a draft amounts to. */
interface Judged {
  readonly advice: readonly PolicyAdvice[]
  /** Null while something blocks it, or nobody has judged it yet. */
  readonly policy: Policy | null
}

/** The advice on a draft. Its rules are loaded when there is first something to judge. */
export function usePolicyAdvice(draft: PolicyDraft, isWanted: boolean): Judged {
  const [rules, setRules] = useState<Awaited<ReturnType<typeof load>> | null>(null)
  useEffect(() => {
    if (!isWanted || rules !== null) return
    let isGone = false
    void load().then((loaded) => {
      if (!isGone) setRules(loaded)
    })
    return () => void (isGone = true)
  }, [isWanted, rules])
  return useMemo(
    () =>
      rules === null
        ? { advice: [], policy: null }
        : { advice: rules.adviceOn(draft), policy: rules.policyOf(draft) },
    [rules, draft],
  )
}
