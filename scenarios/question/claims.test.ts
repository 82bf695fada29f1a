import { expect, test } from 'vitest'
import { profiles } from '../fetch-standard/profiles/profiles.ts'
import { fetchOfAttempt } from '../setup/predict/fetch-of-attempt.ts'
import { predict } from '../setup/predict/predict.ts'
import { preflightCourse } from '../setup/predict/preflight-course.ts'
import { lane, page, policy } from '../setup/predict/setups.test-data.ts'
import { requestToLane } from '../setup/request/request-to-lane.ts'
import type { Lane } from '../setup/stage.ts'
import { cellId, cellWords, questionCells, questionLanes, type Cell } from './cell.ts'
import { claims } from './claims.ts'
import { roundRequest } from './rounds.ts'

const all = claims.flatMap((claim) => claim.shownBy.map((shown) => ({ claim, shown })))
const named = all.map(
  (each) => [`claim ${each.claim.number}, ${cellWords(each.shown.cell)}`, each.shown] as const,
)

test('there are six claims, each shown by two cells at least, and each with a word on where it is loose', () => {
  expect(claims.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6])
  for (const { shownBy, loose } of claims) {
    expect(shownBy.length).toBeGreaterThan(1)
    expect(loose.length).toBeGreaterThan(0)
  }
})

test('every cell that a claim names is one of the table', () => {
  const cells = new Set(questionCells.map(cellId))
  expect(all.filter(({ shown }) => !cells.has(cellId(shown.cell)))).toEqual([])
})

/** Each part of an expectation with what is expected of it, such as "backend.preflights". */
function partsOf(expected: object, within = ''): readonly (readonly [part: string, value: unknown])[] {
  return Object.entries(expected).flatMap(([name, value]: [string, unknown]) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? partsOf(value, `${within}${name}.`)
      : [[within + name, value] as const],
  )
}

test('no claim expects two different things of the same cell and round', () => {
  const seen = new Map<string, unknown>()
  for (const { shown } of all) {
    for (const [part, value] of partsOf(shown.expected)) {
      const key = `${cellId(shown.cell)} ${shown.round} ${part}`
      expect([key, value]).toEqual([key, seen.has(key) ? seen.get(key) : value])
      seen.set(key, value)
    }
  }
})

/** The lane of a cell, as its setup would have it; nothing runs. */
const laneOf = ({ strategy, environment }: Cell): Lane =>
  lane({
    strategy,
    environment,
    engine: environment === 'deployed' ? 'nginx' : strategy === 'same-origin' ? 'vite' : null,
  })

test.each(named)('%s: the Fetch standard expects the same outcome', (_, { cell, round, expected }) => {
  const to = laneOf(cell)
  const request = requestToLane(roundRequest(round, page), to)
  const fetch = fetchOfAttempt(to, request, '1', 0)!
  const surroundings = { lanes: [to], policy: policy(), client: request.origin }
  const verdict = predict(fetch, [], surroundings, profiles.standard)!
  expect(verdict.outcome).toBe(expected.outcome)
  if (round !== 'same-visitor' && expected.preflight === 'not-needed')
    expect(preflightCourse(verdict)).toBe('none')
})

test('all strategies stand in both environments, but for the one that needs an engine which is not here', () => {
  const strategiesOf = (...args: Parameters<typeof questionLanes>) =>
    questionLanes(...args).map(({ strategy }) => strategy)
  expect(strategiesOf('local', 'embedded', ['embedded'])).toHaveLength(7)
  expect(strategiesOf('deployed', 'nginx', ['embedded', 'nginx'])).toHaveLength(7)
  const without = strategiesOf('deployed', 'embedded', ['embedded'])
  expect(without).toHaveLength(6)
  expect(without).not.toContain('backend+proxy-cache')
})
