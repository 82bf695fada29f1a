import fc from 'fast-check'
import { transformWithOxc } from 'vite'
import { expect, test } from 'vitest'
import { laneUrl } from '../../scenarios/setup/request/lane-url.ts'
import { asFetch } from '../../scenarios/explain/copy/as-fetch.ts'
import { asPlaywrightTest } from '../../scenarios/explain/copy/playwright/as-playwright-test.ts'
import { inputOf, lane } from '../../scenarios/explain/copy/copy-input.test-data.ts'
import { pageOriginOf, type CopyInput } from '../../scenarios/explain/copy/copy-input.ts'
import { hostileOrigins, hostileValues } from '../../scenarios/explain/copy/hostile-values.test-data.ts'
import { spokenOptions } from '../../scenarios/explain/copy/spoken-options.ts'
import { isToken } from '../../scenarios/words/texts/token.ts'
import { attemptIdPattern } from '../../scenarios/words/attempt.ts'

const runs = process.env['SOAK'] ? 20_000 : 150

/** Runs the body of an async function with these names in place of the globals. */
function run(code: string, names: Readonly<Record<string, unknown>>): Promise<unknown> {
  const body = `'use strict'; return (async () => { ${code}\n })()`
  // oxlint-disable-next-line typescript/no-implied-eval -- a copied text is code, and only running it shows what it does
  const run = new Function(...Object.keys(names), body) as (...values: unknown[]) => Promise<unknown>
  return run(...Object.values(names))
}

interface AskedWindow {
  readonly method: string
}

/** The lab opens a window for a method that is a token, and refuses every other. */
const windowAnswer = ({ method }: AskedWindow) => ({ ok: isToken(method), text: async () => 'refused' })

interface Sent {
  readonly url: string
  readonly options: Readonly<Record<string, unknown>>
  readonly attempt: string
}

/** What the snippet gives to fetch, for each lane, and the first argument of each console.log. */
async function sentBySnippet(
  input: CopyInput,
): Promise<{ sent: readonly Sent[]; formats: readonly unknown[] }> {
  const sent: Sent[] = []
  const formats: unknown[] = []
  const fetch = async (url: string, init: Record<string, unknown> = {}) => {
    if (init['method'] === 'POST' && url === '/api/attempts')
      return windowAnswer(JSON.parse(String(init['body'])) as AskedWindow)
    if (url.startsWith('/api/attempts/')) return { json: async () => ({ exchanges: [] }) }
    const { referrer, referrerPolicy: _, signal: __, ...options } = init
    sent.push({ url, options, attempt: String(referrer).replace('/attempt/', '') })
    return { type: 'cors', status: 200, headers: [], text: async () => '' }
  }
  const page = /^ {2}const page = (.*)$/m.exec(asFetch(input))?.[1]
  // oxlint-disable-next-line typescript/no-implied-eval -- the page that the snippet asks for
  const location = { origin: new URL(new Function(`return ${page}`)() as string).origin }
  // A sandboxed frame, as far as the snippet uses one.
  const frame = {
    onload: () => {},
    remove: () => {},
    contentWindow: {
      postMessage(given: Sent, _: string, [port]: readonly [{ answer(data: object): void }]) {
        sent.push(given)
        port.answer({ type: 'cors', status: 200 })
      },
    },
  }
  class MessageChannel {
    readonly port1: { onmessage?: (event: object) => void } = {}
    readonly port2 = { answer: (data: object) => this.port1.onmessage?.({ data }) }
  }
  await run(
    `return (${asFetch(input)
      .replace(/^(\/\/.*\n)+/, '')
      .trim()})`,
    {
      location,
      fetch,
      MessageChannel,
      document: { createElement: () => frame, body: { append: () => queueMicrotask(() => frame.onload()) } },
      console: { log: (format: unknown) => formats.push(format) },
    },
  )
  return { sent, formats }
}

interface TestRun {
  readonly title: string
  readonly opened: string
  readonly asked: readonly string[]
  readonly sent: Sent
}

/** What the Playwright tests of a file open, ask of the lab, and give to fetch in the page. */
async function ranByPlaywright(input: CopyInput): Promise<readonly TestRun[]> {
  const { code } = await transformWithOxc(asPlaywrightTest(input), 'copied.spec.ts')
  const tests: (readonly [title: string, body: (given: object) => Promise<void>])[] = []
  const test = Object.assign((...each: (typeof tests)[number]) => tests.push(each), {
    info: () => ({ annotations: [] }),
  })
  await run(code.replace(/^import .*$/m, ''), { test, process: { env: {} }, console: { log: () => {} } })
  const all: TestRun[] = []
  for (const [title, body] of tests) {
    const asked: string[] = []
    let [opened, sent]: [string, Sent | null] = ['', null]
    const page: Record<string, unknown> = {
      goto: async (address: string) => (opened = address),
      evaluate: async (_: unknown, given: Sent) => (sent = given),
      evaluateHandle: async () => ({ contentFrame: async () => page }),
    }
    const json = async () => ({ lanes: input.lanes.map((each) => each.lane), exchanges: [], work: [] })
    const get = async (address: string) => (asked.push(address), { ok: () => true, json })
    const post = async (_: string, { data }: { readonly data: AskedWindow }) => {
      const { ok, text } = windowAnswer(data)
      return { ok: () => ok, text }
    }
    await body({ page, request: { get, post } })
    if (sent === null) throw new Error(`The test ${title} sent nothing.`)
    all.push({ title, opened, asked, sent })
  }
  return all
}

