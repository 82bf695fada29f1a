import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { copiedTexts } from './copied-texts.test-data.ts'

const root = join(import.meta.dirname, '../..')

/** They put a text on the clipboard, or have a file downloaded, for whoever gives them one. */
const means = new Set([
  'lab-ui/shell/secure-context.ts',
  'lab-ui/controls/CopyText.tsx',
  'lab-ui/controls/save-file.ts',
])

test('every file of the dashboard that copies or downloads a text is in the list', () => {
  const copying = readdirSync(join(root, 'lab-ui'), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name) && !/\.test\./.test(name))
    .map((name) => `lab-ui/${name}`)
    .filter((name) =>
      /<CopyText\b|\bsaveFile\(|\bcopyText\(|\.download = |\bdownload=/.test(
        readFileSync(join(root, name), 'utf8'),
      ),
    )
    .filter((name) => !means.has(name))
  expect(copying.toSorted()).toEqual([...new Set(copiedTexts.map(({ from }) => from))].toSorted())
})

test.each(copiedTexts)('$what: there is a test that holds it', ({ heldBy }) => {
  expect(existsSync(join(root, heldBy))).toBe(true)
})
