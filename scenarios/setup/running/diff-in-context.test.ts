import { expect, test } from 'vitest'
import { diffInContext } from './diff-in-context.ts'
import { lineDiff } from './line-diff.ts'

const numbers = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, index) => String(from + index)).join('\n')

test('equal lines far from a change are only counted', () => {
  const parts = diffInContext(lineDiff(numbers(1, 20), numbers(1, 20).replace('10', 'ten')), 2)
  expect(parts).toEqual([
    { skipped: 7 },
    {
      lines: [
        { kind: 'same', text: '8' },
        { kind: 'same', text: '9' },
        { kind: 'removed', text: '10' },
        { kind: 'added', text: 'ten' },
        { kind: 'same', text: '11' },
        { kind: 'same', text: '12' },
      ],
    },
    { skipped: 8 },
  ])
})

test('changes near each other share their context', () => {
  const changed = numbers(1, 9).replace('3', 'three').replace('6', 'six')
  expect(diffInContext(lineDiff(numbers(1, 9), changed), 2)).toMatchObject([
    { lines: { length: 10 } },
    { skipped: 1 },
  ])
})

test('equal texts have nothing to show', () => {
  expect(diffInContext(lineDiff('a\nb', 'a\nb'))).toEqual([{ skipped: 2 }])
})
