import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { setTimeout as wait } from 'node:timers/promises'
import { quietFirefox, userJs } from '../browsers/firefox-preferences.ts'
import type { AskedFetch, SeenByPage } from './asked-fetch.ts'
import { allDone, startExportPages, type PageRequests } from './export-pages.ts'
import type { HarJson } from './judged-export.ts'

/** What Firefox exported, and what its pages saw. */
export interface FirefoxExport {
  readonly har: HarJson
  readonly asked: readonly AskedFetch[]
  readonly seen: Readonly<Record<string, readonly SeenByPage[]>>
}

/**
 * Has Firefox open pages that send requests on their own, with its Network panel open, which then exports a HAR by itself.
 * @param folder made for its profile and its files.
 * @param requestsOf what the pages send, once their origin is known.
 * @throws Error where Firefox ends before it has exported anything.
 */
export async function firefoxHar(
  firefox: string,
  folder: string,
  requestsOf: (origin: string) => Promise<PageRequests>,
): Promise<FirefoxExport> {
  const logs = `${folder}/har`
  await mkdir(logs, { recursive: true })
  await writeFile(`${folder}/user.js`, preferences(logs))
  const pages = await startExportPages(requestsOf)
  const browser = spawn(
    firefox,
    ['--headless', '--devtools', '--no-remote', '--profile', folder, pages.url],
    {
      env: { ...process.env, HOME: folder, TMPDIR: folder, MOZ_CRASHREPORTER_DISABLE: '1' },
      stdio: 'ignore',
      detached: true,
    },
  )
  // Also where the test run ends without waiting for this.
  const endAtExit = () => kill(browser)
  process.once('exit', endAtExit)
  try {
    // The panel is open, and records, when it has exported the page that waits for it.
    await exportOf(browser, logs, () => true)
    pages.begin()
    const har = await exportOf(browser, logs, (text) => text.includes(`:${pages.port}${allDone}"`))
    return { har, asked: pages.asked(), seen: pages.seen() }
  } finally {
    await end(browser)
    process.off('exit', endAtExit)
    await pages.close()
  }
}

/** The first export that is meant, by its text, as soon as it is whole. */
async function exportOf(
  browser: ChildProcess,
  folder: string,
  isMeant: (text: string) => boolean,
): Promise<HarJson> {
  while (!hasEnded(browser)) {
    for (const name of await readdir(folder)) {
      const text = await readFile(`${folder}/${name}`, 'utf8')
      const har = isMeant(text) ? parsed(text) : null
      if (har !== null) return har
    }
    await wait(100)
  }
  throw new Error('Firefox ended before it had exported a HAR.')
}

/** Null for a file that is still being written. */
function parsed(text: string): HarJson | null {
  try {
    return JSON.parse(text) as HarJson
  } catch {
    return null
  }
}

async function end(browser: ChildProcess): Promise<void> {
  if (hasEnded(browser)) return
  const ended = once(browser, 'exit')
  kill(browser)
  await ended
}

/** Its content processes are in its group. Nothing of its profile is needed any more. */
function kill(browser: ChildProcess): void {
  if (browser.pid !== undefined && !hasEnded(browser)) process.kill(-browser.pid, 'SIGKILL')
}

const hasEnded = ({ pid, exitCode, signalCode }: ChildProcess) =>
  pid === undefined || exitCode !== null || signalCode !== null

const preferences = (logs: string): string =>
  userJs({
    ...quietFirefox,
    'devtools.toolbox.selectedTool': 'netmonitor',
    'devtools.netmonitor.har.enableAutoExportToFile': true,
    'devtools.netmonitor.har.forceExport': true,
    'devtools.netmonitor.har.defaultLogDir': logs,
    'devtools.netmonitor.har.includeResponseBodies': false,
    'devtools.netmonitor.har.pageLoadedTimeout': 300,
  })
