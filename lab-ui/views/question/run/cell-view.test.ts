import { expect, test } from 'vitest'
import { cellId } from '../../../../scenarios/question/cell.ts'
import { lane, policy } from '../../../../scenarios/setup/predict/setups.test-data.ts'
import { cellViews } from './cell-view.ts'
import { emptyHalf, emptyQuestion } from './question-state.ts'

const troubleOf = (state: typeof emptyQuestion, ...cell: Parameters<typeof cellId>) =>
  cellViews(state).get(cellId(...cell))?.trouble ?? null

const cache = { strategy: 'backend+proxy-cache', environment: 'deployed' } as const
const backend = { strategy: 'backend', environment: 'deployed' } as const

test('before there is a stage nothing is wrong, and nothing is known', () => {
  expect(troubleOf(emptyQuestion, cache)).toBeNull()
  expect(cellViews(emptyQuestion).size).toBe(14)
})

test('a lab without nginx leaves one cell out, says so in it and how to install it; all others are there', () => {
  const stage = { id: 's1', policy: policy(), lanes: [lane({ environment: 'deployed', engine: 'embedded' })] }
  const state = {
    ...emptyQuestion,
    halves: { ...emptyQuestion.halves, deployed: { ...emptyHalf, stage } },
  }
  expect(troubleOf(state, cache)).toMatch(
    /^nginx was not found on this computer.*apt-get install nginx.*send all again\.$/,
  )
  expect(troubleOf(state, backend)).toBeNull()
})

test('a half whose lanes did not start says why in each of its cells, and the other half goes on', () => {
  const state = {
    ...emptyQuestion,
    halves: { ...emptyQuestion.halves, deployed: { ...emptyHalf, failure: 'There are 16 stages already.' } },
  }
  expect(troubleOf(state, backend)).toBe('There are 16 stages already.')
  expect(troubleOf(state, { ...backend, environment: 'local' })).toBeNull()
})
