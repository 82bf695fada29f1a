import { setTimeout as wait } from 'node:timers/promises'
import type { BrowserPage, OpenBrowser, ScriptTarget } from '../../support/browsers/browser.ts'
import { idIn } from './mapped-recording.ts'
import type { Failure } from './observed.ts'
import type { PageWanted, ReplayBrowser } from './replay-browser.ts'

/** "Cross-Origin Request Blocked: … at http://localhost:1234/k1/orders. (Reason: CORS header …). Status code: 200." */
const blocked = /remote resource at https?:\/\/[^/]+(\/\S*)\. \(Reason: (.*?)\)\.(?: Status code|$)/s

/** Firefox says this of every fetch whose preflight failed, after it has said why. */
const afterTheReason = 'CORS request did not succeed'

/** A browser that has no DevTools protocol. Firefox tells in its console why fetches fail, WebKit does not. */
export class ReplayInOther implements ReplayBrowser {
  readonly #browser: OpenBrowser
  readonly #opening = new Map<string, Promise<BrowserPage>>()
  readonly #pages: BrowserPage[] = []
  /** How many errors of each page were read. */
  readonly #read = new Map<BrowserPage, number>()
  readonly #targets: ScriptTarget[] = []
  #failures = new Map<string, Failure>()
  #asked = 0

  constructor(browser: OpenBrowser) {
    this.#browser = browser
  }

  async open({ url, isOpaque, lnaPermission }: PageWanted): Promise<ScriptTarget> {
    const key = `${lnaPermission} ${url}`
    const page = await this.#pageFor(key, url)
    const target = isOpaque ? (await page.frames())[0] : page
    if (target === undefined) throw new Error('The page has no sandboxed frame.')
    this.#targets.push(target)
    return target
  }

  /** A page and its frame are opened at the same time. */
  #pageFor(key: string, url: string): Promise<BrowserPage> {
    const known = this.#opening.get(key)
    if (known !== undefined) return known
    const opening = this.#browser.page(url).then((page) => {
      this.#pages.push(page)
      return page
    })
    this.#opening.set(key, opening)
    return opening
  }

  /** Their caches are large, and every recording has URLs of its own. */
  async clearCaches(): Promise<void> {}

  /** They do not give up requests to loopback. */
  takeNetworkChange(): boolean {
    return false
  }

  async takeFailures(expected: readonly string[]): Promise<ReadonlyMap<string, Failure>> {
    if (this.#browser.name !== 'firefox') return new Map()
    if (expected.length > 0) await Promise.all(this.#targets.map((target) => this.#untilAllIsSaid(target)))
    this.#readErrors()
    const failures = this.#failures
    this.#failures = new Map()
    return failures
  }

  /** A document's errors come in order: when a last one has come, that of one more fetch, all have. */
  async #untilAllIsSaid(target: ScriptTarget): Promise<void> {
    const path = `/last/${(this.#asked += 1)}`
    await target.run(async (path) => {
      // The same server, at another origin: its pages are for no other.
      const host = location.hostname === '127.0.0.1' ? 'localhost' : '127.0.0.1'
      await fetch(`http://${host}:${location.port}${path}`).catch(() => {})
    }, path)
    const isSaid = () =>
      this.#pages.some((page) => this.#unread(page).some((text) => /\/last\/\d+/.exec(text)?.[0] === path))
    for (let tries = 0; tries < 500 && !isSaid(); tries += 1) await wait(10)
    if (!isSaid()) throw new Error(`Firefox did not say within 5 s why it blocked ${path}.`)
  }

  async close(): Promise<void> {
    for (const page of this.#pages) await page.close()
    this.#pages.length = 0
    this.#opening.clear()
    this.#targets.length = 0
  }

  #unread(page: BrowserPage): readonly string[] {
    return (page.pageErrors ?? []).slice(this.#read.get(page) ?? 0)
  }

  #readErrors(): void {
    for (const page of this.#pages) {
      for (const text of this.#unread(page)) this.#note(text)
      this.#read.set(page, page.pageErrors?.length ?? 0)
    }
  }

  #note(text: string): void {
    const [, target, reason] = blocked.exec(text) ?? []
    const id = idIn(target ?? '')
    if (id === null || reason === undefined) return
    if (reason !== afterTheReason || !this.#failures.has(id))
      this.#failures.set(id, { error: reason, parameter: '' })
  }
}
