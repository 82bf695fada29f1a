import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { CDPSession, Page } from 'playwright/test'
import { asCurl } from '../../../../scenarios/explain/copy/curl/as-curl.ts'
import { asFetch } from '../../../../scenarios/explain/copy/as-fetch.ts'
import { asPlaywrightTest } from '../../../../scenarios/explain/copy/playwright/as-playwright-test.ts'
import type { CopyInput, CopyLane } from '../../../../scenarios/explain/copy/copy-input.ts'
import { runningOrigins } from '../../../../scenarios/explain/copy/hostile-values.test-data.ts'
import { browserExchanges, isPreflight } from '../../../../scenarios/runs/outcome/exchanges.ts'
import type { Attempt } from '../../../../scenarios/words/attempt.ts'
import type { Exchange } from '../../../../scenarios/words/exchange.ts'
import type { PageRequest } from '../../../../scenarios/words/page-request.ts'
import type { Stage } from '../../../../scenarios/setup/stage.ts'
import type { Lab } from '../../../../servers/launch.ts'
import { checkout } from '../../../support/checkout.ts'
import { chromiumArguments, findChromium } from '../../../support/chromium.ts'
import { copiedRequests, plainRequest, type CopiedRequest } from './copied-requests.ts'
import { readEvents } from './event-reader.ts'
import { expect, test as base } from '../../../support/fixtures.ts'
import { hostileNames, hostileOrders, hostileRequests } from './hostile-requests.ts'
import { attemptFrom, openOrigin, seenWhole } from '../../../support/page-attempt.ts'
import { startRawServer } from './raw-server.ts'
import { runCommand } from '../../../support/run-command.ts'

/** With a stage of its own, whose policy lets the table in, but for the origin evil and X-Unlisted. */
const test = base.extend<{ readonly stage: RunningStage }>({
  stage: async ({ lab }, use) => {
    const { policy } = lab.stages.get('default').describe()
    const many = Array.from({ length: 60 }, (_, n) => `x-many-${n}`)
    const stage = await lab.stages.create({
      policy: {
        ...policy,
        origins: lab.origins.filter((origin) => !origin.includes('evil')),
        methods: [...policy.methods, 'OPTIONS', 'patch'],
        requestHeaders: ['content-type', 'x-trace', 'x-empty', 'x-twice', ...many, ...hostileNames],
        exposeHeaders: ['etag'],
        credentials: true,
      },
      lanes: [{ strategy: 'backend' }, { strategy: 'proxy' }, { strategy: 'none' }],
    })
    await use(stage)
    await lab.stages.remove(stage.id)
  },
})

const isSoak = Boolean(process.env['SOAK'])

type RunningStage = ReturnType<Lab['stages']['get']>

async function copied(page: Page, lab: Lab, stage: Stage, { origin = '', request, before }: CopiedRequest) {
  const pageOrigin = lab.origins.find((each) => origin !== '' && each.includes(origin)) ?? lab.dashboard
  const whole: PageRequest = { ...plainRequest, origin: pageOrigin, ...request }
  const from = await openOrigin(page, lab, pageOrigin)
  if (before === 'a session') {
    const session = { method: 'POST', path: '/session?name=ada', contentType: '', body: '' }
    await attemptFrom(from, lab, stage, { ...whole, ...session })
  }
  const isSame = before === 'the same' || before === 'the same, cold'
  const first = isSame ? await attemptFrom(from, lab, stage, whole) : null
  return attemptFrom(from, lab, stage, whole, before === 'the same' ? first?.fragment : undefined)
}

const headersCompared = /^(origin|content-type|content-length|cookie|authorization|access-control-.*|x-.*)$/

/** What an HTTP server sees of a message, as far as who sent it should make no difference. */
const essence = ({ witness, method, url, requestHeaders }: Exchange) => ({
  witness,
  method,
  url,
  headers: requestHeaders
    .map(([name, value]) => [name.toLowerCase(), value] as const)
    .filter(([name]) => headersCompared.test(name) && !name.startsWith('x-forwarded'))
    .toSorted(([one], [other]) => (one < other ? -1 : 1)),
})
const statusesOf = ({ exchanges }: Attempt) => exchanges.map(({ status }) => status)
const workOf = ({ work }: Attempt) => work.map(({ change }) => change)

