import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { programTexts } from '../../scenarios/engines/engine-texts.ts'
import { mistakeNames } from '../../scenarios/setup/mistakes/mistakes.ts'
import { laneEngineNames } from '../../scenarios/words/engine.ts'

/**
 * Part of `npm run check`: outside the places that are about one engine nobody names an engine in code, or writes in its
 * language, so that a new one is a folder on each side and an entry in a list; and nobody a mistake outside its own file.
 */
const root = fileURLToPath(new URL('../../', import.meta.url))

interface Names {
  readonly names: readonly RegExp[]
  /** Where they may stand, tests aside. */
  readonly mayName: readonly RegExp[]
  /** A line on which one stands that is not about it. */
  readonly isAboutElse: RegExp
  readonly complaint: string
}

/** Names in quotes: some of them are words of English as well. */
const inQuotes = (names: readonly string[]) => new RegExp(`(['"\`])(?:${names.join('|')})\\1`)

const aboutEngines = [
  /^scenarios\/engines\//,
  /^scenarios\/words\/engine\.ts$/,
  /^servers\/proxies\//,
  /^servers\/bench\//,
]

const closed: readonly Names[] = [
  {
    names: [inQuotes(laneEngineNames)],
    mayName: aboutEngines,
    // The package of a development server.
    isAboutElse: /(?:from |import\()'/,
    complaint: 'An engine is named in code that is about every engine. Ask its record (scenarios/engines):',
  },
  {
    names: Object.values(programTexts).map(({ ownWords }) => ownWords),
    // Mistakes are called what they are best known as, which is a directive.
    mayName: [...aboutEngines, /^scenarios\/setup\/mistakes\//],
    isAboutElse: /^$/,
    complaint: 'Code that is about every engine speaks as one of them. Ask its record (scenarios/engines):',
  },
  {
    names: [inQuotes(mistakeNames)],
    mayName: [/^scenarios\/setup\/mistakes\//],
    // A lane that is to make some, as data.
    isAboutElse: /mistakes: \[/,
    complaint:
      'A mistake is named outside its own file. Ask the behaviour that it changes (scenarios/setup):',
  },
]

/** The lines of a text without its comments, which may say what an engine does by way of comparison. */
const codeLines = (text: string) =>
  text
    .replaceAll(/(?<=^|\s)\/\*[\s\S]*?\*\//gm, (comment) => comment.replaceAll(/[^\n]/g, ''))
    .split('\n')
    .map((line) => line.replace(/(^|\s)\/\/ .*$/, ''))

const sources = ['scenarios', 'servers', 'lab-ui'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)))
    .filter((path) => !/\.test(-[a-z]+)?\.tsx?$/.test(path)),
)

for (const { names, mayName, isAboutElse, complaint } of closed) {
  const found = sources
    .filter((path) => !mayName.some((place) => place.test(path)))
    .flatMap((path) =>
      codeLines(readFileSync(join(root, path), 'utf8')).flatMap((line, at) =>
        names.some((words) => words.test(line)) && !isAboutElse.test(line)
          ? [`${path}:${at + 1}: ${line.trim()}`]
          : [],
      ),
    )
  if (found.length > 0) {
    console.error(`${complaint}\n${found.join('\n')}`)
    process.exitCode = 1
  }
}
