import { useId } from 'react'
import { mended } from '../../scenarios/setup/policy/draft/mended.ts'
import type { PolicyAdvice } from '../../scenarios/setup/policy/draft/policy-advice.ts'
import {
  draftLimits,
  draftOf,
  type EntryField as Field,
  type PolicyDraft,
} from '../../scenarios/setup/policy/draft/policy-draft.ts'
import type { Policy } from '../../scenarios/setup/policy/policy.ts'
import type { Suggestion } from '../controls/fields/suggestion.ts'
import { valuesOf, type Entries } from './fields/entries.ts'
import { EntryField, type Chip } from './fields/EntryField.tsx'
import { adviceId, FieldAdvice } from './fields/FieldAdvice.tsx'
import { MaxAgeField } from './fields/MaxAgeField.tsx'
import { MethodToggles, toggled, usualMethods } from './fields/MethodToggles.tsx'
import { NamesField } from './fields/NamesField.tsx'
import { PresetButtons } from './fields/PresetButtons.tsx'
import type { PolicyChanges } from './use-policy-changes.ts'
import type { Typing } from './use-typing.ts'
import styles from './fields/policy-fields.module.css'

interface PolicyEditorProps {
  readonly draft: PolicyDraft
  /** The policy that the draft describes; null while something blocks it. */
  readonly policy: Policy | null
  readonly advice: readonly PolicyAdvice[]
  readonly typing: Typing
  readonly changes: PolicyChanges
  readonly pageOrigins: readonly string[]
  readonly onChange: (draft: PolicyDraft) => void
}

const otherMethods: readonly Suggestion[] = [
  { value: 'QUERY', words: 'safe, with a body' },
  { value: 'OPTIONS', words: 'where a page sends it itself' },
  { value: '*', words: 'every method, without credentials' },
]

/** The fields of a policy, what is wrong in each, and policies to start from. */
export function PolicyEditor({
  draft,
  policy,
  advice,
  typing,
  changes,
  pageOrigins,
  onChange,
}: PolicyEditorProps) {
  const id = useId()
  const mend = (each: PolicyAdvice) => onChange(mended(draft, each))
  const adviceOf = (field: keyof Policy) => advice.filter((each) => each.field === field)

  const credentialsAdvice = adviceOf('credentials')

  const entryField = (field: Field) => {
    const { closed, open } = typing.entries(field)
    const change = (next: Entries) => {
      typing.setText(field, next.open)
      onChange({ ...draft, [field]: valuesOf(next).slice(0, draftLimits.entries) })
    }
    return {
      closed,
      change: (values: readonly string[]) => change({ closed: values, open }),
      props: {
        open,
        advice: adviceOf(field),
        isTyping: typing.focused === field,
        onOpen: (text: string) => change({ closed, open: bounded(text) }),
        onClose: (added: readonly string[]) =>
          change({ closed: [...closed, ...added.map(bounded)], open: '' }),
        onRemove: (index: number) => change({ closed: closed.toSpliced(index, 1), open }),
        onMend: mend,
        onTyping: (isTyping: boolean) => typing.setFocus(field, isTyping),
      },
    }
  }
  const origins = entryField('origins')
  const methods = entryField('methods')

  return (
    <div className={styles.policyEditor}>
      <PresetButtons
        policy={policy}
        dashboardOrigin={pageOrigins[0] ?? 'null'}
        onChoose={(chosen, { name }) =>
          changes.replace(draftOf(chosen), `Filled in: ${name}. Nothing is applied yet.`)
        }
      />
      <div className={styles.policyField}>
        <EntryField
          label="Allowed origins"
          placeholder="add an origin"
          chips={chipsOf(origins.closed)}
          suggestions={suggestedOrigins(pageOrigins).filter(({ value }) => !draft.origins.includes(value))}
          {...origins.props}
        />
      </div>
      <div className={styles.policyField} role="group" aria-labelledby={`${id}-methods-label`}>
        <span className={styles.policyLabel} id={`${id}-methods-label`}>
          Allowed methods
        </span>
        <MethodToggles
          methods={methods.closed}
          onToggle={(method) => methods.change(toggled(methods.closed, method))}
        />
        <EntryField
          label="Another method"
          placeholder="such as QUERY"
          chips={chipsOf(methods.closed).filter(({ value }) => !usualMethods.includes(value))}
          suggestions={otherMethods.filter(({ value }) => !draft.methods.includes(value))}
          {...methods.props}
        />
      </div>
      <div className={styles.policyField}>
        <NamesField
          label="Allowed request headers"
          value={draft.requestHeaders}
          advice={adviceOf('requestHeaders')}
          onChange={(requestHeaders) => onChange({ ...draft, requestHeaders })}
          onMend={mend}
        />
        <NamesField
          label="Exposed response headers"
          value={draft.exposeHeaders}
          advice={adviceOf('exposeHeaders')}
          onChange={(exposeHeaders) => onChange({ ...draft, exposeHeaders })}
          onMend={mend}
        />
      </div>
      <div className={styles.policyField}>
        <MaxAgeField
          value={draft.maxAgeSeconds}
          advice={adviceOf('maxAgeSeconds')}
          onChange={(maxAgeSeconds) => onChange({ ...draft, maxAgeSeconds })}
          onMend={mend}
        />
        <label className={styles.policyCheck}>
          <input
            id={`${id}-credentials`}
            type="checkbox"
            aria-describedby={credentialsAdvice.length === 0 ? undefined : adviceId(`${id}-credentials`)}
            checked={draft.credentials}
            onChange={({ target }) => onChange({ ...draft, credentials: target.checked })}
          />
          Allow credentials
        </label>
        <FieldAdvice controlId={`${id}-credentials`} advice={credentialsAdvice} onMend={mend} />
      </div>
    </div>
  )
}

const chipsOf = (values: readonly string[]): readonly Chip[] =>
  values.map((value, index) => ({ value, index }))

const bounded = (entry: string) => entry.slice(0, draftLimits.entryLength)

function suggestedOrigins(pageOrigins: readonly string[]): readonly Suggestion[] {
  return [
    ...pageOrigins
      .filter((origin) => origin !== 'null')
      .map((value, index) => ({ value, words: index === 0 ? 'this page' : 'a page origin of the lab' })),
    { value: '*', words: 'everybody' },
    { value: 'null', words: 'any sandboxed frame' },
  ]
}
