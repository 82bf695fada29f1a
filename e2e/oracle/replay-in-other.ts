import { setTimeout as wait } from 'node:timers/promises'
import type { BrowserPage, OpenBrowser, ScriptTarget } from '../browsers/browser.ts'
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
  readonly #pages = new Map<string, BrowserPage>()
  /** How many errors of each page were read. */
  readonly #read = new Map<BrowserPage, number>()
  #failures = new Map<string, Failure>()

  constructor(browser: OpenBrowser) {
    this.#browser = browser
  }

  async open({ url, isOpaque, lnaPermission }: PageWanted): Promise<ScriptTarget> {
    const key = `${lnaPermission} ${url}`
    const page = this.#pages.get(key) ?? (await this.#browser.page(url))
    this.#pages.set(key, page)
    if (!isOpaque) return page
    const [frame] = await page.frames()
    if (frame === undefined) throw new Error('The page has no sandboxed frame.')
    return frame
  }

  /** Their caches are large, and every recording has URLs of its own. */
  async clearCaches(): Promise<void> {}

  /** They do not give up requests to loopback. */
  takeNetworkChange(): boolean {
    return false
  }

  async takeFailures(expected: readonly string[]): Promise<ReadonlyMap<string, Failure>> {
    if (this.#browser.name !== 'firefox') return new Map()
    for (let waitedMs = 0; waitedMs < 300; waitedMs += 20) {
      this.#readErrors()
      if (expected.every((id) => this.#failures.has(id))) break
      await wait(20)
    }
    const failures = this.#failures
    this.#failures = new Map()
    return failures
  }

  async close(): Promise<void> {
    for (const page of this.#pages.values()) await page.close()
    this.#pages.clear()
  }

  #readErrors(): void {
    for (const page of this.#pages.values()) {
      const errors = page.pageErrors ?? []
      for (const text of errors.slice(this.#read.get(page) ?? 0)) this.#note(text)
      this.#read.set(page, errors.length)
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
