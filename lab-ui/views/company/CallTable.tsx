import { companyCalls, type CompanyCall, type SentCall } from '../../../scenarios/company/company-call.ts'
import type { Arrangement } from '../../../scenarios/company/company.ts'
import { outcomeOfCall } from '../../../scenarios/company/drift-sentences.ts'
import type { Difference } from '../../../scenarios/company/find-drift.ts'
import { serviceNames, type Service } from '../../../scenarios/company/service.ts'
import { outcomeTitles } from '../../../scenarios/runs/outcome/outcome-titles.ts'
import type { Outcome } from '../../../scenarios/words/outcome.ts'
import { joinWithAnd } from '../../../scenarios/words/texts/join-with-and.ts'
import { Mark } from '../../judged/Mark.tsx'
import { toneOf } from '../../judged/outcome-tone.ts'
import type { CompanyRound } from './company-state.ts'
import styles from './company.module.css'

interface CallTableProps {
  readonly arrangement: Arrangement
  readonly calls: readonly CompanyCall[]
  readonly origins: readonly string[]
  readonly round: CompanyRound | null
  readonly differences: readonly Difference[]
}

/** A column a service, under what stands before it; a row a call. */
export function CallTable({ arrangement, calls, origins, round, differences }: CallTableProps) {
  const { name, engine, files } = arrangement
  const proxyFile = files.find(({ owner }) => owner === null)
  const sent = round?.sent.filter((call) => call.arrangement === name) ?? []
  const differing = new Set(differences.flatMap((each) => each.calls))
  return (
    <table className={styles.companyCallsTable} aria-busy={round?.isRunning === true}>
      <caption className="visually-hidden">Calls to the three services: {name}</caption>
      <thead>
        <tr className={styles.hop}>
          <th scope="row">Proxy</th>
          <td colSpan={3} data-means={name === 'proxy' ? 'proxy' : 'idle'}>
            <b>{engine}</b> {name === 'proxy' ? policyAt(arrangement) : 'passes everything on'}{' '}
            <span className="value">{proxyFile?.name}</span>
          </td>
        </tr>
        <tr className={styles.hop}>
          <th scope="row">Service</th>
          {serviceNames.map((service) => (
            <ServiceHead key={service} arrangement={arrangement} service={service} />
          ))}
        </tr>
      </thead>
      {origins.map((origin) => (
        <tbody key={origin}>
          <tr>
            <th colSpan={4} scope="rowgroup" className={styles.from}>
              from <span className="value">{origin}</span>
            </th>
          </tr>
          {calls.map((call) => (
            <tr key={call}>
              <th scope="row">{companyCalls[call].title}</th>
              {serviceNames.map((service) => {
                const cell = sent.find(
                  (each) => each.service === service && each.call === call && each.origin === origin,
                )
                return (
                  <Cell
                    key={service}
                    sent={cell ?? null}
                    isRunning={round?.isRunning === true}
                    differs={cell !== undefined && differing.has(cell)}
                  />
                )
              })}
            </tr>
          ))}
        </tbody>
      ))}
    </table>
  )
}

/** What the proxy holds of the policy, as it runs. */
function policyAt({ copies }: Arrangement): string {
  const own = serviceNames.filter((service) => copies[service] !== undefined)
  return own.length === 0
    ? 'the policy, once, for all three'
    : `the policy, and a copy of it for ${joinWithAnd(own)}`
}

/** A service, and where its policy stands; what really runs is told, and not whether it is right. */
function ServiceHead({
  arrangement,
  service,
}: {
  readonly arrangement: Arrangement
  readonly service: Service
}) {
  const { name, copies } = arrangement
  const hasOwn = name === 'backend' || copies[service] !== undefined
  return (
    <th scope="col" data-means={name === 'backend' ? 'backend' : hasOwn ? 'proxy' : 'idle'}>
      <b>{service}</b>
      <small>
        {name === 'backend'
          ? 'its own cors()'
          : hasOwn
            ? 'its own lines in the proxy'
            : 'knows nothing of CORS'}
      </small>
    </th>
  )
}

/** Beside the mark, as short as can be: the columns are narrow on a telephone. */
const shortWords: Readonly<Record<Exclude<Outcome, 'readable'>, string>> = {
  opaque: 'opaque',
  'blocked-at-preflight': 'preflight',
  'blocked-at-response': 'response',
  'not-sent': 'not sent',
  'no-response': 'none',
}

interface CellProps {
  readonly sent: SentCall | null
  readonly isRunning: boolean
  /** Whether its answers hold what the policy does not say. */
  readonly differs: boolean
}

function Cell({ sent, isRunning, differs }: CellProps) {
  const outcome = sent === null ? null : outcomeOfCall(sent)
  if (sent === null || outcome === null)
    return (
      <td data-means="idle">
        <span className={styles.out}>
          <Mark of="pending" />
          <span className="visually-hidden">
            {sent?.isUnclear === true ? 'not known' : isRunning ? 'under way' : 'not sent'}
          </span>
        </span>
      </td>
    )
  const status = sent.result.kind === 'response' ? String(sent.result.status) : ''
  return (
    <td
      data-means={toneOf[outcome]}
      data-attempt={sent.attemptId}
      className={differs ? styles.unlikeCell : undefined}
      data-differs={differs || undefined}
    >
      <span className={styles.out} title={`${outcomeTitles[outcome]} ${status}`.trim()}>
        <Mark of={outcome} />
        <span className="visually-hidden">{outcomeTitles[outcome]} </span>
        <span aria-hidden={outcome !== 'readable'}>
          {outcome === 'readable' ? status : shortWords[outcome]}
        </span>
        {differs && (
          <b className={styles.unlike} title="its answers are not what the policy says">
            <span aria-hidden="true">≠</span>
            <span className="visually-hidden">not what the policy says</span>
          </b>
        )}
      </span>
    </td>
  )
}
