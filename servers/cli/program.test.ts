import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, expect, test } from 'vitest'
import { trafficCsv } from '../../scenarios/traffic/results/traffic-csv.ts'
import { controlIn, hostileTexts } from '../../scenarios/words/texts/hostile-texts.test-data.ts'
import { hostileHar, hostileNdjson } from '../test-support/hostile-recording.test-support.ts'
import { labProgram } from './program.ts'
import { testHost, withoutColours } from '../terminal/host.test-support.ts'
import { runProgram } from '../terminal/run-program.ts'

const folder = mkdtempSync(join(tmpdir(), 'lab-program-test-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** A recording holds them in twenty places: a megabyte each would be tested no better, only longer. */
const texts = Object.entries(hostileTexts).map(([what, text]) => [what, text.slice(0, 50_000)] as const)
/** No argument of a process holds NUL, and few hold a megabyte. */
const argumentTexts = texts.map(([what, text]) => [what, text.replaceAll('\0', '').slice(0, 1_000)] as const)

/** Runs the program in this process, as a person would in a terminal, and gives what it printed. */
async function lab(args: readonly string[], input = '', isTTY = false) {
  const { host, stdout, stderr } = testHost({ input, isTTY })
  await runProgram(labProgram(host), host, args)
  return { code: host.exitCode, out: stdout(), err: stderr() }
}

/** What a line of the lab looks like that nobody may forge: with a mark at its beginning, and no more marks in its row. */
const rowsOf = (text: string) => text.split('\n').filter((line) => /^[✓✕○⊣]/.test(line))

test.each(texts)('explain: a HAR that %s is printed without what a terminal acts on', async (_what, text) => {
  const { code, out, err } = await lab(['explain', '--profile', 'chromium'], hostileHar(text))
  expect(code).toBe(1)
  expect(controlIn(out + err)).toBe(null)
  expect(out.split('\n').length).toBeGreaterThan(50)
  for (const row of rowsOf(out)) expect(row.length).toBeLessThan(5_000)
  // A row of the table begins a line, and each was printed once.
  const harmless = await lab(['explain', '--profile', 'chromium'], hostileHar('a'))
  expect(rowsOf(out).length).toBeLessThanOrEqual(rowsOf(harmless.out).length + 1)
  expect(out.length).toBeLessThan(300_000)
})

test.each(texts)(
  'explain: NDJSON that %s is harmless for people, and for programs the same JSON',
  async (_what, text) => {
    const file = join(folder, 'hostile.ndjson')
    writeFileSync(file, hostileNdjson(text))
    const forPeople = await lab(['explain', file])
    expect(forPeople.code).toBe(1)
    expect(controlIn(forPeople.out + forPeople.err)).toBe(null)
    const forPrograms = await lab(['explain', '--ndjson', file])
    expect(controlIn(forPrograms.out + forPrograms.err)).toBe(null)
    const answers = forPrograms.out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as object)
    expect(answers.length).toBeGreaterThanOrEqual(13)
    for (const answer of answers) expect(Object.keys(answer)).toHaveLength(1)
  },
)

test('explain: on a terminal there are no other control characters than the colours of the lab', async () => {
  for (const [, text] of texts) {
    const { out } = await lab(['explain'], hostileHar(text.slice(0, 1_000)), true)
    expect(out).toContain('\u001B[31m✕')
    expect(controlIn(withoutColours(out))).toBe(null)
  }
})

const commandLines: readonly (readonly [what: string, (text: string) => readonly string[]])[] = [
  ['a file that is not there', (text) => ['explain', `/no/such/${text}.har`]],
  ['a file that is not there, for programs', (text) => ['explain', '--ndjson', `/no/such/${text}`]],
  ['a profile', (text) => ['explain', '--profile', text]],
  ['an option', (text) => [`--${text}`]],
  ['an option of explain', (text) => ['explain', `--${text}`]],
  ['an option that is nearly right', (text) => ['explain', `--profil${text}`]],
  ['a short option', (text) => [`-${text}`]],
  ['a command', (text) => [text]],
  ['a command to be helped with', (text) => ['help', text]],
  ['an argument too many', (text) => ['explain', 'a', text]],
  ['a port base', (text) => ['--port-base', text]],
  ['an engine', (text) => ['--engine', text]],
  ['folders', (text) => ['--program-path', text]],
  ...[
    'visitors',
    'calls',
    'max-age',
    'requests',
    'addresses',
    'seed',
    'strategies',
    'engine',
    'browser',
    'cap',
    'pause',
  ].map((flag) => [`--${flag} of traffic`, (text: string) => ['traffic', `--${flag}`, text]] as const),
]

test.each(commandLines)('%s: whatever the value is, the refusal is harmless', async (_what, argsFor) => {
  for (const [, text] of argumentTexts) {
    const { code, out, err } = await lab(argsFor(text))
    expect(controlIn(out + err)).toBe(null)
    // Each line is one that the lab has composed.
    expect(`${out}${err}`).not.toMatch(/^✓/m)
    expect([0, 1, 2]).toContain(code)
  }
})

test('a refusal is one line, and the suggestion below it another', async () => {
  expect(await lab(['explain', '--profil\n✓ readable'])).toEqual({
    code: 1,
    out: '',
    err: "error: unknown option '--profil\\n✓ readable'\nRun with --help for all commands and flags.\n",
  })
  expect((await lab(['explain', '--profil'])).err).toBe(
    "error: unknown option '--profil'\n(Did you mean --profile?)\nRun with --help for all commands and flags.\n",
  )
})

test.each([['--help'], ['explain', '--help'], ['traffic', '--help'], ['help', 'start']])(
  'help is printed in lines, and ends with 0: %s',
  async (...args) => {
    const { code, out, err } = await lab(args)
    expect([code, err]).toEqual([0, ''])
    expect(out).toMatch(/^Usage: lab /)
    expect(out.split('\n').length).toBeGreaterThan(5)
  },
)

test('a lab that does not start says why in a harmless line', async () => {
  const { err } = await lab(['--host', argumentTexts.map(([, text]) => text.slice(0, 40)).join('')])
  expect(err).toMatch(/^Failed to start the lab: A host to listen on is an IP address/)
  expect(controlIn(err)).toBe(null)
})

test('traffic: table, JSON and CSV are harmless, whatever the command line was', async () => {
  const { argv } = process
  process.argv = [...argv.slice(0, 2), 'traffic', ...argumentTexts.map(([, text]) => text.slice(0, 60))]
  try {
    const small = ['traffic', '--visitors', '1', '--calls', '1', '--strategies', 'backend', '--max-age', '0']
    const table = await lab(small)
    expect(table.code).toBe(0)
    expect(table.out).toMatch(/^Max-Age 0 s[^]*\nlab traffic a\\x1b\[2J/)
    expect(table.out).not.toMatch(/^✓/m)
    const json = await lab([...small, '--json'])
    expect(JSON.parse(json.out)).toMatchObject({ command: `lab ${process.argv.slice(2).join(' ')}` })
    const csv = await lab([...small, '--csv'])
    expect(csv.out.split('\r\n')).toHaveLength(3)
    for (const { out, err } of [table, json, csv])
      expect(controlIn((out + err).replaceAll('\r\n', '\n'))).toBe(null)
  } finally {
    process.argv = argv
  }
})

test('traffic: CSV holds no control character of a value', () => {
  const [lane] = [
    {
      strategy: 'proxy',
      environment: 'deployed',
      engine: 'a\u001B[2J\r\n✓,\u009B',
      counts: new Proxy(
        { outcomes: {} },
        { get: (counts, name) => (name === 'outcomes' ? counts.outcomes : 0) },
      ),
    },
  ]
  const csv = trafficCsv([{ maxAgeSeconds: 0, lanes: [lane as never] }])
  expect(csv.split('\r\n')).toHaveLength(3)
  expect(controlIn(csv.replaceAll('\r\n', '\n'))).toBe(null)
})

test('the process itself prints no more than that', () => {
  const text = Object.values(hostileTexts).join('').slice(0, 2_000)
  const file = join(folder, 'hostile.har')
  writeFileSync(file, hostileHar(text))
  const cli = fileURLToPath(new URL('../cli.ts', import.meta.url))
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--import', 'tsx', cli, 'explain', file], {
    encoding: 'utf8',
    timeout: 170_000,
  })
  expect(status).toBe(1)
  expect(rowsOf(stdout).length).toBeGreaterThan(5)
  expect(controlIn(stdout + stderr)).toBe(null)
})
