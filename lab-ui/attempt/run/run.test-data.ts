import { exchange, failed, preflight, response } from '../../../scenarios/runs/outcome/evidence.test-data.ts'
import type { Exchange } from '../../../scenarios/words/exchange.ts'
import { pageRequest } from '../../../scenarios/words/page-request.test-data.ts'
import type { PageResult } from '../../../scenarios/words/page-result.ts'
import type { Strategy } from '../../../scenarios/words/strategy.ts'
import type { LaneRun, Run } from './run.ts'

export const dashboard = 'http://localhost:4100'

export const laneRun = (
  strategy: Strategy,
  result: PageResult,
  exchanges: readonly Exchange[],
  part: Partial<LaneRun> = {},
): LaneRun => ({
  lane: {
    id: strategy,
    strategy,
    environment: 'local',
    engine: null,
    mistakes: [],
    url: 'http://localhost:4101',
    processes: [{ name: 'backend', pid: 17 }],
    files: [{ name: 'backend.ts', language: 'typescript', text: 'app.use(cors())' }],
    state: 'up',
    message: '',
  },
  name: '',
  attemptId: `a-1-${strategy}`,
  hadPreflight: false,
  result,
  seen: { id: `a-1-${strategy}`, exchanges, work: [] },
  lookUpError: null,
  ...part,
})

/** A PUT that is readable in one lane and blocked at the preflight in the other. */
export const aRun = (number: number, part: Partial<Run> = {}): Run => ({
  id: `a-${number}`,
  number,
  stage: 'default',
  policy: {
    origins: [dashboard],
    methods: ['PUT'],
    requestHeaders: ['content-type'],
    exposeHeaders: [],
    credentials: false,
    maxAgeSeconds: 600,
  },
  request: pageRequest({ origin: dashboard }),
  fragment: `a-${number}`,
  isWarm: false,
  sentAtMs: 1_800_000_000_000 + number,
  lanes: [
    laneRun('backend', response('cors'), [preflight(), exchange()]),
    laneRun('none', failed, [preflight({ lane: 'none', status: 404 })]),
  ],
  ...part,
})
