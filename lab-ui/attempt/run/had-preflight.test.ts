import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { exchange, failed, preflight } from '../../../scenarios/runs/outcome/evidence.test-data.ts'
import { pageRequest } from '../../../scenarios/words/page-request.test-data.ts'
import { laneRun } from './run.test-data.ts'
import { hadPreflight } from './had-preflight.ts'

beforeEach(() => vi.stubGlobal('CSS', { supports: () => false }))
afterEach(() => vi.unstubAllGlobals())

const put = pageRequest({ method: 'PUT' })
const get = pageRequest({ method: 'GET', contentType: '', body: '' })
const notKnown = { seen: null, lookUpError: 'Not known.' }

test.each([
  ['the witnesses saw it', put, laneRun('backend', failed, [preflight()]), true],
  ['the witnesses saw none', put, laneRun('backend', failed, [exchange()]), false],
  ['what they saw is not known, and a PUT requires one', put, laneRun('backend', failed, [], notKnown), true],
  [
    'what they saw is not known, and a GET requires none',
    get,
    laneRun('backend', failed, [], notKnown),
    false,
  ],
  [
    'what they saw is not known, and mode no-cors has none',
    { ...put, mode: 'no-cors' as const },
    laneRun('backend', failed, [], notKnown),
    false,
  ],
  ['it is under way', put, laneRun('backend', failed, [], { seen: null }), false],
])('%s', (_, request, run, had) => {
  expect(hadPreflight(request, run)).toBe(had)
})
