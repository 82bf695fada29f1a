import { expect, test } from 'vitest'
import type { ImportResult } from './history-keeper.ts'
import { importSentence } from './import-sentence.ts'

const nothing: ImportResult = {
  fileName: 'monday.json',
  added: 0,
  alreadyHere: 0,
  withoutRoom: 0,
  faults: [],
}

const sentences: readonly (readonly [part: Partial<ImportResult>, sentence: string])[] = [
  [{ added: 1 }, '1 attempt recorded in monday.json was added.'],
  [{ added: 7 }, '7 attempts recorded in monday.json were added.'],
  [{ alreadyHere: 2 }, 'Nothing was added from monday.json; 2 were here already.'],
  [{ added: 1, alreadyHere: 1 }, '1 attempt recorded in monday.json was added; 1 was here already.'],
  [{ added: 3, faults: ['a', 'b'] }, '3 attempts recorded in monday.json were added; 2 cannot be read.'],
  [
    { added: 3, withoutRoom: 4 },
    '3 attempts recorded in monday.json were added; for 4 there is no room: export the history and clear it first.',
  ],
  [{ faults: ['a'] }, 'Nothing was taken from monday.json, and the history is as it was.'],
  [{}, 'Nothing was added from monday.json.'],
]

test.each(sentences)('of %o it says: %s', (part, sentence) => {
  expect(importSentence({ ...nothing, ...part })).toBe(sentence)
})
