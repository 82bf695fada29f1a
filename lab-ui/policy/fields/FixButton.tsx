import type { PolicyAdvice } from '../../../scenarios/setup/policy/draft/policy-advice.ts'
import type { PolicyFix } from '../../../scenarios/setup/policy/draft/policy-fix.ts'

interface FixButtonProps {
  readonly advice: PolicyAdvice
  readonly fix: PolicyFix
  readonly onClick: () => void
}

/** The way out in one click. */
export function FixButton({ advice: { value, remedy }, fix, onClick }: FixButtonProps) {
  return (
    <button className="button" type="button" title={remedy} onClick={onClick}>
      {words(fix, value)}
    </button>
  )
}

function words(fix: PolicyFix, value: string) {
  switch (fix.kind) {
    case 'write':
      return (
        <>
          Write <code>{fix.text}</code>
        </>
      )
    case 'take-out':
      return (
        <>
          Take out <code>{value}</code>
        </>
      )
    case 'keep-one':
      return (
        <>
          Keep one <code>{value}</code>
        </>
      )
    case 'change':
      return fix.label
  }
}
