import { lazy, Suspense } from 'react'
import type { Because, Verdict } from '../../../scenarios/fetch-standard/recording/verdict.ts'
import {
  isCrossroads,
  whyQuestions,
  whySteps,
  type WhyQuestion,
} from '../../../scenarios/runs/prediction/why-rows.ts'
import { toldStep } from '../../../scenarios/fetch-standard/sentences/told-step.ts'
import { verdictIn } from '../../../scenarios/runs/prediction/verdict-in.ts'
import { dash } from './first-rows.tsx'
import type { GridGroup, GridRow } from './grid-row.ts'
import type { LaneView } from '../../judged/lane-view.ts'
import lanesStyles from '../lanes.module.css'
import cellsStyles from '../cells/cells.module.css'

const whyStep = `${lanesStyles.whyStep} ${cellsStyles.whyStep}`

/** Loaded with the first verdict. */
const Reason = lazy(() => import('../../judged/verdict/Reason.tsx').then((m) => ({ default: m.Reason })))
const Mending = lazy(() => import('../cells/Mending.tsx').then((m) => ({ default: m.Mending })))

const verdictOf = ({ messages }: LaneView): Verdict | null => verdictIn(messages?.judgement ?? null)

type Steps = ReadonlyMap<string, ReadonlyMap<WhyQuestion, readonly Because[]>>

/** The steps of the standard that led to each lane's verdict, by the question that each answers. */
export function whyGroup(views: readonly LaneView[]): GridGroup {
  const steps: Steps = new Map(
    views.flatMap((view) => {
      const verdict = verdictOf(view)
      return verdict === null ? [] : [[view.key, whySteps(verdict)] as const]
    }),
  )
  const asked = (Object.keys(whyQuestions) as WhyQuestion[]).filter((question) =>
    [...steps.values()].some((each) => each.has(question)),
  )
  const isFailure = views.some((view) => (verdictOf(view)?.reason ?? null) !== null)
  return {
    key: 'why',
    heading: { key: 'why', title: 'Why' },
    opensFirst: true,
    rows: [
      ...(isFailure ? [reasonRow] : []),
      ...asked.map((question) => questionRow(question, steps)),
      ...(isFailure ? [mendingRow] : []),
    ],
    absence: (view) => notJudgedSentence(view),
  }
}

function notJudgedSentence(view: LaneView): string | null {
  if (verdictOf(view) !== null) return null
  const judgement = view.messages?.judgement ?? null
  if (judgement !== null && 'notJudged' in judgement) return judgement.notJudged
  return view.outcome === null ? 'There is no answer to judge yet.' : 'The oracle is not loaded yet.'
}

const reasonRow: GridRow = {
  key: 'reason',
  name: 'The reason',
  look: 'prose',
  text: (view) => verdictOf(view)?.reason?.code ?? null,
  cell: (view) => {
    const reason = verdictOf(view)?.reason ?? null
    return reason === null ? (
      <span className="none">nothing failed</span>
    ) : (
      <Suspense>
        <Reason reason={reason} />
      </Suspense>
    )
  },
}

function questionRow(question: WhyQuestion, steps: Steps): GridRow {
  const stepsIn = (view: LaneView) => steps.get(view.key)?.get(question) ?? []
  /** The last step of a failure is what ended it. */
  const decidesIn = (view: LaneView) => {
    const verdict = verdictOf(view)
    return verdict?.reason !== null && stepsIn(view).at(-1) === verdict?.because.at(-1)
  }
  return {
    key: question,
    name: whyQuestions[question],
    look: 'prose',
    // By what held: the sentences name addresses, which differ in all lanes.
    text: (view) =>
      stepsIn(view)
        .map(({ holds }) => String(holds))
        .join(),
    lit: (view) => (decidesIn(view) ? 'decides' : null),
    cell: (view) => {
      const inLane = stepsIn(view)
      if (inLane.length === 0)
        return (
          <span className="none">
            {(verdictOf(view)?.reason ?? null) === null ? 'not asked' : 'not reached'}
          </span>
        )
      return inLane.map((step, index) => {
        const { section, says } = toldStep(step)
        return (
          // oxlint-disable-next-line react/no-array-index-key -- the steps of one verdict have an order and no other identity
          <div key={index} className={whyStep} title={`Fetch standard, “${section}”`}>
            <span aria-hidden="true">{markOf(step, question)}</span>
            <span>
              <span className="visually-hidden">{step.holds ? 'Yes: ' : 'No: '}</span>
              {says}
              {decidesIn(view) && index === inLane.length - 1 && (
                <b className={`${lanesStyles.decider} ${cellsStyles.decider}`}> decides</b>
              )}
            </span>
          </div>
        )
      })
    },
  }
}

const markOf = ({ holds }: Because, question: WhyQuestion) =>
  isCrossroads(question) ? (holds ? 'yes' : 'no') : holds ? '✓' : '✕'

const mendingRow: GridRow = {
  key: 'fix',
  name: 'What would mend it',
  look: 'prose',
  cell: (view) => {
    const verdict = verdictOf(view)
    if (verdict === null || verdict.reason === null || view.request === null) return dash
    return (
      <Suspense>
        <Mending
          verdict={verdict}
          request={view.request}
          allowingPolicy={view.verdicts?.allowingPolicy ?? null}
        />
      </Suspense>
    )
  },
}
