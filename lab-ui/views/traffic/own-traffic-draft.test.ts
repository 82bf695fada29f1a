import { expect, test } from 'vitest'
import {
  ownDraftOf,
  ownTrafficLimits,
  ownTrafficMistakes,
  ownTrafficOf,
  type OwnTrafficDraft,
} from './own-traffic-draft.ts'
import { usualOwnTraffic } from './usual-own-traffic.ts'

const mistakes = (typed: Partial<OwnTrafficDraft>) =>
  ownTrafficMistakes(ownTrafficOf({ ...ownDraftOf(usualOwnTraffic), ...typed }))

test('what is typed comes back as it was, and the usual traffic has no mistake', () => {
  expect(ownTrafficOf(ownDraftOf(usualOwnTraffic))).toEqual(usualOwnTraffic)
  expect(mistakes({})).toEqual([])
})

test('nothing, words, too much, too little and half a call are mistakes; a part of a millisecond is none', () => {
  expect(mistakes({ callsPerVisit: ' ', urls: 'five', maxAgeSeconds: '1e99', simplePercent: '-1' })).toEqual([
    'callsPerVisit',
    'urls',
    'maxAgeSeconds',
    'simplePercent',
  ])
  expect(mistakes({ callsPerVisit: '1.5' })).toEqual(['callsPerVisit'])
  expect(mistakes({ requestMs: '0.25' })).toEqual([])
})

test('what a value has to be is said in short beside its field, and whole below', () => {
  expect(ownTrafficLimits('callsPerVisit', 900)).toEqual({
    short: '≤ 500',
    whole: 'Calls a visit: a whole number from 1 to 500.',
  })
  expect(ownTrafficLimits('requestMs', 0)).toEqual({
    short: '≥ 0.01',
    whole: 'CPU of a request, ms: a number from 0.01 to 60,000.',
  })
  expect(ownTrafficLimits('urls', 1.5).short).toBe('a whole number')
  expect(ownTrafficLimits('requestMs', Number.NaN).short).toBe('a number')
})
