import { expect, test } from 'vitest'
import { copyText, randomId, type WaysToCopy } from './secure-context.ts'

test('ids are hexadecimal, as long as asked for, and differ', () => {
  for (const digits of [1, 8, 10, 32]) expect(randomId(digits)).toMatch(new RegExp(`^[0-9a-f]{${digits}}$`))
  expect(new Set(Array.from({ length: 1_000 }, () => randomId(16))).size).toBe(1_000)
})

/** A page that has these ways to copy, or in which they fail. */
function pageWith(clipboard: 'works' | 'refuses' | 'missing', canSelect: boolean) {
  const copied: string[] = []
  const copy = (way: string, isAllowed: boolean) => (text: string) => {
    if (isAllowed) copied.push(`${way}: ${text}`)
    return isAllowed
  }
  const write = copy('clipboard', clipboard === 'works')
  const ways: WaysToCopy = {
    clipboard:
      clipboard === 'missing'
        ? undefined
        : { writeText: async (text) => (write(text) ? undefined : Promise.reject(new Error('not allowed'))) },
    copyBySelection: copy('selection', canSelect),
  }
  return { copied, ways }
}

test.each([
  ['works', true, 'clipboard: a\r\nb'],
  ['refuses', true, 'selection: a\r\nb'],
  ['missing', true, 'selection: a\r\nb'],
] as const)('where the clipboard %s, a text is copied once', async (clipboard, canSelect, expected) => {
  const { copied, ways } = pageWith(clipboard, canSelect)
  await copyText('a\r\nb', ways)
  expect(copied).toEqual([expected])
})

test.each(['refuses', 'missing'] as const)(
  'where the clipboard %s and nothing can be selected, it says what to do',
  async (clipboard) => {
    const { ways } = pageWith(clipboard, false)
    await expect(copyText('a', ways)).rejects.toThrow(
      'The browser does not allow copying here. Select the text and copy it yourself.',
    )
  },
)
