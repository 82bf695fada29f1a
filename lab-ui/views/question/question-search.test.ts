import { expect, test } from 'vitest'
import { choiceNames, choices } from '../../../scenarios/question/choices.ts'
import { defaultQuestionSearch, readQuestionSearch } from './question-search.ts'

const read = (search: Readonly<Record<string, unknown>>) => readQuestionSearch(search as never)

test('every option of every choice can stand in a link', () => {
  for (const name of choiceNames) {
    for (const option of Object.keys(choices[name].options))
      expect(read({ [name]: option })[name]).toBe(option)
  }
})

test('a value that is none is the usual one, and so is everything that a link does not say', () => {
  expect(read({ owner: 'the cat', services: 3, policy: 'all', proxyPort: '8080; rm' })).toEqual(
    defaultQuestionSearch,
  )
})

test('a port that cannot be one is kept, so that the page can say what is wrong with it', () => {
  expect(read({ proxyPort: 80 }).proxyPort).toBe(80)
})
