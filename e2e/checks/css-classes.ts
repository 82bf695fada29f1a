import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/**
 * Whoever reads a style sheet has to know where it holds. A class stands in a CSS module beside what draws it, but for
 * those of the primitives, which are few. What a component names must be there, and what is there must be named.
 */

const root = join(import.meta.dirname, '../..')
const everywhere = new Set(['lab-ui/tokens.css', 'lab-ui/primitives.css'])

const files = readdirSync(join(root, 'lab-ui'), { recursive: true, encoding: 'utf8' }).map(
  (name) => `lab-ui/${name}`,
)
const textOf = (file: string) => readFileSync(join(root, file), 'utf8')
const camelCase = (name: string) => name.replaceAll(/-(\w)/g, (_, letter: string) => letter.toUpperCase())

/** The classes in the selectors of a sheet, and those that it says are global. */
function classesIn(file: string) {
  const selectors = textOf(file)
    .replaceAll(/\/\*[^]*?\*\//g, '')
    .replaceAll(/[^{};]+;/g, '')
  const globals = [...selectors.matchAll(/:global\(\.([\w-]+)\)/g)].flatMap(([, name]) => name ?? [])
  const own = [...selectors.replaceAll(/:global\([^)]*\)/g, '').matchAll(/\.([a-zA-Z][\w-]*)/g)]
  return { own: new Set(own.flatMap(([, name]) => name ?? [])), globals: new Set(globals) }
}

const problems: string[] = []
const primitives = classesIn('lab-ui/primitives.css').own
const modules = new Map<string, ReadonlySet<string>>()

for (const file of files.filter((each) => each.endsWith('.css'))) {
  if (everywhere.has(file)) continue
  const { own, globals } = classesIn(file)
  if (file.endsWith('.module.css')) modules.set(file, new Set([...own].map(camelCase)))
  else
    for (const name of own)
      problems.push(
        `${file}: .${name} holds in the whole dashboard. Move it into a CSS module (*.module.css).`,
      )
  for (const name of globals)
    if (!primitives.has(name)) problems.push(`${file}: .${name} is not a class of lab-ui/primitives.css.`)
}

const named = new Map([...modules.keys()].map((file) => [file, new Set<string>()]))
for (const file of files.filter((each) => each.endsWith('.tsx'))) {
  const text = textOf(file)
  for (const [, variable = '', path = ''] of text.matchAll(/import (\w+) from '([^']+\.module\.css)'/g)) {
    const sheet = join(dirname(file), path)
    const uses = [...text.matchAll(new RegExp(`\\b${variable}\\.(\\w+)`, 'g'))].flatMap(
      ([, name]) => name ?? [],
    )
    for (const name of uses) {
      named.get(sheet)?.add(name)
      if (modules.get(sheet)?.has(name) !== true) problems.push(`${file}: ${sheet} has no class ${name}.`)
    }
    // A class that is chosen by a value: each may be.
    if (new RegExp(`\\b${variable}\\[`).test(text))
      for (const name of modules.get(sheet) ?? []) named.get(sheet)?.add(name)
  }
  for (const [selector] of text.matchAll(/(?<=['"`])\.[a-z][\w-]*(?=[\s'"`.:>[])/g))
    problems.push(
      `${file}: a class of a module has another name in the page than "${selector}". Look for a data attribute.`,
    )
  for (const [, literal, expression = ''] of text.matchAll(
    /className=(?:"([^"]*)"|\{((?:[^{}]|\{[^{}]*\})*)\})/g,
  )) {
    const inExpression = expression.replaceAll(/=== '[^']*'/g, '').matchAll(/'([^']*)'|`([^`]*)`/g)
    const texts = [
      literal ?? '',
      ...[...inExpression].map(([, quoted, template]) => quoted ?? template ?? ''),
    ]
    const names = texts.flatMap((each) => each.replaceAll(/\$\{[^}]*\}/g, ' ').split(/\s+/))
    for (const name of names.filter((each) => each !== ''))
      if (!primitives.has(name))
        problems.push(
          `${file}: "${name}" is not a class of lab-ui/primitives.css. Take it from a CSS module.`,
        )
  }
}
for (const [file, names] of modules)
  for (const name of names)
    if (named.get(file)?.has(name) !== true) problems.push(`${file}: no component names the class ${name}.`)

for (const problem of problems) console.error(problem)
process.exitCode = problems.length === 0 ? 0 : 1
