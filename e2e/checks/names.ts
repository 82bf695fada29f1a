import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { mistakeNames } from '../../scenarios/setup/mistakes/mistakes.ts'
import { laneEngineNames } from '../../scenarios/words/engine.ts'

/**
 * Part of `npm run check`: outside the places that are about one engine nobody names an engine in code, so that a new one
 * is a folder on each side and an entry in a list; and nobody a mistake outside its own file.
 */
const root = fileURLToPath(new URL('../../', import.meta.url))

interface Names {
  readonly names: readonly string[]
  /** Where they may stand, tests aside. */
  readonly mayName: readonly RegExp[]
  /** A line on which one stands that is not about it. */
  readonly isAboutElse: RegExp
  readonly complaint: string
}

const closed: readonly Names[] = [
  {
    names: laneEngineNames,
    mayName: [
      /^scenarios\/engines\//,
      /^scenarios\/words\/engine\.ts$/,
      /^servers\/proxies\//,
      /^servers\/bench\//,
    ],
    // A file in the language `nginx`, and the package of a development server.
    isAboutElse: /language: (?:'[a-z]+' \| )?'|(?:from |import\()'/,
    complaint: 'An engine is named in code that is about every engine. Ask its record (scenarios/engines):',
  },
  {
    names: mistakeNames,
    mayName: [/^scenarios\/setup\/mistakes\//],
    // A lane that is to make some, as data.
    isAboutElse: /mistakes: \[/,
    complaint:
      'A mistake is named outside its own file. Ask the behaviour that it changes (scenarios/setup):',
  },
]

const sources = ['scenarios', 'servers', 'lab-ui'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)))
    .filter((path) => !/\.test(-[a-z]+)?\.tsx?$/.test(path)),
)

for (const { names, mayName, isAboutElse, complaint } of closed) {
  const named = new RegExp(`(['"\`])(?:${names.join('|')})\\1`)
  const found = sources
    .filter((path) => !mayName.some((place) => place.test(path)))
    .flatMap((path) =>
      readFileSync(join(root, path), 'utf8')
        .split('\n')
        .flatMap((line, at) =>
          named.test(line) && !isAboutElse.test(line) ? [`${path}:${at + 1}: ${line.trim()}`] : [],
        ),
    )
  if (found.length > 0) {
    console.error(`${complaint}\n${found.join('\n')}`)
    process.exitCode = 1
  }
}
