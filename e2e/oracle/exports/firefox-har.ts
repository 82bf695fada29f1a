import { startFirefox } from '../../support/browsers/firefox.ts'
import type { AskedFetch, SeenByPage } from './asked-fetch.ts'
import { startExportPages, type PageRequests } from './export-pages.ts'
import { makeHarExtension } from './har-extension.ts'
import type { HarJson } from './judged-export.ts'

/** What Firefox exported, and what its pages saw. */
export interface FirefoxExport {
  readonly har: HarJson
  readonly asked: readonly AskedFetch[]
  readonly seen: Readonly<Record<string, readonly SeenByPage[]>>
}

/**
 * Has Firefox open a page that sends requests, and export what its developer tools recorded of them.
 * @param requestsOf what the page and its frames send, once their origin is known.
 * @throws Error when Firefox is not installed, does not start, or exits before it has exported anything.
 */
export async function firefoxHar(
  requestsOf: (origin: string) => Promise<PageRequests>,
): Promise<FirefoxExport> {
  const closers: (() => Promise<void>)[] = []
  const closing = <Closed extends { close(): Promise<void> }>(started: Closed): Closed => {
    closers.unshift(() => started.close())
    return started
  }
  try {
    const pages = closing(await startExportPages(requestsOf))
    const { browser, folder } = closing(await startFirefox({ args: ['--devtools'] }))
    const extension = closing(await makeHarExtension(`${folder}/har-extension`))
    const exited = new Promise<never>((_, reject) => {
      browser.once('disconnected', () => reject(new Error('Firefox exited before it had exported a HAR.')))
    })
    const exported = async () => {
      await browser.installExtension(extension.folder)
      await extension.recording()
      const [tab] = await browser.pages()
      // How long it takes is the test's to decide.
      await tab?.goto(pages.url, { timeout: 0 })
      const seen = await pages.seen()
      return { har: await extension.export(), asked: pages.asked(), seen }
    }
    return await Promise.race([exported(), exited])
  } finally {
    for (const close of closers) await close()
  }
}