/** What a script of curl prints last: what the witnesses saw of it. */
async function attemptsOf(script: string, env: Readonly<Record<string, string>> = {}) {
  const { stdout, stderr } = await runCommand(['/bin/sh'], { input: script, env })
  const last = stdout.trimEnd().split('\n').at(-1) ?? ''
  if (!last.startsWith('{')) throw new Error(`The script printed no attempts. ${stderr}`)
  return (JSON.parse(last) as { readonly attempts: readonly Attempt[] }).attempts
}

/** Runs a snippet as the console of DevTools does, and gives what it prints. */
async function runInConsole(session: CDPSession, snippet: string) {
  const printed: string[] = []
  session.on('Runtime.consoleAPICalled', ({ args }) =>
    printed.push(args.map(({ value }) => String(value)).join(' ')),
  )
  await session.send('Runtime.enable')
  const { result, exceptionDetails } = await session.send('Runtime.evaluate', {
    expression: snippet,
    awaitPromise: true,
    returnByValue: true,
  })
  expect(exceptionDetails).toBeUndefined()
  return { printed, learned: result.value as readonly Learned[] }
}

interface Learned {
  readonly title: string
  readonly attempt: string
  readonly type?: string
  readonly status?: number
  readonly error?: string
}

test.beforeAll(async () => {
  const curl = await runCommand(['curl', '--version']).catch(() => null)
  if (curl?.code !== 0)
    throw new Error('These tests run copies by curl, which is not on this computer: apt-get install curl.')
})

for (const each of copiedRequests) {
  test(`${each.what}: the copies do at the witnesses what the browser did`, async ({ page, lab, stage }) => {
    const input = await copied(page, lab, stage.describe(), each)
    const mayReset = each.before === undefined
    if (mayReset) stage.resetData()
    await expectByCurl(input)
    if (mayReset) stage.resetData()
    if (mayReset) await expectByCurlOfRule(input, each)
    if (mayReset) stage.resetData()
    const { origin } = input.request
    // A document of its own, so that nothing of the attempt before is left.
    await page.goto(`${origin === 'null' ? input.dashboard : origin}/agent`)
    const session = await page.context().newCDPSession(page)
    await expectBySnippet(session, lab, input, each.before === 'the same')
    await session.detach()
  })
}

/** curl, of what the browser was seen to send: the same at every witness, and the same work. */
async function expectByCurl(input: CopyInput): Promise<void> {
  const attempts = await attemptsOf(asCurl(input))
  for (const [index, { title, seen, result }] of input.lanes.entries()) {
    const attempt = attempts[index]!
    expect(result?.kind, title).not.toBe('lab-fault')
    const isFromCache = result?.kind === 'response' && seen!.exchanges.length === 0
    expect(attempt.exchanges.length, title).toBe(
      isFromCache ? (input.lanes[index]!.lane.engine === null ? 1 : 2) : seen!.exchanges.length,
    )
    if (isFromCache) continue
    expect(attempt.exchanges.map(essence), title).toEqual(seen!.exchanges.map(essence))
    expect(statusesOf(attempt), title).toEqual(statusesOf(seen!))
    expect(workOf(attempt), title).toEqual(workOf(seen!))
  }
}

/** curl, of nothing but the request: what a browser would send, and, as curl knows no CORS, what it holds back. */
async function expectByCurlOfRule(input: CopyInput, { isChangedByRedirect }: CopiedRequest): Promise<void> {
  const attempts = await attemptsOf(asCurl(withoutEvidence(input)))
  for (const [index, { title, seen, outcome }] of input.lanes.entries()) {
    const browser = browserExchanges(seen!.exchanges)
    const count = isChangedByRedirect ? browser.findIndex((each) => !isPreflight(each)) + 1 : browser.length
    const curl = browserExchanges(attempts[index]!.exchanges)
    expect(curl.slice(0, count).map(essence), title).toEqual(browser.slice(0, count).map(essence))
    if (outcome === 'not-sent') expect(curl, title).toEqual([])
  }
}

/** The snippet, on a real page: what it prints is what the page was told. It makes cold attempts. */
async function expectBySnippet(
  session: CDPSession,
  lab: Lab,
  input: CopyInput,
  isWarm: boolean,
): Promise<void> {
  const { printed, learned } = await runInConsole(session, asFetch(input))
  expect(learned).toHaveLength(input.lanes.length)
  for (const [index, { title, seen, result }] of input.lanes.entries()) {
    const { attempt, type, status, error } = learned[index]!
    if (result?.kind === 'response') expect([type, status], title).toEqual([result.type, result.status])
    else expect(error, title).toContain('TypeError')
    expect(
      printed.some((line) => line.includes(title) && line.includes(type ?? 'TypeError')),
      title,
    ).toBe(true)
    if (isWarm) continue
    const again = await seenWhole(lab, attempt)
    expect(again.exchanges.map(essence), title).toEqual(seen!.exchanges.map(essence))
    expect(workOf(again), title).toEqual(workOf(seen!))
  }
}

