import { companyCallNames, companyCalls, type CompanyCall } from '../../../scenarios/company/company-call.ts'
import { driftKinds } from '../../../scenarios/company/drift.ts'
import { engineNames, type EngineName } from '../../../scenarios/words/engine.ts'
import { SendProgress, type Progress } from '../../controls/SendProgress.tsx'
import { Button } from '../../controls/Button.tsx'
import { ChoiceField } from './ChoiceField.tsx'
import type { CompanySearch } from './company-search.ts'
import styles from './company.module.css'

interface CompanyFormProps {
  readonly search: CompanySearch
  /** How many requests a run is. */
  readonly requests: number
  readonly canSend: boolean
  readonly isSending: boolean
  readonly progress: Progress | null
  readonly onChange: (part: Partial<CompanySearch>) => void
  readonly onSend: () => void
  readonly onStop: () => void
}

const arrangements = { both: 'both, side by side', proxy: 'proxy', backend: 'backend' } as const
const engines = {
  '': 'lab’s own',
  ...(Object.fromEntries(engineNames.map((name) => [name, name])) as Record<EngineName, string>),
}
const drifting = { '': 'nobody', orders: 'orders', invoices: 'invoices', users: 'users' } as const
const kinds = {
  'origin-forgotten': driftKinds['origin-forgotten'].title,
  'header-forgotten': driftKinds['header-forgotten'].title,
  'old-copy': driftKinds['old-copy'].title,
} as const

/** What the company is, who has fallen behind, and what is sent to find that out. */
export function CompanyForm(props: CompanyFormProps) {
  const { search, requests, canSend, isSending, progress, onChange, onSend, onStop } = props
  const toggle = (call: CompanyCall) =>
    onChange({ calls: companyCallNames.filter((each) => (each === call) !== search.calls.includes(each)) })
  return (
    <form
      className={`panel ${styles.companyForm}`}
      aria-label="Company"
      onSubmit={(event) => {
        event.preventDefault()
        if (isSending) onStop()
        else if (canSend) onSend()
      }}
    >
      <div className={styles.companyFields}>
        <ChoiceField
          label="Who applies the policy"
          value={search.arrangements}
          titles={arrangements}
          onChange={(value) => onChange({ arrangements: value })}
        />
        <ChoiceField
          label="Proxy"
          value={search.engine}
          titles={engines}
          onChange={(engine) => onChange({ engine })}
        />
        <ChoiceField
          label="Team that has drifted"
          value={search.service}
          titles={drifting}
          onChange={(service) => onChange({ service })}
        />
        <ChoiceField
          label="How it drifted"
          value={search.drift}
          titles={kinds}
          onChange={(drift) => onChange({ drift })}
        />
        <p className={styles.says}>
          {search.service === ''
            ? 'Nobody has drifted. Choose a team, and its copy of the policy falls behind.'
            : `${driftKinds[search.drift].says} Its copy stands in the code of its backend or, at the proxy, in lines of its own location.`}
        </p>
      </div>
      <fieldset className={`mistakes ${styles.companyCalls}`}>
        <legend>Requests, to each service from each page of the policy</legend>
        {companyCallNames.map((call) => (
          <label key={call}>
            <input type="checkbox" checked={search.calls.includes(call)} onChange={() => toggle(call)} />{' '}
            {companyCalls[call].title}
            <small>{companyCalls[call].needsPreflight ? 'after a preflight' : 'without a preflight'}</small>
          </label>
        ))}
      </fieldset>
      <div className={styles.companySend}>
        <Button
          submits
          isPrimary
          isOff={!canSend && !isSending}
          shortcut={isSending ? 'Escape' : 'Control+Enter'}
        >
          {isSending ? 'Stop' : 'Run all'} <kbd aria-hidden="true">{isSending ? 'Esc' : 'Ctrl ⏎'}</kbd>
        </Button>
        <span className="none">{requests} requests</span>
        <SendProgress progress={progress} />
      </div>
    </form>
  )
}
