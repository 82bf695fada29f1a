import { expect, test } from 'vitest'
import { response } from '../../../scenarios/runs/outcome/evidence.test-data.ts'
import type { PageRequest } from '../../../scenarios/words/page-request.ts'
import type { LaneRun } from '../../attempt/run/run.ts'
import { entryOf, isSettled } from './history-entry.ts'
import { aRun, dashboard, laneRun } from '../../attempt/run/run.test-data.ts'

test('an entry tells the request and the outcome of each lane', () => {
  expect(entryOf(aRun(7), null, dashboard)).toEqual({
    id: 'a-7',
    number: 7,
    method: 'PUT',
    path: '/orders/17',
    apart: [],
    isWarm: false,
    sentAtMs: 1_800_000_000_007,
    lanes: [
      { title: 'backend-CORS', outcome: 'readable' },
      { title: 'no-CORS', outcome: 'blocked-at-preflight' },
    ],
    recorded: false,
    importedFrom: null,
  })
})

test('an entry of a file is recorded, and names the file', () => {
  expect(entryOf(aRun(7), 'monday.json', dashboard)).toMatchObject({
    recorded: true,
    importedFrom: 'monday.json',
  })
})

test('a lane is called what somebody called it', () => {
  const lanes = [laneRun('none', response('cors'), [], { name: 'the old one' })]
  expect(entryOf(aRun(1, { lanes }), null, dashboard).lanes[0]?.title).toBe('the old one')
})

const unknown: readonly (readonly [why: string, part: Partial<LaneRun>])[] = [
  ['the lab could not send', { result: { kind: 'lab-fault', message: 'No.' } }],
  ['the witnesses could not be asked', { seen: null, lookUpError: 'Gone.' }],
  ['it is under way', { result: null, seen: null }],
]

test.each(unknown)('the outcome is not known while %s', (_, part) => {
  const lanes = [laneRun('none', response('cors'), [], part)]
  expect(entryOf(aRun(1, { lanes }), null, dashboard).lanes).toEqual([{ title: 'no-CORS', outcome: null }])
})

const apart: readonly (readonly [part: Partial<PageRequest>, words: readonly string[]])[] = [
  [{}, []],
  [{ origin: 'http://evil.localhost:4100' }, ['evil.localhost:4100']],
  [{ origin: 'null' }, ['origin null']],
  [{ credentials: 'include' }, ['include']],
  [{ contentType: 'text/plain' }, ['text/plain']],
  [{ contentType: '' }, []],
  [{ method: 'GET', contentType: 'text/plain' }, []],
  [{ mode: 'no-cors', credentials: 'omit' }, ['no-cors', 'omit']],
]

test.each(apart)('%o sets a request apart by %j', (part, words) => {
  const run = aRun(1)
  expect(entryOf({ ...run, request: { ...run.request, ...part } }, null, dashboard).apart).toEqual(words)
})

test('an entry stays small, however long the request is', () => {
  const run = aRun(1)
  const long = 'x'.repeat(1_000_000)
  const request = { ...run.request, path: long, method: long, contentType: long }
  expect(JSON.stringify(entryOf({ ...run, request }, null, dashboard)).length).toBeLessThan(2_000)
})

const settled: readonly (readonly [isSettled: boolean, what: string, part: Partial<LaneRun>])[] = [
  [true, 'a lane with its result and what was seen', {}],
  [true, 'a lane whose witnesses could not be asked', { seen: null, lookUpError: 'Gone.' }],
  [true, 'a lane that was stopped', { result: { kind: 'stopped' } }],
  [false, 'a lane without a result', { result: null }],
  [false, 'a lane whose witnesses were not asked yet', { seen: null }],
]

test.each(settled)('it is %s that %s is settled', (expected, _, part) => {
  const lanes = [...aRun(1).lanes, laneRun('proxy', response('cors'), [], part)]
  expect(isSettled(aRun(1, { lanes }))).toBe(expected)
})
