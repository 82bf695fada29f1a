import { draftLimits } from '../../../scenarios/setup/policy/draft/policy-draft.ts'
import type { PolicyAdvice } from '../../../scenarios/setup/policy/draft/policy-advice.ts'
import { Field } from '../../controls/fields/Field.tsx'
import { adviceId, FieldAdvice } from './FieldAdvice.tsx'

interface MaxAgeFieldProps {
  readonly value: string
  readonly advice: readonly PolicyAdvice[]
  readonly onChange: (text: string) => void
  readonly onMend: (advice: PolicyAdvice) => void
}

/** How long browsers may keep a preflight's verdict; empty sends no Access-Control-Max-Age. */
export function MaxAgeField({ value, advice, onChange, onMend }: MaxAgeFieldProps) {
  return (
    <Field label="Max-Age, seconds">
      {(id) => (
        <>
          <input
            id={id}
            className="control"
            inputMode="numeric"
            placeholder="not sent"
            spellCheck={false}
            autoComplete="off"
            maxLength={draftLimits.maxAgeLength}
            aria-invalid={advice.some(({ severity }) => severity === 'blocks')}
            aria-describedby={advice.length === 0 ? undefined : adviceId(id)}
            value={value}
            onChange={({ target }) => onChange(target.value)}
          />
          <FieldAdvice controlId={id} advice={advice} onMend={onMend} />
        </>
      )}
    </Field>
  )
}