const withoutEvidence = (input: CopyInput): CopyInput => ({
  ...input,
  lanes: input.lanes.map((lane) => Object.assign({}, lane, { request: null })),
})

test('what the browser held back, curl sends when it is told to, and the work is done', async ({
  page,
  lab,
}) => {
  const input = await copied(page, lab, lab.stages.get('default').describe(), copiedRequests[0]!)
  const none = { ...input, lanes: input.lanes.slice(2) }
  const [heldBack] = await attemptsOf(asCurl(none))
  expect(heldBack!.exchanges.map(({ method }) => method)).toEqual(['OPTIONS'])
  const [sent] = await attemptsOf(asCurl(none), { SEND_HELD_BACK: 'yes' })
  expect(sent!.exchanges.map(({ method }) => method)).toEqual(['OPTIONS', 'PUT'])
  expect(workOf(sent!)).toEqual(['updated'])
})

test('the bench copies its attempt: what it puts on the clipboard runs', async ({
  bench,
  context,
  lab,
  seen,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  const copyAs = async (form: string) => {
    await bench.page.getByRole('button', { name: `Copy as ${form}` }).click()
    await expect(bench.page.getByText(`Copied as ${form}`)).toBeVisible()
    return bench.page.evaluate(() => navigator.clipboard.readText())
  }
  await bench.send()
  const attempts = await attemptsOf(await copyAs('curl'))
  for (const [index, lane] of (['backend-CORS', 'proxy-CORS', 'no-CORS'] as const).entries())
    expect(attempts[index]!.exchanges.map(essence), lane).toEqual((await seen(lane)).exchanges.map(essence))
  const session = await context.newCDPSession(bench.page)
  const { learned } = await runInConsole(session, await copyAs('fetch'))
  expect(learned.map(({ status, error }) => status ?? error)).toEqual([
    200,
    200,
    'TypeError: Failed to fetch',
  ])
  expect(await copyAs('Playwright test')).toContain(
    `backend-CORS: PUT /orders/17 from ${lab.dashboard}, readable`,
  )
})

test('the snippet says where to run it when it is run elsewhere', async ({ page, lab }) => {
  const input = await copied(page, lab, lab.stages.get('default').describe(), copiedRequests[0]!)
  const evil = lab.origins.find((origin) => origin.includes('evil'))!
  await page.goto(`${evil}/agent`)
  await expect(page.evaluate(asFetch(input))).rejects.toThrow(`Run this in the console of ${lab.dashboard}/`)
})

test('whatever a request holds, the snippet sends the bytes that the page sends, and runs nothing of it', async ({
  page,
  lab,
}) => {
  test.setTimeout(180_000)
  const server = await startRawServer()
  // A lane that the lab has, so that it opens windows for it, at an address of the test's own.
  const stage = lab.stages.get('default').describe()
  const raw = { ...stage, lanes: [{ ...stage.lanes[0]!, url: server.url }] }
  try {
    for (const origin of [lab.dashboard, 'null']) {
      const from = await openOrigin(page, lab, origin)
      for (const request of hostileRequests.slice(origin === 'null' ? -3 : 0)) {
        const input = await attemptFrom(from, lab, raw, { ...request, origin })
        const sent = server.take()
        const [lane] = input.lanes
        const copy = asFetch({ ...input, lanes: [{ ...lane!, title: request.body }] })
        const [learned] = await page.evaluate<readonly Learned[]>(copy)
        const what = JSON.stringify(request)
        expect(server.take(), what).toEqual(sent)
        if (lane!.result?.kind === 'response') {
          expect(sent.length, what).toBeGreaterThan(0)
          expect(learned, what).toMatchObject({ title: request.body, status: lane!.result.status })
        } else {
          expect(sent, what).toEqual([])
          expect(learned!.error, what).toContain('TypeError')
        }
      }
      expect(await from.evaluate(() => 'pwned' in globalThis)).toBe(false)
    }
  } finally {
    server.close()
  }
})

interface Report {
  readonly suites: readonly { readonly specs: readonly { readonly title: string; readonly ok: boolean }[] }[]
  readonly errors: readonly { readonly message?: string }[]
}

/** Runs a folder of copied tests by Playwright, in a process of its own. */
async function runTests(folder: string, lab: Lab, only = ''): Promise<Report> {
  const cli = join(checkout, 'node_modules/playwright/cli.js')
  const env = { LAB: lab.dashboard, PWTEST_CACHE_DIR: process.env['PWTEST_CACHE_DIR'] ?? '' }
  const { stdout, stderr } = await runCommand([process.execPath, cli, 'test', '-c', folder, only], { env })
  if (!stdout.startsWith('{')) throw new Error(`Playwright made no report. ${stdout}${stderr}`)
  return JSON.parse(stdout) as Report
}

const failedIn = ({ suites }: Report) =>
  suites.flatMap(({ specs }) => specs.filter(({ ok }) => !ok).map(({ title }) => title))
const countIn = ({ suites }: Report) => suites.reduce((sum, { specs }) => sum + specs.length, 0)

test('copied tests pass against the lab as it was, compile strictly, and fail once its policy has changed', async ({
  lab,
  page,
  stage,
}, info) => {
  test.setTimeout(isSoak ? 900_000 : 300_000)
  const requests = copiedRequests.filter(({ isRunAsTest }) => isSoak || isRunAsTest)
  const folder = info.outputPath('copied')
  mkdirSync(folder, { recursive: true })
  const hostile: CopyLane[] = []
  for (const { request, title } of hostileOrders) {
    const input = await copied(page, lab, stage.describe(), { what: title, request })
    const lane = Object.assign({}, input.lanes[0]!, { title })
    hostile.push(lane)
    writeFileSync(
      join(folder, `hostile-${hostile.length}.spec.ts`),
      asPlaywrightTest({ ...input, lanes: [lane] }),
    )
  }
  // A link may name anything as the page origin. Of such an attempt there is no evidence.
  for (const [index, origin] of runningOrigins.entries()) {
    const lanes = [Object.assign({}, hostile[0]!, { title: origin, request: null })]
    const request: PageRequest = { ...plainRequest, origin, method: 'GET' }
    const input = { request, dashboard: lab.dashboard, stage: stage.id, lanes }
    writeFileSync(join(folder, `origin-${index}.spec.ts`), asPlaywrightTest(input))
  }
  // What the hostile tests change, the tests must change themselves; a session must outlive this.
  stage.resetData()
  for (const [index, each] of requests.entries()) {
    await page.context().clearCookies()
    const input = await copied(page, lab, stage.describe(), each)
    writeFileSync(join(folder, `copied-${index}.spec.ts`), asPlaywrightTest(input))
  }
  const config = {
    testDir: folder,
    outputDir: join(folder, 'results'),
    reporter: 'json',
    workers: 1,
    use: { launchOptions: { executablePath: findChromium(), args: chromiumArguments } },
  }
  writeFileSync(join(folder, 'playwright.config.ts'), `export default ${JSON.stringify(config)}`)
  const tsconfig = { extends: join(checkout, 'e2e/tsconfig.json'), include: ['*.spec.ts'] }
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(tsconfig))

  const tsc = join(checkout, 'node_modules/.bin/tsc')
  expect(await runCommand([tsc, '-p', folder])).toMatchObject({ code: 0, stdout: '' })

  const events = await readEvents(lab)
  const report = await runTests(folder, lab)
  expect(report.errors).toEqual([])
  expect(countIn(report)).toBe(requests.length * 3 + hostile.length + runningOrigins.length)
  expect(failedIn(report)).toEqual([])
  for (const [index, { path, item }] of hostileOrders.entries()) {
    const { lane, seen } = hostile[index]!
    const sentByPage = seen!.exchanges.map(essence)
    const sentByCopy = () =>
      events.ended.map(({ exchange }) => essence(exchange)).filter(({ url }) => url.startsWith(`${path}?`))
    await expect.poll(sentByCopy).toEqual(sentByPage)
    expect(await (await fetch(lane.url + path)).json()).toMatchObject({ item })
  }
  await events.close()

  const { policy, lanes } = stage.describe()
  await stage.change({ policy: { ...policy, origins: [] }, lanes })
  const changed = failedIn(await runTests(folder, lab, 'copied-0'))
  expect(changed).toContain(`backend-CORS: PUT /orders/17 from ${lab.dashboard}, readable`)
  expect(changed).toContain(`proxy-CORS: PUT /orders/17 from ${lab.dashboard}, readable`)
  expect(changed).not.toContain(`no-CORS: PUT /orders/17 from ${lab.dashboard}, blocked at the preflight`)
})
