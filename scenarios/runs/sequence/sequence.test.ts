import { expect, test } from 'vitest'
import { sequenceOf } from './sequence.ts'
import { situations } from './situations/situations.test-data.ts'
import { sequenceSentences } from './step-sentences.ts'

test.each(situations)('tells it in order when $when', ({ evidence, says }) => {
  expect(sequenceSentences(sequenceOf(evidence))).toEqual(says)
})
