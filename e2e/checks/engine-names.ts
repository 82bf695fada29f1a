import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { programTexts } from '../../scenarios/engines/engine-texts.ts'
import { engineNames } from '../../scenarios/words/engine.ts'

/**
 * Part of `npm run check`: outside the places that are about one engine nobody names an engine in code, or writes in its
 * language, so that a new one is a folder on each side and an entry in a list.
 */
const root = fileURLToPath(new URL('../../', import.meta.url))

/** Where an engine may be called by its name: its own folders, the list of names, measurements, tests. */
const mayName = [
  /^scenarios\/engines\//,
  /^scenarios\/words\/engine\.ts$/,
  /^servers\/proxies\//,
  /^servers\/bench\//,
  /\.test(-[a-z]+)?\.tsx?$/,
  // The mistakes are named for the directive of which each is best known.
  /^scenarios\/setup\/mistakes\//,
]

/** A name in quotes: `embedded` is a word of English as well. */
const named = new RegExp(`(['"\`])(?:${engineNames.join('|')})\\1`)
const ofEngines = [named, ...Object.values(programTexts).map(({ ownWords }) => ownWords)]

/** The lines of a text without its comments, which may say what an engine does by way of comparison. */
const codeLines = (text: string) =>
  text
    .replaceAll(/(?<=^|\s)\/\*[\s\S]*?\*\//gm, (comment) => comment.replaceAll(/[^\n]/g, ''))
    .split('\n')
    .map((line) => line.replace(/(^|\s)\/\/ .*$/, ''))

const sources = ['scenarios', 'servers', 'lab-ui'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => relative(root, join(entry.parentPath, entry.name))),
)

const found = sources
  .filter((path) => !mayName.some((place) => place.test(path)))
  .flatMap((path) =>
    codeLines(readFileSync(join(root, path), 'utf8')).flatMap((line, at) =>
      ofEngines.some((words) => words.test(line)) ? [`${path}:${at + 1}: ${line.trim()}`] : [],
    ),
  )

if (found.length > 0) {
  console.error(`An engine is named in code that is about every engine. Ask its record (scenarios/engines):
${found.join('\n')}`)
  process.exitCode = 1
}
