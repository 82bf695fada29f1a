import { draftLimits } from '../../../scenarios/setup/policy/draft/policy-draft.ts'
import type { PolicyAdvice } from '../../../scenarios/setup/policy/draft/policy-advice.ts'
import { Field } from '../../controls/fields/Field.tsx'
import { adviceId, FieldAdvice } from './FieldAdvice.tsx'

interface NamesFieldProps {
  readonly label: string
  readonly value: string
  readonly advice: readonly PolicyAdvice[]
  readonly onChange: (text: string) => void
  readonly onMend: (advice: PolicyAdvice) => void
}

/** A list of header names, as one text with commas. */
export function NamesField({ label, value, advice, onChange, onMend }: NamesFieldProps) {
  return (
    <Field label={label}>
      {(id) => (
        <>
          <textarea
            id={id}
            className="control"
            rows={1}
            placeholder="none"
            spellCheck={false}
            autoComplete="off"
            maxLength={draftLimits.namesLength}
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
