import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useMemo } from 'react'
import { draftEquals, draftOf } from '../../../scenarios/setup/policy/draft/policy-draft.ts'
import { questionEngine } from '../../../scenarios/question/cell.ts'
import { engines, usualProgram } from '../../../scenarios/engines/engines.ts'
import { installWords, notFound } from '../../../scenarios/engines/missing-engine.ts'
import { defaultBenchSearch } from '../../links/bench-search.ts'
import { useShortcuts } from '../../shell/shortcuts/use-shortcuts.ts'
import { stageQuery } from '../../control/queries.ts'
import { Button } from '../../controls/Button.tsx'
import { CopyText } from '../../controls/CopyText.tsx'
import { PolicyFacts } from '../../policy/PolicyFacts.tsx'
import { AnswerPanel } from './AnswerPanel.tsx'
import { cellViews } from './run/cell-view.ts'
import { Claims } from './Claims.tsx'
import { HowToRead } from './HowToRead.tsx'
import { LocalPrice } from './LocalPrice.tsx'
import { LocalWays } from './LocalWays.tsx'
import { progressWords } from './run/progress-words.ts'
import { StrategyTable } from './table/StrategyTable.tsx'
import { useQuestion } from './run/use-question.ts'
import { useQuestionPolicy } from './use-question-policy.ts'
import { useQuestionSearch } from './use-question-search.ts'
import styles from './question.module.css'

/** Who should handle CORS: every strategy in both environments, sent for real, what that says, and the answer. */
export function QuestionPage() {
  const [search, change] = useQuestionSearch()
  const { policy, note } = useQuestionPolicy(search.policy)
  const [state, send] = useQuestion(policy)
  const cells = useMemo(() => cellViews(state), [state])
  const bench = useQuery({ ...stageQuery('default'), refetchInterval: false }).data?.policy
  useShortcuts({ Send: () => state.isSending || send() })

  const available = state.engines.flatMap((each) => (each.available ? [each.name] : []))
  const engine = questionEngine(available)
  const version = state.engines.find(({ name }) => name === engine)?.version ?? ''
  const benchDraft = bench === undefined ? null : draftOf(bench)
  const isBenchs = policy !== null && benchDraft !== null && draftEquals(benchDraft, draftOf(policy))
  const link = { policy: search.policy, engine }

  return (
    <article className={styles.question}>
      <div className={styles.ask}>
        <h1>Who should handle CORS: the backend or the infrastructure?</h1>
        <p>
          A page has an origin: scheme, host and port. It may not read what a server of another origin
          answers, unless the answer allows it by headers of its own; without them the console speaks of a
          CORS error. Which pages may send what, and read the answer, is the <b>policy</b>. Before a request
          such as a POST with JSON the browser asks by itself whether it may be sent: that OPTIONS request is
          the <b>preflight</b>.
        </p>
        <p>
          Somebody has to set those headers: the backend’s own code, or a load balancer in front of it, here
          called the <b>proxy</b>. Who does is the <b>strategy</b>, a row of the table. <b>Local</b> is a
          developer’s computer: the browser talks to the backend itself. <b>Deployed</b> has the proxy in
          front. For each outcome a POST with JSON was really sent when this page was opened, from{' '}
          {window.location.origin}.
        </p>
        <nav aria-label="On this page">
          <a href="#claims">Six claims, and what shows them</a>
          <a href="#price">What a developer runs</a>
          <a href="#files">Files for a local load balancer</a>
          <a href="#answer">The answer for your own case</a>
        </nav>
      </div>
      {note !== null && <p className="notice">{note}</p>}
      <div className={styles.toolbar}>
        <span role="status" data-part="progress">
          {progressWords(state, cells)}
        </span>
        <Button isOff={state.isSending} shortcut="Control+Enter" onClick={send}>
          Send all again <kbd aria-hidden="true">Ctrl ⏎</kbd>
        </Button>
        <CopyText text={window.location.href} name="Copy link" />
      </div>
      <StrategyTable cells={cells} isSending={state.isSending} sentCount={state.sentCount} link={link} />
      <HowToRead />
      <div className={styles.beneath} data-part="policy">
        <b>Policy</b>
        {policy !== null && <PolicyFacts policy={policy} />}
        <Link to="/bench" search={{ ...defaultBenchSearch, editing: true }}>
          Try another: edit it on the bench, then take it over here
        </Link>
        {benchDraft !== null && !isBenchs && (
          <button type="button" className="button quiet small" onClick={() => change({ policy: benchDraft })}>
            Take the bench’s policy
          </button>
        )}
        {search.policy !== null && (
          <button type="button" className="button quiet small" onClick={() => change({ policy: null })}>
            Take the usual policy
          </button>
        )}
        {state.engines.length > 0 && (
          <span>
            The proxy is {engine} {version}.
            {engines[engine].install === null &&
              ` ${notFound(usualProgram)}. With one (${installWords(usualProgram)}) it would be that.`}
          </span>
        )}
      </div>
      <section aria-labelledby="claims">
        <h2 id="claims">Six claims, and what shows them</h2>
        <p>
          This is what people say when they argue about it. The mark is how the call ended; ✓ beneath says
          that it ended as the claim has it. To count who answers which preflight, four calls were sent to
          every cell: the first of a visitor, the first of another one, whose browser remembers nothing, the
          next of the first visitor, and one that needs no preflight.
        </p>
        <Claims cells={cells} link={link} />
      </section>
      <section aria-labelledby="price">
        <h2 id="price">What a developer runs and owns</h2>
        <p>
          Counted from what runs for this table. The application’s own code is not counted as configuration. A
          file with the policy is one that has to change when the policy does. Ready is when all processes of
          the row listen; those of all rows were started at the same time.
        </p>
        <LocalPrice cells={cells} />
        <h3 id="files">Running the load balancer locally</h3>
        <p>
          For the proxy strategy to work on a developer’s computer, one of these is needed. The files hold the
          policy above, and run as they are: they let{' '}
          {policy === null
            ? '…'
            : policy.origins === '*'
              ? 'every page'
              : `pages from ${policy.origins.join(', ')}`}{' '}
          call. For your own page, name its origin in the policy first.
        </p>
        <LocalWays
          stage={state.halves.local.stage?.id ?? state.halves.deployed.stage?.id ?? null}
          search={search}
          onChange={change}
        />
      </section>
      <section aria-labelledby="answer">
        <h2 id="answer">The answer, for your own case</h2>
        <p>Every sentence leads to what shows it.</p>
        <AnswerPanel own={search} onChange={change} />
      </section>
    </article>
  )
}
