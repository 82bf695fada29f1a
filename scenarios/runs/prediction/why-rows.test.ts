import { expect, test } from 'vitest'
import { cases } from '../../fetch-standard/cases/cases.ts'
import { judge } from '../../fetch-standard/judge.ts'
import { profiles } from '../../fetch-standard/profiles/profiles.ts'
import { predict } from '../../setup/predict/predict.ts'
import { fetchOfAttempt } from '../../setup/predict/fetch-of-attempt.ts'
import { bareLane, lane, page, policy, requestOf } from '../../setup/predict/setups.test-data.ts'
import { toldStep } from '../../fetch-standard/sentences/told-step.ts'
import { whySteps } from './why-rows.ts'

const verdictOn = (of = lane()) =>
  predict(
    fetchOfAttempt(of, requestOf(), 'f', 0)!,
    [],
    { lanes: [of], policy: policy(), client: page },
    profiles.chromium,
  )!

test('a PUT that is allowed is asked everything on its way, in this order', () => {
  expect([...whySteps(verdictOn()).keys()]).toEqual([
    'origin',
    'preflight',
    'cache',
    'preflight-status',
    'preflight-check',
    'methods',
    'headers',
    'response',
    'response-check',
  ])
})

test('after the check that failed nothing is asked any more', () => {
  const steps = whySteps(verdictOn(bareLane()))
  expect([...steps.keys()].at(-1)).toBe('preflight-check')
  expect(steps.get('preflight-check')?.map(toldStep).at(-1)).toMatchObject({
    section: 'CORS check',
    holds: false,
  })
})

test('that a preflight follows from an earlier one is told where preflights are, not with the origin', () => {
  const recording = cases.find(({ name }) => name === 'browsers: 303 after a preflight')!
  const steps = whySteps(judge(recording, profiles.firefox).at(-1)!)
  expect(steps.get('preflight')?.map(({ id }) => id)).toEqual([
    'safelisted-method',
    'asks-again',
    'asks-again',
  ])
  expect(steps.get('origin')?.map(({ id }) => id)).not.toContain('asks-again')
})

test('no step of any case is lost', () => {
  for (const recording of cases)
    for (const profile of Object.values(profiles))
      for (const verdict of judge(recording, profile))
        expect([...whySteps(verdict).values()].flat()).toHaveLength(verdict.because.length)
})
