import { expect, test } from 'vitest'
import { progressOn } from './progress.ts'

function printed(isTTY: boolean): string {
  let text = ''
  const progress = progressOn({ isTTY, write: (more) => (text += more) })
  progress.step('witness')
  progress.round(1, 7)
  progress.clear()
  return text
}

test('a log gets a line for each step, and a terminal one line with its round, which is taken away', () => {
  expect(printed(false)).toBe('witness …\n')
  expect(printed(true)).toBe('\r\u001B[Kwitness …\r\u001B[Kwitness: round 1 of 7 …\r\u001B[K')
})
