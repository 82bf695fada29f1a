import { expect, test } from 'vitest'
import { defaultPolicy } from '../../../../scenarios/setup/policy/default-policy.ts'
import { failed, response } from '../../../../scenarios/runs/outcome/evidence.test-data.ts'
import { pageRequest } from '../../../../scenarios/words/page-request.test-data.ts'
import { lane as anyLane } from '../../../../scenarios/setup/predict/setups.test-data.ts'
import type { Lane } from '../../../../scenarios/setup/stage.ts'
import { EarlierRuns } from '../../../attempt/run/earlier-runs.ts'
import type { Run } from '../../../attempt/run/run.ts'
import { viewsOfRuns } from './views-of-runs.ts'

const lane = (strategy: Lane['strategy'], id: string = strategy): Lane => anyLane({ strategy, id })

const run = (number: number, lanes: readonly Lane[], result = response('cors')): Run => ({
  id: `page-${number}`,
  number,
  stage: 'default',
  policy: defaultPolicy('http://localhost:4100'),
  request: pageRequest({ method: 'GET', path: '/orders' }),
  fragment: 'f',
  isWarm: false,
  sentAtMs: 0,
  lanes: lanes.map((each) => ({
    lane: each,
    name: each.id === 'none' ? 'Nobody' : '',
    attemptId: `page-${number}-${each.id}`,
    hadPreflight: false,
    result,
    seen: { id: `page-${number}-${each.id}`, exchanges: [], work: [] },
    lookUpError: null,
  })),
})

const shown = (...runs: Run[]) =>
  viewsOfRuns(runs, null, new EarlierRuns()).map(({ title, outcome }) => `${title}: ${outcome}`)

test('one run shows its lanes as they were, under the names that they had', () => {
  expect(shown(run(1, [lane('backend'), lane('none')]))).toEqual([
    'backend-CORS: readable',
    'Nobody: readable',
  ])
})

test('of two runs each lane stands next to the same lane of the other', () => {
  const one = run(1, [lane('backend'), lane('none')])
  const other = run(2, [lane('backend'), lane('backend', 'backend-2')], failed)
  expect(shown(one, other)).toEqual([
    'backend-CORS, attempt 1: readable',
    'backend-CORS, attempt 2: no-response',
    'Nobody, attempt 1: readable',
    'backend-CORS 2, attempt 2: no-response',
  ])
})
