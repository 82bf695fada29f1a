import { readFileSync } from 'node:fs'
import { relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const projectFolder = fileURLToPath(new URL('../..', import.meta.url))

/** What a source file imports when it is loaded; types and dynamic imports are not loaded with it. */
const importsOf = (source: string): readonly string[] =>
  [...source.matchAll(/^(?:import|export)\s(?!type\b)(?:[^'";]*?\sfrom\s)?'([^']+)'/gm)].map(
    ([, specifier = '']) => specifier,
  )

/** Everything that is loaded with a file: packages by name, files by their path in the project. */
function loadedWith(start: URL): { readonly packages: Set<string>; readonly files: Set<string> } {
  const packages = new Set<string>()
  const files = new Set<string>()
  const visit = (file: URL) => {
    const path = relative(projectFolder, fileURLToPath(file))
    if (files.has(path)) return
    files.add(path)
    for (const specifier of importsOf(readFileSync(file, 'utf8'))) {
      if (specifier.startsWith('.')) visit(new URL(specifier, file))
      else if (!specifier.startsWith('node:')) packages.add(specifier)
    }
  }
  visit(start)
  return { packages, files }
}

test('what a command needs to run is loaded only when it runs', () => {
  const { packages, files } = loadedWith(new URL('../cli.ts', import.meta.url))
  expect([...packages]).toEqual(['commander'])
  expect([...files]).toContain('servers/cli/traffic.ts')
  const folders = new Set([...files].map((path) => path.split('/').slice(0, 2).join('/')))
  expect(folders).toEqual(
    new Set([
      'servers/cli.ts',
      'servers/cli',
      'servers/terminal',
      'servers/ports.ts',
      'servers/version.ts',
      'scenarios/words',
      'scenarios/setup',
      'scenarios/fetch-standard',
      'scenarios/traffic',
    ]),
  )
  // Each file takes some milliseconds to load.
  expect(files.size).toBeLessThan(40)
})