const hostile = fc.oneof(
  fc.constantFrom(...hostileValues),
  fc
    .array(fc.constantFrom(...hostileValues.filter(({ length }) => length < 100)), { maxLength: 3 })
    .map((all) => all.join('')),
  fc.string({ unit: 'binary' }),
)
const inputs: fc.Arbitrary<CopyInput> = fc
  .record({
    path: fc
      .tuple(hostile, fc.constantFrom('', '?', '/?', '?a=', '/../b/./%2e%2e/c', '#f?'))
      .map(([text, end]) => `/${text}${end}`),
    method: fc.oneof(fc.constantFrom('GET', 'POST', 'PUT', 'patch'), hostile),
    headers: fc.array(fc.tuple(hostile, hostile), { maxLength: 3 }),
    contentType: fc.oneof(fc.constantFrom('', 'application/json'), hostile),
    body: hostile,
    origin: fc.oneof(
      fc.constantFrom('http://localhost:4100', 'http://localhost:4191', 'http://evil.localhost:4100', 'null'),
      fc.constantFrom(...hostileOrigins),
      hostile,
    ),
  })
  .chain((request) =>
    fc.record({
      request: fc.constant(request),
      stage: fc.oneof(fc.constant('default'), hostile),
      titles: fc.array(hostile, { minLength: 1, maxLength: 3 }),
      ids: fc.uniqueArray(hostile, { minLength: 3, maxLength: 3 }),
    }),
  )
  .map(({ request, stage, titles, ids }) => {
    const lanes = titles.map((title, index) =>
      Object.assign({}, lane, { title, lane: { ...lane.lane, id: ids[index] ?? '' } }),
    )
    // Half of a surrogate pair can stand in no URL, and so in no id of a stage.
    return Object.assign(inputOf(request, lanes), { stage: Buffer.from(stage).toString() })
  })

/** What the dashboard gives to fetch, without the fragment that makes an attempt cold. */
const sentByDashboard = ({ request, lanes: [first] }: CopyInput) => ({
  url: laneUrl(first!.lane.url, request, '')!.href,
  options: { ...spokenOptions(request) },
})

const withoutFragment = ({ url, options }: Sent) => ({ url: url.replace(/#.*$/s, ''), options })

test('whatever a request holds, the snippet gives fetch exactly that, and runs nothing else', async () => {
  await fc.assert(
    fc.asyncProperty(inputs, async (input) => {
      const { sent, formats } = await sentBySnippet(input)
      for (const each of sent) {
        expect(withoutFragment(each)).toEqual(sentByDashboard(input))
        expect(each.attempt).toMatch(attemptIdPattern)
      }
      expect(sent).toHaveLength(input.lanes.length)
      expect(new Set(sent.map(({ attempt }) => attempt)).size).toBe(sent.length)
      for (const format of formats) expect(format).toMatch(/^(%s|[\w ,:%])+$/)
      expect(globalThis).not.toHaveProperty('pwned')
    }),
    { numRuns: runs },
  )
})

test('whatever a request holds, its Playwright tests give fetch exactly that, and run nothing else', async () => {
  await fc.assert(
    fc.asyncProperty(inputs, async (input) => {
      const tests = await ranByPlaywright(input)
      for (const { title, opened, asked, sent } of tests) {
        expect(withoutFragment(sent)).toEqual(sentByDashboard(input))
        expect(sent.attempt).toMatch(attemptIdPattern)
        const origin = pageOriginOf(input)
        expect(opened).toMatch(/^https?:\/\/[^/]+(\/agent)?$/)
        expect(new URL(opened).origin).toBe(origin === 'null' ? input.dashboard : origin)
        expect(asked[0]).toBe(`http://localhost:4100/api/stages/${encodeURIComponent(input.stage)}`)
        // A terminal prints titles as they are.
        expect(title).not.toMatch(/[\p{C}\p{Zl}\p{Zp}]/u)
      }
      expect(tests).toHaveLength(input.lanes.length)
      // Playwright refuses a file in which two tests have one title.
      expect(new Set(tests.map(({ title }) => title)).size).toBe(tests.length)
      expect(globalThis).not.toHaveProperty('pwned')
    }),
    { numRuns: runs },
  )
})
