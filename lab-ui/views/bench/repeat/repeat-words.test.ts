import { expect, test } from 'vitest'
import { failed, preflight, putRequest } from '../../../../scenarios/runs/outcome/evidence.test-data.ts'
import { emptyLaneTally, type LaneTally } from '../../../attempt/repeat/repeat-counts.ts'
import type { Lane, Stage } from '../../../../scenarios/setup/stage.ts'
import { attemptSentence, fillsPreflightCache, repeatEnd } from './repeat-words.ts'
import type { RepeatRun } from './use-repeat.ts'

const lane = (id: string, engine: Lane['engine']): Lane => ({
  id,
  strategy: engine === null ? 'backend' : 'proxy',
  environment: engine === null ? 'local' : 'deployed',
  engine,
  mistakes: [],
  url: `http://localhost/${id}`,
  processes: [],
  files: [],
  state: 'up',
  message: '',
})
const stage: Stage = {
  id: 'default',
  policy: {
    origins: ['http://localhost:4100'],
    methods: ['PUT'],
    requestHeaders: [],
    exposeHeaders: [],
    credentials: false,
    maxAgeSeconds: 600,
  },
  lanes: [lane('backend', null), lane('proxy', 'embedded')],
}
const repeat = (
  tallies: Readonly<Record<string, Partial<LaneTally>>>,
  part: Partial<RepeatRun> = {},
): RepeatRun => ({
  id: 'r',
  stage,
  request: putRequest,
  times: 1_000,
  isWarm: false,
  isRunning: false,
  stoppedBecause: null,
  tallies: Object.fromEntries(
    Object.entries(tallies).map(([id, tally]) => [id, { ...emptyLaneTally, ...tally }]),
  ),
  ...part,
})

test('a cold repeat fills the preflight cache with the answers that let a request through', () => {
  const both = { backend: { optionsAtBackend: 500 }, proxy: { optionsAtProxy: 500, optionsAtBackend: 500 } }
  expect(fillsPreflightCache(repeat(both))).toBe(true)
  expect(fillsPreflightCache(repeat({ backend: { optionsAtBackend: 500 } }))).toBe(false)
  const refused = { optionsAtBackend: 1_000, outcomes: { 'blocked-at-preflight': 1_000 } }
  expect(fillsPreflightCache(repeat({ backend: refused }))).toBe(false)
  expect(fillsPreflightCache(repeat(both, { isWarm: true }))).toBe(false)
})

test('its end says how far it came, and why no farther', () => {
  const tallies = { backend: { attempts: 700 }, proxy: { attempts: 650 } }
  expect(repeatEnd(repeat(tallies, { stoppedBecause: 'You stopped it.' }))).toBe(
    'Stopped after 650 of 1,000 attempts in each lane. You stopped it.',
  )
  expect(repeatEnd(repeat({ backend: { attempts: 1_000 }, proxy: { attempts: 1_000 } }))).toBe(
    'All 1,000 attempts of every lane are counted.',
  )
})

test('an attempt that ended otherwise is told with its number and its reason', () => {
  const attempt = {
    number: 1_200,
    attemptId: 'a',
    fragment: 'f',
    hadPreflight: false,
    result: failed,
    seen: { id: 'a', exchanges: [preflight({ status: 404 })], work: [] },
    outcome: 'blocked-at-preflight',
  } as const
  expect(attemptSentence(putRequest, attempt)).toBe(
    'Attempt 1,200, blocked at the preflight: No Access-Control-Allow-Origin in the answer to the preflight.',
  )
  const fault = { ...attempt, result: { kind: 'lab-fault', message: 'No agent.' }, outcome: null } as const
  expect(attemptSentence(putRequest, fault)).toBe('Attempt 1,200: No agent.')
})
