import { expect, test } from 'vitest'
import type { Work } from '../../words/attempt.ts'
import type { Outcome } from '../../words/outcome.ts'
import { atProxy, exchange, preflight } from './evidence.test-data.ts'
import { workDone, workSentence } from './work.ts'

const created: Work = { lane: 'none', change: 'created', id: '21' }
const session: Work = { lane: 'none', change: 'session', id: 'ada' }

const sentences: readonly (readonly [Outcome | null, readonly Work[], string])[] = [
  ['readable', [created], 'Order 21 was created.'],
  ['readable', [created, session], 'Order 21 was created, a session was started for ada.'],
  ['opaque', [created], 'Order 21 was created, although the page was told nothing of it.'],
  ['blocked-at-response', [created], 'Order 21 was created, although the page was told that it failed.'],
  ['no-response', [created], 'Order 21 was created, although the page got no response.'],
  ['blocked-at-preflight', [], 'Nothing was changed.'],
  [null, [created], 'Order 21 was created.'],
]

test.each(sentences)('when the outcome is %s, what the backend did reads so', (outcome, work, sentence) => {
  expect(workSentence(work, outcome)).toBe(sentence)
})

test('says whether the work was done, and why not', () => {
  expect(workDone([created], [exchange()])).toBe('yes')
  expect(workDone([], [exchange({ method: 'GET' })])).toBe('it answered, and had nothing to change')
  expect(workDone([], [preflight()])).toBe('no, it was not asked')
  expect(workDone([], [atProxy(exchange({ status: 413 }))])).toBe('no, it was not asked')
  expect(workDone([], [exchange({ status: null, error: 'reset' })])).toBe('no, it gave no answer')
})
