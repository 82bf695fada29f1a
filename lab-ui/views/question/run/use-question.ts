import { useCallback, useEffect, useRef, useState } from 'react'
import type { Policy } from '../../../../scenarios/setup/policy/policy.ts'
import { usePageAttempts } from '../../../attempt/run/page-attempts.ts'
import { whileShown } from '../../../control/while-shown.ts'
import { QuestionRun } from './question-run.ts'
import { emptyQuestion, type QuestionState } from './question-state.ts'

/**
 * Sends every cell as soon as the page is there, and again when asked. The stages are closed when the page is left,
 * in whichever way; a page that a browser brings back as it was makes new ones. Null for a policy that is not known yet.
 */
export function useQuestion(policy: Policy | null): readonly [QuestionState, () => void] {
  const [state, setState] = useState<QuestionState>(emptyQuestion)
  const attempts = usePageAttempts()
  const current = useRef<QuestionRun | null>(null)
  useEffect(() => {
    if (policy === null) return
    const start = () => {
      const run = new QuestionRun(policy, attempts, setState)
      current.current = run
      void run.send()
    }
    return whileShown(start, () => current.current?.close())
  }, [policy, attempts])
  const send = useCallback(() => void current.current?.send(), [])
  return [state, send]
}
