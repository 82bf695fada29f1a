import { expect, test } from 'vitest'
import { response } from '../../scenarios/runs/outcome/evidence.test-data.ts'
import { defaultPolicy } from '../../scenarios/setup/policy/default-policy.ts'
import { lane } from '../../scenarios/setup/predict/setups.test-data.ts'
import { pageRequest } from '../../scenarios/words/page-request.test-data.ts'
import type { Run } from '../attempt/run/run.ts'
import { laneView } from './lane-view.ts'

const local = lane({ strategy: 'backend', id: 'backend', environment: 'local', engine: null })
const deployed = { ...local, environment: 'deployed', engine: 'embedded' } as const
const laneRun = {
  lane: local,
  name: '',
  attemptId: 'page-1-backend',
  hadPreflight: false,
  result: response('cors'),
  seen: { id: 'page-1-backend', exchanges: [], work: [] },
  lookUpError: null,
}
const run: Run = {
  id: 'page-1',
  number: 1,
  stage: 'default',
  policy: defaultPolicy('http://localhost:4100'),
  request: pageRequest({}),
  fragment: 'f',
  isWarm: false,
  sentAtMs: 0,
  lanes: [laneRun],
}
const view = { key: 'backend', title: '', live: [], before: null, verdicts: null, next: null }

test('an attempt is told with the proxy that it met, although the lane has another one by now', () => {
  expect(laneView({ ...view, lane: deployed, run, laneRun })).toMatchObject({
    engine: null,
    lane: { engine: 'embedded' },
  })
  expect(laneView({ ...view, lane: deployed, run: null, laneRun: undefined }).engine).toBe('embedded')
})
