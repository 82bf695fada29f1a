import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { engineNames } from '../../scenarios/words/engine.ts'

/**
 * Part of `npm run check`: outside the places that are about one engine nobody names an engine in code, so that a new one
 * is a folder on each side and an entry in a list.
 */
const root = fileURLToPath(new URL('../../', import.meta.url))

/** Where an engine may be called by its name: its own folders, the list of names, measurements, tests. */
const mayName = [
  /^scenarios\/engines\//,
  /^scenarios\/words\/engine\.ts$/,
  /^servers\/proxies\//,
  /^servers\/bench\//,
  /\.test(-[a-z]+)?\.tsx?$/,
]

/** A name in quotes; a file in the language `nginx` is not an engine. */
const named = new RegExp(`(?<!language: (?:'[a-z]+' \\| )?)(['"\`])(?:${engineNames.join('|')})\\1`)

const sources = ['scenarios', 'servers', 'lab-ui'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => relative(root, join(entry.parentPath, entry.name))),
)

const found = sources
  .filter((path) => !mayName.some((place) => place.test(path)))
  .flatMap((path) =>
    readFileSync(join(root, path), 'utf8')
      .split('\n')
      .flatMap((line, at) => (named.test(line) ? [`${path}:${at + 1}: ${line.trim()}`] : [])),
  )

if (found.length > 0) {
  console.error(`An engine is named in code that is about every engine. Ask its record (scenarios/engines):
${found.join('\n')}`)
  process.exitCode = 1
}
