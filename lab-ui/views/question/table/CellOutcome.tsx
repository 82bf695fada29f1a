import { Link } from '@tanstack/react-router'
import { outcomeTitles } from '../../../../scenarios/runs/outcome/outcome-titles.ts'
import { outcomeSentence } from '../../../../scenarios/runs/sentences/sentences.ts'
import type { Agreement } from '../../../../scenarios/runs/prediction/agreement.ts'
import { reasons } from '../../../../scenarios/explain/reasons/reasons.ts'
import { laneSentence } from '../../../../scenarios/setup/strategies/lane-sentence.ts'
import { policyAppliedBy } from '../../../../scenarios/words/strategy.ts'
import { Mark } from '../../../judged/Mark.tsx'
import { toneOf } from '../../../judged/outcome-tone.ts'
import type { CellView, RoundView } from '../run/cell-view.ts'
import styles from '../question.module.css'

/** How a cell ended: a mark and a word, why it is blocked, and whether that was predicted. */
export function CellOutcome({ view, isSending }: { readonly view: CellView; readonly isSending: boolean }) {
  const { trouble, lane, rounds } = view
  const first = rounds.first
  if (trouble !== null)
    return (
      <Said mark="pending" words="not sent">
        <small>{trouble}</small>
      </Said>
    )
  if (first === undefined || lane === null)
    return (
      <Said mark="pending" words={isSending ? 'under way' : 'not sent'}>
        {null}
      </Said>
    )
  const { seen, laneRun, verdicts } = first
  const { result, lookUpError } = laneRun
  if (lookUpError !== null)
    return (
      <Said mark="pending" words="not known">
        <small>{lookUpError}</small>
      </Said>
    )
  if (result?.kind === 'lab-fault' || seen === null || seen.outcome === null)
    return (
      <Said mark="pending" words="the lab could not send it">
        <small>{result?.kind === 'lab-fault' ? result.message : 'Send all again.'}</small>
      </Said>
    )
  const { outcome } = seen
  return (
    <Said
      mark={outcome}
      words={`${outcomeTitles[outcome]}${result?.kind === 'response' ? ` · ${result.status}` : ''}`}
    >
      {outcome !== 'readable' && <Why first={first} view={view} />}
      {lane.state === 'down' && <small>{lane.message}</small>}
      {verdicts?.agreement && <Predicted agreement={verdicts.agreement} />}
    </Said>
  )
}

interface SaidProps {
  readonly mark: Parameters<typeof Mark>[0]['of']
  readonly words: string
  readonly children: React.ReactNode
}

function Said({ mark, words, children }: SaidProps) {
  return (
    <>
      <span className={styles.out} data-means={mark === 'pending' ? 'idle' : toneOf[mark]}>
        <Mark of={mark} />
        {words}
      </span>
      {children}
    </>
  )
}

/** Why it is blocked: what was wrong, and, where nobody applied the policy, that. */
function Why({ view, first }: { readonly view: CellView; readonly first: RoundView }) {
  const { lane } = view
  const { laneRun, seen, verdicts, run } = first
  const judgement = verdicts?.judgement ?? null
  const reason = judgement !== null && 'verdict' in judgement ? judgement.verdict.reason : null
  if (lane === null || seen === null || seen.outcome === null || laneRun.result === null) return null
  const evidence = {
    request: run.request,
    result: laneRun.result,
    exchanges: laneRun.seen?.exchanges ?? [],
  }
  return (
    <>
      <small>
        {reason === null ? (
          outcomeSentence(seen.outcome, evidence, seen.preflight)
        ) : (
          <Link to="/reasons/$code" params={{ code: reason.code }}>
            {reasons[reason.code].title}
          </Link>
        )}
      </small>
      {policyAppliedBy(lane) !== 'backend' && <small>{laneSentence(lane)}</small>}
    </>
  )
}

/** Whether the oracle, which knew the setup alone, had said the same. */
function Predicted({ agreement }: { readonly agreement: Agreement }) {
  switch (agreement.kind) {
    case 'as-predicted':
      return <small className="none">✓ as predicted</small>
    case 'finding':
      return <small className="error">Finding: {agreement.says}</small>
    case 'other-answer':
    case 'not-predicted':
      return <small>Not as predicted: {agreement.says}</small>
  }
}
