import { placesThatAnswer } from '../../../scenarios/company/change-count.ts'
import { additions } from '../../../scenarios/company/company-policy.ts'
import type { Company } from '../../../scenarios/company/company.ts'
import { arrangementTitles } from '../../../scenarios/company/drift-sentences.ts'
import { PolicyFacts } from '../../policy/PolicyFacts.tsx'
import { Button } from '../../controls/Button.tsx'
import { ChangedFilePart } from './ChangedFilePart.tsx'
import { ChoiceField } from './ChoiceField.tsx'
import type { CompanySearch } from './company-search.ts'
import type { CompanyRound, PolicyChange } from './company-state.ts'
import styles from './company.module.css'

interface PolicyChangePanelProps {
  readonly search: CompanySearch
  readonly origins: readonly string[]
  readonly company: Company
  readonly change: PolicyChange | null
  /** What was sent after the change. */
  readonly round: CompanyRound | null
  readonly isBusy: boolean
  readonly onChange: (part: Partial<CompanySearch>) => void
  readonly onAdd: (value: string) => void
  readonly onTakeBack: () => void
}

const kinds = { origin: additions.origin.title, header: additions.header.title } as const
const forgetting = { '': 'nobody', orders: 'orders', invoices: 'invoices', users: 'users' } as const

/** One more origin or header for the whole company, and what that took in each arrangement. */
export function PolicyChangePanel(props: PolicyChangePanelProps) {
  const { search, origins, company, change, round, isBusy, onChange, onAdd, onTakeBack } = props
  const value = additions[search.adds].valueOf(origins)
  const isThere =
    value !== null &&
    (search.adds === 'origin' ? company.policy.origins : company.policy.requestHeaders).includes(value)
  return (
    <section className={`panel ${styles.companyChange}`} aria-labelledby="company-change">
      <h2 id="company-change">Change the policy of the whole company</h2>
      <div className={styles.beneath}>
        <PolicyFacts policy={company.policy} />
      </div>
      <div className={styles.companyFields}>
        <ChoiceField label="Add" value={search.adds} titles={kinds} onChange={(adds) => onChange({ adds })} />
        <ChoiceField
          label="Team whose backend is forgotten"
          value={search.forgets}
          titles={forgetting}
          onChange={(forgets) => onChange({ forgets })}
        />
        <div className={styles.companyChangeButtons}>
          <Button isOff={isBusy || value === null || isThere} onClick={() => value !== null && onAdd(value)}>
            {value === null ? 'Nothing to add' : `Add ${value}`}
          </Button>
          <Button isQuiet isOff={isBusy || change === null} onClick={onTakeBack}>
            Take it back
          </Button>
        </div>
      </div>
      <p role="status" className="visually-hidden">
        {change === null ? '' : `${change.value} was added to the policy.`}
      </p>
      {change === null ? (
        <p className="none">
          What has to be edited, started anew and sent to is counted here from what runs before and after.
        </p>
      ) : (
        <Counts company={company} change={change} round={round} />
      )}
    </section>
  )
}

interface CountsProps {
  readonly company: Company
  readonly change: PolicyChange
  readonly round: CompanyRound | null
}

function Counts({ company, change, round }: CountsProps) {
  const { value, forgetful, counts } = change
  const arrangements = company.arrangements.filter(({ name }) => counts[name] !== undefined)
  const isSent = round !== null && !round.isRunning && round.stoppedBecause === null
  return (
    <>
      <p>
        <span className="value">{value}</span> was added
        {forgetful === null ? '.' : `, and the team of ${forgetful} forgot its backend.`}
      </p>
      <div className={styles.countColumns}>
        {arrangements.map((arrangement) => {
          const { name } = arrangement
          const count = counts[name]
          const places = isSent ? placesThatAnswer(arrangement, round.sent) : null
          return (
            <div key={name} role="group" aria-labelledby={`count-${name}`} data-count={name}>
              <h3 id={`count-${name}`}>
                <span className="tag" data-means={name}>
                  {name}
                </span>{' '}
                {arrangementTitles[name]}
              </h3>
              <dl>
                <Count what="files" name="Files edited" names={count?.files.map((file) => file.name) ?? []} />
                <Count what="servers" name="Servers started anew" names={count?.servers ?? []} />
                <Count
                  what="places"
                  name="Places to test again"
                  names={places}
                  pending="Run all: counted from who answers the preflights"
                />
              </dl>
              {count?.files.map((file) => (
                <ChangedFilePart key={file.name} file={file} />
              ))}
            </div>
          )
        })}
      </div>
      <p className="none">
        Nothing is lost meanwhile: the new server starts beside the old one, and takes over between two
        messages. The port at which a new proxy listens until then is nobody’s edit, and is not counted.
      </p>
    </>
  )
}

interface CountProps {
  readonly what: 'files' | 'servers' | 'places'
  readonly name: string
  readonly names: readonly string[] | null
  readonly pending?: string
}

function Count({ what, name, names, pending = '' }: CountProps) {
  return (
    <div data-fact={what}>
      <dt>{name}</dt>
      <dd>
        <b>{names === null ? '–' : names.length}</b>{' '}
        <span className="value">{names?.join(', ') ?? pending}</span>
      </dd>
    </div>
  )
}
