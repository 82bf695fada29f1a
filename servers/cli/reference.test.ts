import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { testHost } from '../terminal/host.test-support.ts'
import { runProgram } from '../terminal/run-program.ts'
import { labProgram } from './program.ts'

interface Entry {
  /** As `--help` writes it, such as `--port-base <n>` or `file`. */
  readonly term: string
  /** Empty where there is none. */
  readonly default: string
  readonly choices: readonly string[]
}

/** What `lab COMMAND --help` prints; without a command, `lab --help`. */
async function helpOf(...command: readonly string[]): Promise<string> {
  const { host, stdout } = testHost()
  await runProgram(labProgram(host), host, [...command, '--help'])
  return stdout()
}

/** A section of the help, such as Options: each term with its whole text. */
const sectionOf = (help: string, title: string): readonly (readonly [term: string, text: string])[] => {
  const [, section = ''] = new RegExp(`^${title}:\\n((?: .*\\n)+)`, 'm').exec(help) ?? []
  // What continues a text is indented further than any term.
  return [...section.replaceAll(/\n {3,}/g, ' ').matchAll(/^ {2}(\S.*?)(?: {2,}(.*))?$/gm)].map(
    ([, term = '', text = '']) => [term, text],
  )
}

const entriesOf = (help: string): readonly Entry[] =>
  [...sectionOf(help, 'Arguments'), ...sectionOf(help, 'Options')].map(([term, text]) => ({
    term,
    default: (/default: (.*?)\)$/.exec(text)?.[1] ?? '').replaceAll('"', ''),
    choices: (/(?:choices: |: )((?:"?[\w+-]+"?, )+"?[\w+-]+"?)/.exec(text)?.[1] ?? '')
      .replaceAll('"', '')
      .split(', ')
      .filter((choice) => choice !== '' && choice !== 'default'),
  }))

const reference = readFileSync(new URL('README.md', import.meta.url), 'utf8')

/** The part of the reference under a heading such as `lab start`. */
function chapterOf(name: string): string {
  const [, chapter] = reference.split(`\n## \`${name}\`\n`)
  if (chapter === undefined) throw new Error(`servers/cli/README.md has no chapter "## \`${name}\`".`)
  return chapter.split('\n## ')[0] ?? ''
}

/** The rows of the table in a chapter whose first column has this title. */
function rowsOf(chapter: string, title: string): readonly (readonly string[])[] {
  const [, table = ''] = new RegExp(`^\\| ${title} .*\\n\\| -.*\\n((?:\\|.*\\n)*)`, 'm').exec(chapter) ?? []
  return table
    .trimEnd()
    .split('\n')
    .filter((row) => row !== '')
    .map((row) => row.split(' | ').map((cell) => cell.replaceAll(/^\| | \|$/g, '').trim()))
}

const withoutCode = (text: string) => text.replaceAll('`', '')

const helpFlag = '-h, --help'
const commandNames = labProgram(testHost().host).commands.map((command) => command.name())

test('the reference has every command and no other', async () => {
  const commands = sectionOf(await helpOf(), 'Commands').map(([term]) => term)
  const listed = rowsOf(chapterOf('lab'), 'command').map(([cell = '']) => /`([^`]+)`/.exec(cell)?.[1])
  expect(listed).toEqual(commands)
  const chapters = [...reference.matchAll(/^## `(.+)`$/gm)].map(([, name]) => name)
  expect(chapters).toEqual(['lab', ...commandNames.map((name) => `lab ${name}`)])
})

test.each(['lab', ...commandNames.map((name) => `lab ${name}`)])(
  'the reference has every argument and flag of %s, and no other',
  async (command) => {
    const rows = rowsOf(chapterOf(command), 'argument')
    // Every command has it: it is written once.
    const entries = entriesOf(await helpOf(...command.split(' ').slice(1))).filter(
      ({ term }) => command === 'lab' || term !== helpFlag,
    )
    expect(rows.map(([term = '']) => term)).toEqual(entries.map(({ term }) => `\`${term}\``))
    for (const [index, entry] of entries.entries()) {
      const [, standard = '', text = ''] = rows[index] ?? []
      expect([entry.term, withoutCode(standard)]).toEqual([entry.term, entry.default])
      for (const choice of entry.choices)
        expect([entry.term, text]).toEqual([entry.term, expect.stringContaining(`\`${choice}\``)])
    }
  },
)

test('the examples of the reference are commands and flags that exist', () => {
  const examples = [...reference.matchAll(/^npm (start|run(?: --silent)? lab)(?: --silent)?(?: -- (.*))?$/gm)]
  expect(examples.length).toBeGreaterThan(5)
  for (const [line, script, words = ''] of examples) {
    const args = words
      .replace(/ [#<|].*$/, '')
      .split(/\s+/)
      .filter((word) => word !== '')
    const program = labProgram(testHost().host)
    const name = script === 'start' ? 'start' : args.shift()
    const command = program.commands.find((each) => each.name() === name)
    expect([line, command?.parseOptions(args).unknown]).toEqual([line, []])
  }
})
