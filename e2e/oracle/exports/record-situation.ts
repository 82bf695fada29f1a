import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, BrowserContext, Frame, Page } from 'playwright/test'
import type { SeenCase, SeenFetch } from '../../../scenarios/explain/har/cases/seen/seen-case.ts'
import type { AskedFetch, SeenByPage } from './asked-fetch.ts'
import { DevToolsRecorder, type BegunFetch } from './devtools-recorder.ts'
import { makeRequests } from './make-requests.ts'
import type { SituationServers } from './situation-servers.ts'
import type { Situation, SituationAsk } from './situations/situation.ts'
import { settledOrder } from './settled-order.ts'
import { trimmedHar, type WholeHar } from './trimmed-har.ts'

/**
 * Has a page of a new context make the requests of a situation, and gives its export with what the page saw.
 * @throws Error where an export holds no entry of a request.
 */
export async function recordSituation(
  browser: Browser,
  servers: SituationServers,
  situation: Situation,
): Promise<SeenCase> {
  servers.begin(situation)
  const folder = await mkdtemp(join(tmpdir(), 'cors-lab-recorded-'))
  const path = join(folder, 'playwright.har')
  try {
    const context = await browser.newContext(
      situation.recorder === 'Playwright' ? { recordHar: { path, content: 'omit' } } : {},
    )
    const recorder = new DevToolsRecorder()
    const results = await askAll(await openPage(context, situation), situation, recorder)
    await context.close()
    const har: WholeHar =
      situation.recorder === 'Playwright'
        ? (JSON.parse(await readFile(path, 'utf8')) as WholeHar)
        : recorder.har()
    const placesOfAsks = situation.asks.map((_, at) => placesOf(situation, at, recorder.begun(), har))
    const seen = situation.asks.flatMap((ask, at) =>
      seenOf(ask, results[at] ?? { kind: 'untold' }, placesOfAsks[at] ?? [], situation.page),
    )
    const firsts = situation.together === true ? seen.map(({ index }) => index) : null
    const order = settledOrder(har.log.entries, firsts)
    return {
      name: situation.name,
      har: trimmedHar(har, order),
      seen: seen.map(({ index, ...each }) => Object.assign({ index: order.indexOf(index) }, each)),
    }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function openPage(
  context: BrowserContext,
  { page: url = 'https://shop.test/', serviceWorker }: Situation,
) {
  // tsx names functions by it, also those that are sent to the page.
  await context.addInitScript('globalThis.__name = (named) => named')
  const page = await context.newPage()
  await page.goto(url)
  if (serviceWorker !== undefined)
    await page.evaluate(async () => {
      const controlled = new Promise((resolve) => {
        navigator.serviceWorker.addEventListener('controllerchange', resolve)
      })
      await navigator.serviceWorker.register('/worker.js')
      await controlled
    })
  return page
}

/** What the page, or its frame, got of each request. */
async function askAll(page: Page, { asks, together }: Situation, recorder: DevToolsRecorder) {
  const frame = page.frames()[1]
  const context = page.context()
  const session = await context.newCDPSession(page)
  await recorder.watch(session, page.url())
  // A frame of another site has a process, and so a session, of its own.
  if (frame !== undefined) await recorder.watch(await context.newCDPSession(frame), page.url())
  const ask = async (from: Page | Frame, asked: readonly AskedFetch[]) => from.evaluate(makeRequests, asked)
  const all = asks.map(({ url, by = 'fetch', init = {} }, at): AskedFetch => ({
    id: `${at}`,
    what: '',
    url,
    by,
    init,
    times: 1,
  }))
  const seen: Record<string, readonly SeenByPage[]> = {}
  if (together === true) Object.assign(seen, await ask(page, all))
  else
    for (const [at, one] of all.entries())
      Object.assign(seen, await ask(asks[at]?.inFrame === true ? (frame ?? page) : page, [one]))
  const results = all.map(({ id }) => seen[id]?.[0])
  // What Chromium says of a failure may come after the page has seen it, and a page never sees that of a beacon.
  await page.waitForTimeout(asks.some(({ by }) => by === 'beacon') ? 500 : 100)
  const failed = results.filter((result) => result?.kind === 'failed').length
  const told = () => recorder.begun().filter(({ error }) => error !== null).length
  for (let tried = 0; tried < 100 && told() < failed; tried += 1) await page.waitForTimeout(50)
  return results
}

/** A request in an export, and why it failed. */
type Place = Pick<BegunFetch, 'index' | 'error' | 'parameter'>

/** Where an export holds the requests that became of what a page asked for: two of an EventSource that connects again. */
function placesOf(
  { name, asks, recorder }: Situation,
  at: number,
  begun: readonly BegunFetch[],
  { log }: WholeHar,
): readonly Place[] {
  const key = keyOfAsk(asks[at])
  const before = asks.slice(0, at).filter((each) => keyOfAsk(each) === key).length
  const found = begun.filter((each) => keyOf(each) === key)
  const indexes = log.entries.flatMap(({ request }, index) => (keyOf(request) === key ? [index] : []))
  const last = asks[at]?.by === 'event-source again' ? before + 2 : before + 1
  const places = found.slice(before, last)
  if (places.length < last - before)
    throw new Error(
      `${name}: the export holds no entry of ${key}. It has ${begun.map(keyOf).join(', ') || 'none'}.`,
    )
  return recorder === 'Playwright'
    ? places.map((place, nth) => ({ ...place, index: indexes[before + nth] ?? -1 }))
    : places
}

const keyOf = ({ method, url }: { readonly method: string; readonly url: string }) =>
  `${method} ${url.startsWith('blob:') ? 'blob:' : url.replace(/#.*/, '')}`

function keyOfAsk(ask: SituationAsk | undefined): string {
  const { url = '', by, init } = ask ?? {}
  return keyOf({ url, method: init?.method ?? (by === 'beacon' || by === 'form' ? 'POST' : 'GET') })
}

function seenOf(
  ask: SituationAsk,
  result: SeenByPage,
  places: readonly Place[],
  page = 'https://shop.test/',
): readonly SeenFetch[] {
  const { reason, hop = 0 } = ask
  return places.map(({ index, error, parameter }, nth) => {
    // That an EventSource connects again shows that it could be read before.
    const isBefore = nth < places.length - 1
    const got = isBefore ? 'readable' : gotOf(ask, result, error, page)
    const status = got === 'readable' && result.kind === 'response' ? result.status : 0
    return {
      index,
      got,
      status: isBefore ? 200 : status,
      error: got === 'left out' ? null : error,
      parameter,
      ...(got === 'blocked' && reason !== undefined && { reason, hop }),
    }
  })
}

function gotOf(
  { url, by, inFrame }: SituationAsk,
  result: SeenByPage,
  error: string | null,
  page: string,
): SeenFetch['got'] {
  if (!/^https?:/.test(url)) return 'left out'
  if (result.kind === 'aborted') return 'aborted'
  if (result.kind === 'failed') return 'blocked'
  if (result.kind === 'untold' && by === 'beacon') return error === null ? 'passed' : 'blocked'
  if (result.kind === 'untold') return 'left out'
  // A service worker can give a page such a response for another origin.
  const isOwn = inFrame === true || new URL(url).origin === new URL(page).origin
  if (result.type === 'basic' && isOwn) return 'left out'
  return result.type.startsWith('opaque') ? 'opaque' : 'readable'
}
