import { Link } from '@tanstack/react-router'
import type { PolicyAdvice } from '../../../scenarios/setup/policy/draft/policy-advice.ts'
import { FixButton } from './FixButton.tsx'
import type { Severity } from '../../../scenarios/setup/policy/rules/policy-rule.ts'
import styles from './policy-fields.module.css'

interface FieldAdviceProps {
  /** The id of the control that the advice is about. */
  readonly controlId: string
  readonly advice: readonly PolicyAdvice[]
  /** The entry that is being typed just now: it may still become right, so nothing about it is red. */
  readonly open?: string
  readonly onMend: (advice: PolicyAdvice) => void
}

const marks: Readonly<Record<Severity, string>> = { blocks: '✕', warns: '!', notes: '·' }
const mostShown = 8
const mostLetters = 90

/** The id of the advice about a control, for its `aria-describedby`. */
export const adviceId = (controlId: string) => `${controlId}-advice`

/** What is wrong in a field and what its values lead to, each with the way out. */
export function FieldAdvice({ controlId, advice, open = '', onMend }: FieldAdviceProps) {
  if (advice.length === 0) return null
  return (
    <ul className={styles.policyAdvice} id={adviceId(controlId)}>
      {advice.slice(0, mostShown).map((each) => {
        const { rule, severity, value, says, remedy, leadsTo, fix } = each
        const isOpen = open !== '' && value === open
        return (
          <li key={`${rule} ${value}`} data-severity={isOpen ? 'notes' : severity}>
            <span aria-hidden="true">{isOpen ? '…' : marks[severity]}</span>
            <p>
              {value !== '' && <code>{shortened(value)}</code>} {says}{' '}
              {(fix === undefined || fix.kind === 'change') && remedy}{' '}
              {leadsTo !== undefined && (
                <Link to="/reasons/$code" params={{ code: leadsTo }}>
                  {leadsTo}
                </Link>
              )}
              {fix !== undefined && (
                <FixButton
                  advice={each}
                  fix={fix}
                  onClick={() => {
                    onMend(each)
                    // The button goes with what it mends.
                    document.getElementById(controlId)?.focus()
                  }}
                />
              )}
            </p>
          </li>
        )
      })}
      {advice.length > mostShown && (
        <li>
          <span aria-hidden="true">…</span>
          <p>and {advice.length - mostShown} more, shown when these are mended.</p>
        </li>
      )}
    </ul>
  )
}

const shortened = (value: string) => (value.length > mostLetters ? `${value.slice(0, mostLetters)}…` : value)
