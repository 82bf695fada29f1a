import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { anchorsIn, codeIn, documents, linksIn, readDocument, root } from './markdown.test-support.ts'

test('links are found outside code, and headings become anchors as on GitHub', () => {
  const text = '# What: `a` is_b?\n[x](a.md#b), ![y](c.png)\n`[z](no)`\n```sh\n# no\n[z](no)\n```\n'
  expect(linksIn(text)).toEqual(['a.md#b', 'c.png'])
  expect([...anchorsIn(text)]).toEqual(['what-a-is_b'])
})

/** What is wrong with a link in a document; null if it leads somewhere. Addresses on the network are not visited. */
function faultOf(document: string, link: string): string | null {
  if (/^[a-z]+:/.test(link)) return null
  const [path = '', anchor] = link.split('#')
  const target = path === '' ? document : join(dirname(document), path)
  if (!existsSync(join(root, target))) return `${link}: ${target} does not exist`
  if (anchor === undefined || anchorsIn(readDocument(target)).has(anchor)) return null
  return `${link}: ${target} has no heading for #${anchor}`
}

test.each(documents)('every link in %s leads to a file, and to a heading in it', (document) => {
  expect(linksIn(readDocument(document)).flatMap((link) => faultOf(document, link) ?? [])).toEqual([])
})

// What the changelog names may be gone by now.
test.each(documents.filter((document) => document !== 'CHANGELOG.md'))(
  'every path in %s that begins with a folder of the project exists',
  (document) => {
    const paths = codeIn(readDocument(document)).filter((code) =>
      /^(?:scenarios|servers|lab-ui|e2e)\/[\w./-]+$/.test(code),
    )
    expect(paths.filter((path) => !existsSync(join(root, path)))).toEqual([])
  },
)
