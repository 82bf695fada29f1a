import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { draftEquals, draftOf } from '../../scenarios/policy/policy-draft.ts'
import { questionEngine } from '../../scenarios/question/cell.ts'
import { installWords, notFound } from '../../scenarios/words/missing-engine.ts'
import { useShortcuts } from '../bench/use-shortcuts.ts'
import { stageQuery } from '../control/queries.ts'
import { Button } from '../controls/Button.tsx'
import { CopyText } from '../controls/CopyText.tsx'
import { PolicyFacts } from '../policy/PolicyFacts.tsx'
import { useTitle } from '../reasons/use-title.ts'
import { AnswerPanel } from './AnswerPanel.tsx'
import { cellViews } from './cell-view.ts'
import { Claims } from './Claims.tsx'
import { LocalPrice } from './LocalPrice.tsx'
import { LocalWays } from './LocalWays.tsx'
import { progressWords } from './progress-words.ts'
import { StrategyTable } from './StrategyTable.tsx'
import { useQuestion } from './use-question.ts'
import { useQuestionPolicy } from './use-question-policy.ts'
import { useQuestionSearch } from './use-question-search.ts'
import '../lanes/messages.css'
import './question.css'
import './answer.css'

/** Who should handle CORS: every strategy in both environments, sent for real, what that says, and the answer. */
export function QuestionPage() {
  useTitle('Who should handle CORS')
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
    <article className="question">
      <div className="ask">
        <h1>Who should handle CORS: the backend or the infrastructure?</h1>
        <p>
          A page may read what another origin answers only if that answer allows it, by headers that somebody
          has to set: the backend’s own code, or a load balancer before it, here called the proxy.{' '}
          <b>Local</b> is a developer’s computer: the browser talks to the backend itself. <b>Deployed</b> has
          the proxy in front. Each cell below was sent for real when this page was opened: a POST with JSON,
          from {window.location.origin}.
        </p>
      </div>
      {note !== null && <p className="notice">{note}</p>}
      <div className="toolbar">
        <span role="status">{progressWords(state, cells)}</span>
        <Button isOff={state.isSending} shortcut="Control+Enter" onClick={send}>
          Send all again <kbd aria-hidden="true">Ctrl ⏎</kbd>
        </Button>
        <CopyText text={window.location.href} name="Copy link" />
      </div>
      <StrategyTable cells={cells} isSending={state.isSending} sentCount={state.sentCount} link={link} />
      <div className="beneath">
        {policy !== null && <PolicyFacts policy={policy} />}
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
            {engine === 'embedded' &&
              ` ${notFound('nginx')}. With one (${installWords('nginx')}) it would be that.`}
          </span>
        )}
      </div>
      <section aria-labelledby="claims">
        <h2 id="claims">Six claims, and what shows them</h2>
        <p>
          These are what people say when they argue about it. To count who is spared what, every cell was sent
          to four times: the first call, the first of another visitor, whose browser remembers nothing, the
          next of the same visitor, and one that needs no preflight.
        </p>
        <Claims cells={cells} link={link} />
      </section>
      <section aria-labelledby="price">
        <h2 id="price">What a developer runs and owns</h2>
        <p>
          Counted from the lanes that run. The application’s own code is no file of configuration; every file
          about CORS is one that has to change when the policy does. Ready means that all its processes
          listen, while the others were started at the same time.
        </p>
        <LocalPrice cells={cells} />
        <h3>Running the load balancer locally</h3>
        <p>
          For the proxy strategy to work on a developer’s computer, one of these is needed. The files are
          written from the policy above; take them as they are.
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
