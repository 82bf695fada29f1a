import { SendProgress, type Progress } from '../../controls/SendProgress.tsx'
import { Button } from '../../controls/Button.tsx'
import { Field } from '../../controls/fields/Field.tsx'
import { SelectField } from '../../controls/fields/SelectField.tsx'
import { callKindNames, callKinds, type CallKind } from '../../../scenarios/traffic/experiment/call-kind.ts'
import type { TrafficIssue } from '../../../scenarios/traffic/experiment/traffic-issues.ts'
import { engineNames } from '../../../scenarios/words/engine.ts'
import type { TrafficDraft } from './traffic-draft.ts'
import styles from './traffic.module.css'

interface TrafficFormProps {
  readonly draft: TrafficDraft
  readonly issues: readonly TrafficIssue[]
  /** How many calls it is in all; null while that is not known. */
  readonly allCalls: number | null
  readonly isRunning: boolean
  readonly progress: Progress | null
  readonly onChange: (part: Partial<TrafficDraft>) => void
  readonly onSend: () => void
  readonly onStop: () => void
}

const fields = [
  { field: 'visitors', label: 'Visitors' },
  { field: 'calls', label: 'Calls of each' },
  { field: 'maxAges', label: 'Max-Age, seconds' },
  { field: 'addresses', label: 'Orders that are called' },
  { field: 'seed', label: 'Seed' },
] as const

const labsOwn = 'lab’s own'

/** How much is sent, and what: visitors × calls × Max-Age × request. */
export function TrafficForm(props: TrafficFormProps) {
  const { draft, issues, allCalls, isRunning, progress, onChange, onSend, onStop } = props
  const canSend = issues.length === 0 && allCalls !== null
  const toggle = (kind: CallKind) => {
    const next = callKindNames.filter((each) => (each === kind) !== draft.kinds.includes(each))
    onChange({ kinds: next })
  }
  return (
    <form
      aria-label="Traffic"
      onSubmit={(event) => {
        event.preventDefault()
        if (isRunning) onStop()
        else if (canSend) onSend()
      }}
    >
      <div className={styles.trafficNumbers}>
        {fields.map(({ field, label }) => {
          const issue = issues.find((each) => each.field === field)
          return (
            <Field key={field} label={label}>
              {(id) => (
                <input
                  id={id}
                  className="control"
                  inputMode="numeric"
                  value={draft[field]}
                  aria-invalid={issue !== undefined}
                  aria-describedby={issue === undefined ? undefined : 'traffic-issues'}
                  onChange={({ target }) => onChange({ [field]: target.value })}
                />
              )}
            </Field>
          )
        })}
        <SelectField
          label="Proxy"
          value={draft.engine === '' ? labsOwn : draft.engine}
          options={[labsOwn, ...engineNames]}
          onChange={(value) => onChange({ engine: engineNames.find((name) => name === value) ?? '' })}
        />
      </div>
      <fieldset className="mistakes">
        <legend>Requests</legend>
        {callKindNames.map((kind) => (
          <label key={kind}>
            <input type="checkbox" checked={draft.kinds.includes(kind)} onChange={() => toggle(kind)} />{' '}
            {callKinds[kind].title}
          </label>
        ))}
      </fieldset>
      <div id="traffic-issues" role="alert" className="error">
        {issues.map(({ message }) => (
          <p key={message}>{message}</p>
        ))}
      </div>
      <Button
        submits
        isPrimary
        isOff={!canSend && !isRunning}
        shortcut={isRunning ? 'Escape' : 'Control+Enter'}
      >
        {isRunning ? 'Stop' : allCalls === null ? 'Send' : `Send ${allCalls.toLocaleString('en')} calls`}
      </Button>
      <SendProgress progress={progress} />
    </form>
  )
}
