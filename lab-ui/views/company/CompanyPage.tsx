import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useMemo } from 'react'
import { arrangementNames } from '../../../scenarios/company/company.ts'
import { findDrift } from '../../../scenarios/company/find-drift.ts'
import { serviceNames } from '../../../scenarios/company/service.ts'
import { installWords, notFound } from '../../../scenarios/engines/missing-engine.ts'
import { useShortcuts } from '../../shell/shortcuts/use-shortcuts.ts'
import { enginesQuery, labQuery } from '../../control/queries.ts'
import { CopyText } from '../../controls/CopyText.tsx'
import { ArrangementPanel } from './ArrangementPanel.tsx'
import { CompanyForm } from './CompanyForm.tsx'
import type { CompanySetup } from './company-run.ts'
import { PolicyChangePanel } from './PolicyChangePanel.tsx'
import { useCompany } from './use-company.ts'
import { useCompanySearch } from './use-company-search.ts'
import styles from './company.module.css'

const none: readonly string[] = []

/** One company, three teams: whether one policy holds for all of them, and what it takes to change it. */
export function CompanyPage() {
  const [search, change] = useCompanySearch()
  const { data: lab, error } = useQuery(labQuery)
  const { data: found } = useQuery(enginesQuery)
  const { arrangements, engine, service } = search
  const kind = service === '' ? null : search.drift
  const setup = useMemo(
    (): CompanySetup => ({
      arrangements: arrangements === 'both' ? arrangementNames : [arrangements],
      engine: engine === '' ? undefined : engine,
      drift: service === '' || kind === null ? null : { service, kind },
    }),
    [arrangements, engine, service, kind],
  )
  const [state, current] = useCompany(lab?.origins ?? null, setup)
  const { company, round, isChanging } = state
  const failure = state.failure ?? error?.message ?? null

  const pages = lab?.origins ?? none
  const origins = useMemo(
    () =>
      company === null
        ? none
        : pages.filter((origin) => company.policy.origins === '*' || company.policy.origins.includes(origin)),
    [company, pages],
  )
  const isSending = round?.isRunning === true
  const requests = setup.arrangements.length * serviceNames.length * search.calls.length * origins.length
  const canSend = company !== null && !isChanging && !isSending && requests > 0
  const send = () => {
    if (canSend) void current.current?.send(search.calls, origins)
  }
  const stop = () => current.current?.stop()
  useShortcuts({ Send: send, Stop: stop })

  const finding = useMemo(
    () => (round === null || round.isRunning ? null : findDrift(round.company.policy, round.sent)),
    [round],
  )
  const missing = found?.engines.find(({ name, available }) => name === engine && !available)?.name
  const words = round === null ? '' : `${round.sent.length} of ${round.of} requests`
  return (
    <article className={styles.companyView}>
      <h1>Can one team hold one policy for the whole company?</h1>
      <p className={styles.lead}>
        Three services, each of a team of its own, run here twice. In one arrangement a proxy before all of
        them holds the policy once, and the backends know nothing of CORS; in the other each backend has a
        copy. Let one team drift, run all, and see whether what comes back gives it away. It belongs to claim
        4 of{' '}
        <Link to="/question" hash="claim-4">
          the question
        </Link>
        .
      </p>
      <CompanyForm
        search={search}
        requests={requests}
        canSend={canSend}
        isSending={isSending}
        progress={isSending ? { done: round.sent.length, of: round.of, words } : null}
        onChange={change}
        onSend={send}
        onStop={stop}
      />
      {missing !== undefined && (
        <p className="notice" role="alert">
          {notFound(missing)}: choose the embedded proxy, or install it ({installWords(missing)}).
        </p>
      )}
      {failure !== null && missing === undefined && (
        <p className="notice" role="alert">
          {failure}
        </p>
      )}
      {search.calls.length === 0 && <p className="error">Choose at least one request to send.</p>}
      <div className={styles.companyLine}>
        <span role="status" data-part="progress">
          {lineOf(state, words)}
        </span>
        <CopyText text={window.location.href} name="Copy link" />
      </div>
      {company !== null && (
        <>
          <div
            className={styles.arrangements}
            data-count={company.arrangements.length}
            aria-busy={isChanging}
          >
            {company.arrangements.map((arrangement) => (
              <ArrangementPanel
                key={arrangement.name}
                arrangement={arrangement}
                calls={search.calls}
                origins={origins}
                round={round}
                finding={finding}
              />
            ))}
          </div>
          <PolicyChangePanel
            search={search}
            origins={pages}
            company={company}
            change={state.change}
            round={round}
            isBusy={isChanging || isSending}
            onChange={change}
            onAdd={(value) =>
              void current.current?.add(search.adds, value, search.forgets === '' ? null : search.forgets)
            }
            onTakeBack={() => void current.current?.takeBack()}
          />
        </>
      )}
    </article>
  )
}

/** Where it stands, in a few words. */
function lineOf(
  { company, isChanging, failure, round }: ReturnType<typeof useCompany>[0],
  words: string,
): string {
  if (failure !== null) return ''
  if (company === null) return 'Starting the services …'
  if (isChanging) return 'Changing the company …'
  if (round === null) return 'The services run. Nothing has been sent since the last change.'
  if (round.isRunning) return ''
  return round.stoppedBecause === null
    ? `All sent: ${words}.`
    : `Stopped after ${words}. ${round.stoppedBecause}`
}
