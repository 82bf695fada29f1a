import type { Verdict } from '../../fetch-standard/recording/verdict.ts'
import type { Lifeline, PredictedStep, UnsentStep } from './step.ts'

/** What a lane is expected to pass, before anything is sent. */
export interface PredictedCourse {
  readonly verdict: Pick<Verdict, 'outcome' | 'sent'>
  readonly hasProxy: boolean
  /** Whether the proxy answers preflights itself, so that none reaches the backend. */
  readonly proxyAnswersPreflights: boolean
  /** As it would be sent. */
  readonly method: string
}

/** The messages that are expected, without a moment and without an answer: nothing has been sent. */
export function predictedSteps(course: PredictedCourse): readonly (PredictedStep | UnsentStep)[] {
  const { verdict, hasProxy, proxyAnswersPreflights, method } = course
  const steps = verdict.sent.flatMap(({ method: sent, preflight }) => {
    const step = (from: Lifeline, to: Lifeline): PredictedStep => ({
      kind: 'predicted',
      from,
      to,
      method: sent,
      isPreflight: preflight,
    })
    if (!hasProxy) return [step('browser', 'backend')]
    return preflight && proxyAnswersPreflights
      ? [step('browser', 'proxy')]
      : [step('browser', 'proxy'), step('proxy', 'backend')]
  })
  if (verdict.outcome === 'blocked-at-preflight')
    return [...steps, { kind: 'unsent', method, why: 'preflight-failed', isPredicted: true }]
  return verdict.outcome === 'not-sent'
    ? [...steps, { kind: 'unsent', method, why: 'not-allowed', isPredicted: true }]
    : steps
}
