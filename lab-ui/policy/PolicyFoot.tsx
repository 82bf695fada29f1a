import { ActionButton } from './ActionButton.tsx'
import type { PolicyChanges } from './use-policy-changes.ts'
import styles from './policy.module.css'

interface PolicyFootProps {
  readonly changes: PolicyChanges
  readonly mistakes: number
  /** Why there is nothing to apply, and nothing to discard; null while there is. */
  readonly applyOffBecause: string | null
  readonly discardOffBecause: string | null
  readonly onApply: () => void
}

const numbers = ['', '', 'both', 'all three', 'all four', 'all five', 'all six']

/** What was done, what is in the way, and the buttons that apply, discard and undo. */
export function PolicyFoot(props: PolicyFootProps) {
  const { changes, mistakes, applyOffBecause, discardOffBecause, onApply } = props
  const { said, refusal, undoes, isApplying } = changes
  return (
    <div className={styles.policyFoot}>
      <div>
        {refusal !== null && (
          <p role="alert" className="error">
            <strong>Not applied.</strong> {refusal} What you have written stays here.
          </p>
        )}
        {mistakes > 0 && (
          <p role="alert">
            <strong className="error">{mistakes === 1 ? '1 mistake.' : `${mistakes} mistakes.`}</strong> The
            lanes still run the last good policy. Nothing is applied until{' '}
            {mistakes === 1 ? 'it is' : `${numbers[mistakes] ?? 'all'} are`} mended.
          </p>
        )}
        <p role="status">{said}</p>
        {refusal === null && mistakes === 0 && said === '' && (
          <p>
            All lanes change at once, and keep their addresses. What the browser has cached of a preflight
            outlives the policy that gave it.
          </p>
        )}
      </div>
      <ActionButton
        offBecause={
          isApplying ? 'A policy is being applied.' : undoes === null ? 'There is nothing to undo.' : null
        }
        {...(undoes !== null && { does: undoes })}
        onClick={changes.undo}
      >
        Undo
      </ActionButton>
      <ActionButton
        offBecause={discardOffBecause}
        onClick={() => changes.replace(null, 'Discarded: the fields show the running policy.')}
      >
        Discard changes
      </ActionButton>
      <ActionButton isPrimary offBecause={applyOffBecause} onClick={onApply}>
        Apply to all lanes
      </ActionButton>
    </div>
  )
}
