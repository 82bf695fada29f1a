import { expect, test } from 'vitest'
import { directivesOf } from './directives.test-support.ts'

const read = (text: string) => directivesOf(text).map(({ depth, words }) => [String(depth)].concat(words))

test('reads words, quotes, escapes, comments and blocks as nginx does', () => {
  expect(read('a "b c" \'d;e\';\nf { # g {\n  "~^\\.\\"\\\\$" ${x}y; }')).toEqual([
    ['0', 'a', 'b c', 'd;e'],
    ['0', 'f'],
    ['1', '~^\\."\\$', '${x}y'],
  ])
})

test.each(['a "b"c;', 'a', 'a {', '}', ';', '"a'])('refuses what nginx refuses: %j', (text) => {
  expect(() => directivesOf(text)).toThrow('unexpected')
})
