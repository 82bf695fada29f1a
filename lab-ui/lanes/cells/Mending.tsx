import { useLaneActions } from '../menu/lane-actions.ts'
import { VerdictFix } from '../../judged/verdict/VerdictFix.tsx'
import styles from './cells.module.css'
import { situationOf } from '../../../scenarios/explain/fixes/situation/situation.ts'
import type { Verdict } from '../../../scenarios/fetch-standard/recording/verdict.ts'
import type { AllowingPolicy } from '../../../scenarios/explain/fixes/allowing-policy.ts'
import type { PageRequest } from '../../../scenarios/words/page-request.ts'

interface MendingProps {
  readonly verdict: Verdict
  readonly request: PageRequest
  readonly allowingPolicy: AllowingPolicy | null
}

/** What would have let the request pass: one click where the policy decides, and code for either layer. */
export function Mending({ verdict, request, allowingPolicy }: MendingProps) {
  const actions = useLaneActions()
  const { reason } = verdict
  if (reason === null) return null
  const { origin, method, credentials } = request
  return (
    <div className={styles.mending}>
      {allowingPolicy !== null && actions !== null && (
        <button type="button" className="button small" onClick={() => actions.mendPolicy(allowingPolicy)}>
          {allowingPolicy.says} in the policy
        </button>
      )}
      <details>
        <summary>In the backend, at the proxy</summary>
        <VerdictFix
          reason={reason}
          situation={situationOf(verdict, { client: origin, method, credentials })}
        />
      </details>
    </div>
  )
}
