import fc from 'fast-check'
import { expect, test } from 'vitest'
import { lineDiff } from './line-diff.ts'

const written = (from: string, to: string) =>
  lineDiff(from, to).map(({ kind, text }) => `${{ same: ' ', removed: '-', added: '+' }[kind]}${text}`)

test('shows a changed line as one that is removed and one that is added in its place', () => {
  expect(written('a\nb always;\nc\n', 'a\nb;\nc\n')).toEqual([' a', '-b always;', '+b;', ' c'])
})

test('shows what is removed alone, and what is added alone', () => {
  expect(written('a\nb\nc\n', 'a\nc\n')).toEqual([' a', '-b', ' c'])
  expect(written('a\nc\n', 'a\nb\nc\n')).toEqual([' a', '+b', ' c'])
  expect(written('', 'a\n')).toEqual(['+a'])
  expect(written('a\n', '')).toEqual(['-a'])
})

test('holds both texts whole, whatever they are, and removes nothing from two that are equal', () => {
  const text = fc.array(fc.constantFrom('a', 'b', 'c', '', '}'), { maxLength: 12 })
  fc.assert(
    fc.property(text, text, (from, to) => {
      const diff = lineDiff(from.map((line) => `${line}\n`).join(''), to.map((line) => `${line}\n`).join(''))
      const without = (kind: string) => diff.filter((line) => line.kind !== kind).map((line) => line.text)
      expect(without('added')).toEqual(from)
      expect(without('removed')).toEqual(to)
      for (const [at, { kind }] of diff.entries())
        if (kind === 'removed') expect(diff[at - 1]?.kind).not.toBe('added')
      if (JSON.stringify(from) === JSON.stringify(to))
        expect(diff.every(({ kind }) => kind === 'same')).toBe(true)
    }),
  )
})

test('changes as few lines as can be', () => {
  expect(
    written('a\nb\nc\na\nb\nb\na\n', 'c\nb\na\nb\na\nc\n').filter((line) => line[0] !== ' '),
  ).toHaveLength(5)
})
