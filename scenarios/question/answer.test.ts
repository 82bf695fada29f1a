import { expect, test } from 'vitest'
import { answerFor } from './answer.ts'
import { cellId, questionCells } from './cell.ts'
import { choices } from './choices.ts'
import { usualCase, type OwnCase } from './own-case.ts'

const strategyOf = (own: Partial<OwnCase>) => answerFor({ ...usualCase, ...own }).strategy
const textOf = (own: Partial<OwnCase>) =>
  answerFor({ ...usualCase, ...own })
    .because.map(({ says }) => says)
    .join(' ')

const everyCase: readonly OwnCase[] = (['own-team', 'platform-team'] as const).flatMap((owner) =>
  (['one', 'several', 'many'] as const).flatMap((services) =>
    (['backend', 'dev-server', 'proxy'] as const).flatMap((local) =>
      (['small', 'large'] as const).flatMap((traffic) =>
        (['none', 'same-site', 'across-sites'] as const).map((cookies) => ({
          owner,
          services,
          local,
          traffic,
          cookies,
        })),
      ),
    ),
  ),
)

test('a platform team before a few services, and developers who start the backend alone: a hybrid', () => {
  expect(strategyOf({})).toBe('hybrid')
})

test('one team, one service, small traffic: the backend, for there is nothing to share', () => {
  expect(strategyOf({ owner: 'own-team', services: 'one' })).toBe('backend')
})

test('one team and one service with large traffic: a hybrid, as the proxy takes first preflights away', () => {
  const own = { owner: 'own-team', services: 'one', traffic: 'large' } as const
  expect(strategyOf(own)).toBe('hybrid')
  expect(textOf(own)).toContain('each visitor’s first preflight')
})

test('where developers run the proxy already, the proxy, whoever owns it', () => {
  expect(strategyOf({ local: 'proxy' })).toBe('proxy')
  expect(strategyOf({ local: 'proxy', owner: 'own-team' })).toBe('proxy')
})

test('where the development server forwards, one origin and no CORS at all', () => {
  expect(strategyOf({ local: 'dev-server' })).toBe('same-origin')
  expect(strategyOf({ local: 'dev-server', cookies: 'same-site' })).toBe('same-origin')
})

test('pages of another site are of another origin: forwarding does not help them', () => {
  expect(strategyOf({ local: 'dev-server', cookies: 'across-sites' })).toBe('hybrid')
  expect(textOf({ cookies: 'across-sites' })).toContain('SameSite=None')
})

test('ten services are ten policies to keep alike, and small traffic is no reason', () => {
  expect(textOf({ services: 'many' })).toContain('Ten services would be ten policies')
  expect(textOf({ traffic: 'small' })).not.toContain('large traffic')
})

test('no case is without an answer: 2 owners, 3 sizes, 3 set-ups, 2 kinds of traffic, 3 of cookies', () => {
  const options = Object.values(choices).map((choice) => Object.keys(choice.options).length)
  expect(everyCase).toHaveLength(options.reduce((product, count) => product * count))
})

test('every sentence of every answer leads to a cell of the table or to one of six claims', () => {
  const cells = new Set(questionCells.map(cellId))
  for (const own of everyCase) {
    const { because, strategy, unless, title } = answerFor(own)
    expect(because.length).toBeGreaterThan(2)
    for (const { says, shownBy } of because) {
      expect(says).toMatch(/\.$/)
      if ('cell' in shownBy) expect([...cells]).toContain(cellId(shownBy.cell))
      else expect([1, 2, 3, 4, 5, 6]).toContain(shownBy.claim)
    }
    // What it advises is among what it shows.
    expect(because.some(({ shownBy }) => 'cell' in shownBy && shownBy.cell.strategy === strategy)).toBe(true)
    expect(title).not.toBe('')
    expect(unless).toMatch(/\.$/)
  }
})

test('no answer says the same sentence twice', () => {
  for (const own of everyCase) {
    const says = answerFor(own).because.map((each) => each.says)
    expect(new Set(says).size).toBe(says.length)
  }
})
