import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('../../', import.meta.url))

const folders = ['scenarios', 'servers', 'lab-ui', 'e2e', '.ci']

/** Every Markdown file of the project, as a path from its root. */
export const documents: readonly string[] = [
  ...readdirSync(root),
  ...folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((name) =>
      relative(root, join(root, folder, name)),
    ),
  ),
].filter((name) => name.endsWith('.md'))

export const readDocument = (path: string): string => readFileSync(join(root, path), 'utf8')

const fence = /^ *```[^]*?^ *```$/gm
const withoutFences = (text: string) => text.replaceAll(fence, '')
const withoutCode = (text: string) => withoutFences(text).replaceAll(/`[^`]*`/g, 'code')

/** The targets of all links and images, as they are written. */
export const linksIn = (text: string): readonly string[] =>
  [...withoutCode(text).matchAll(/\[[^\]]*\]\(([^)\s]+)\)/g)].map(([, target = '']) => target)

/** The anchors of all headings, as GitHub makes them. */
export const anchorsIn = (text: string): ReadonlySet<string> =>
  new Set(
    [...withoutFences(text).matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
      heading
        .toLowerCase()
        .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
        .trim()
        .replaceAll(/\s/g, '-'),
    ),
  )

/** What is written as code within a line. */
export const codeIn = (text: string): readonly string[] =>
  [...withoutFences(text).matchAll(/`([^`\n]+)`/g)].map(([, code = '']) => code)

/** The same, and each block of code. */
export const allCodeIn = (text: string): readonly string[] => [...codeIn(text), ...(text.match(fence) ?? [])]

/** The text below a heading, to the next heading of any level. */
export function sectionOf(path: string, heading: string): string {
  const [, below] = readDocument(path).split(new RegExp(`^#+ ${heading}$`, 'm'))
  if (below === undefined) throw new Error(`${path} has no heading "${heading}".`)
  return below.replace(/^#+ [^]*/m, '')
}
