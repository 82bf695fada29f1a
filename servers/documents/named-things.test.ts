import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { mistakeNames, mistakes } from '../../scenarios/setup/mistakes/mistakes.ts'
import { engineNames } from '../../scenarios/words/engine.ts'
import { strategyNames } from '../../scenarios/words/strategy.ts'
import { controlApp, secondApp, type ControlOptions } from '../control/control-app.ts'
import { allCodeIn, codeIn, documents, readDocument, root, sectionOf } from './markdown.test-support.ts'

/** What stands in the cells of a table, without the row of headings. */
const rowsOf = (path: string, heading: string) =>
  [...sectionOf(path, heading).matchAll(/^\| (.+) \|$/gm)]
    .map(([, row]) => row!.split(' | ').map((cell) => cell.trim()))
    .slice(2)

const namesIn = (path: string, heading: string) => rowsOf(path, heading).flatMap(([first]) => codeIn(first!))

const proxies = 'servers/proxies/README.md'

test('every strategy, engine and mistake is described, and nothing else', () => {
  expect(namesIn(proxies, 'Strategies')).toEqual(strategyNames)
  expect(namesIn(proxies, 'Engines')).toEqual(engineNames)
  expect(namesIn(proxies, 'Mistakes')).toEqual(mistakeNames)
})

test.each(mistakeNames)('%s is described with the strategies whose lanes can make it', (name) => {
  const row = rowsOf(proxies, 'Mistakes').find(([first]) => first === `\`${name}\``)
  expect(codeIn(row?.at(-1) ?? '')).toEqual(mistakes[name].strategies)
})

test('every request that the control API takes is described, and nothing else', () => {
  // Nothing is asked of these: only their routes are looked at.
  const options = { ui: { text: () => undefined }, facts: () => ({}) } as unknown as ControlOptions
  const served = [controlApp(options), secondApp(options)]
    .flatMap(({ routes }) => routes)
    .filter(({ method, path }) => method !== 'ALL' && /^\/(?:api\/|healthz$)/.test(path))
    .map(({ method, path }) => `${method} ${path}`)
  expect(namesIn('servers/control/README.md', 'The control API').toSorted()).toEqual(
    [...new Set(served)].toSorted(),
  )
})

test('every view of the navigation is described, with its path', () => {
  const imported = readDocument('lab-ui/views/views.ts').matchAll(/from '\.\/(\w+)\/view\.ts'/g)
  const views = [...imported]
    .map(([, folder]) => readDocument(`lab-ui/views/${folder}/view.ts`))
    .filter((view) => !view.includes('group: null'))
    .map((view) => ['path', 'title'].map((key) => new RegExp(`\\b${key}: '(.*)'`).exec(view)?.[1]))
  expect(views).not.toEqual([])
  for (const [path, title] of views) {
    const heading = String(title).replaceAll(/\W/g, (mark) => `\\${mark}`)
    expect(sectionOf('lab-ui/README.md', heading)).toContain(`\`${path}\``)
  }
})

const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  readonly scripts: Readonly<Record<string, string>>
}

const npmScript = /\bnpm (?:run )?(?:--silent )?([a-z][\w:]*)/g

// What the changelog names may be gone by now.
test.each(documents.filter((path) => path !== 'CHANGELOG.md'))(
  'every script that %s names exists',
  (path) => {
    const named = [...allCodeIn(readDocument(path)).join('\n').matchAll(npmScript)].map(
      ([, script]) => script!,
    )
    const own = new Set([...Object.keys(scripts), 'ci', 'run'])
    expect(named.filter((script) => !own.has(script))).toEqual([])
  },
)
