import { expect, test } from 'vitest'
import { lane } from '../setup/predict/setups.test-data.ts'
import { differences } from './expectation.ts'
import { hopWords, reachWords, type SeenRound } from './seen-round.ts'

const seen: SeenRound = {
  outcome: 'readable',
  preflight: { kind: 'answered', by: 'proxy', status: 204 },
  optionsAtProxy: 1,
  optionsAtBackend: 0,
  requestsAtProxy: 1,
  requestsAtBackend: 1,
  worked: true,
}

test('a cell that is as expected has no difference, whatever was not expected of it', () => {
  expect(differences({ outcome: 'readable', optionsAtBackend: 0 }, lane(), seen)).toEqual([])
})

test('each difference is told by what was seen, and by what was not', () => {
  expect(
    differences(
      { outcome: 'blocked-at-preflight', optionsAtBackend: 1, worked: false, processes: 2 },
      lane(),
      seen,
    ),
  ).toEqual([
    'outcome: readable and not blocked at the preflight',
    'OPTIONS at the backend: 0 and not 1',
    'work done by the backend: yes and not no',
    'processes: 0 and not 2',
  ])
})

test('an attempt that the lab could not send differs from every outcome', () => {
  expect(differences({ outcome: 'readable' }, lane(), { ...seen, outcome: null })).toEqual([
    'outcome: not sent by the lab and not readable',
  ])
})

test('what reaches the backend is counted against what the browser sent', () => {
  expect(reachWords(seen, true)).toBe('1 of 2')
  expect(reachWords({ ...seen, optionsAtBackend: 1 }, false)).toBe('2 of 2')
  expect(hopWords(1, 0)).toBe('OPTIONS\u{a0}1, POST\u{a0}0')
})
