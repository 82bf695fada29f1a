import { writeFile } from 'node:fs/promises'
import puppeteer, { type Browser } from 'puppeteer-core'
import { startGuard } from '../../../servers/test-support/guard.test-support.ts'
import type { Size } from './browser.ts'
import { programsOf } from './find-browser.ts'
import { quietFirefox, userJs } from './firefox-preferences.ts'
import { makeFolder, startGuarded } from './guarded-program.ts'

/** A Firefox that a test started, with a profile of its own. */
export interface RunningFirefox {
  /** Drives it through WebDriver BiDi. */
  readonly browser: Browser
  /** Its profile, which is removed when it ends: a place for files that it reads. */
  readonly folder: string
  /** Ends it, everything that it started, and removes its folder. */
  close(): Promise<void>
}

export interface FirefoxOptions {
  /** Program arguments beside those that every test needs, such as `--devtools`. */
  readonly args?: readonly string[]
  /** Preferences (about:config) that differ from Firefox's own, by name. */
  readonly preferences?: Readonly<Record<string, unknown>>
  /** The size of its pages, in CSS pixels; where left out, that of its window. */
  readonly viewport?: Size | null
}

const patienceMs = 600_000

/**
 * Starts Firefox without a visible window. It ends with this process, however that ends.
 * @throws Error when it is not installed, and, with what it wrote, when it does not start.
 */
export async function startFirefox({
  args = [],
  preferences = {},
  viewport = null,
}: FirefoxOptions): Promise<RunningFirefox> {
  const program = programsOf('firefox')
  const guard = await startGuard()
  try {
    const folder = await makeFolder(guard, 'firefox')
    await writeFile(`${folder}/user.js`, userJs({ ...quietFirefox, ...preferences }))
    const firefox = await startGuarded(guard, folder, {
      path: program('Firefox'),
      args: [
        '--headless',
        '--no-remote',
        '--profile',
        folder,
        '--remote-debugging-port=0',
        ...args,
        'about:blank',
      ],
      env: { MOZ_CRASHREPORTER_DISABLE: '1' },
    })
    const address = await firefox.line(/WebDriver BiDi listening on (ws:\S+)/)
    const browser = await puppeteer.connect({
      browserWSEndpoint: `${address}/session`,
      protocol: 'webDriverBiDi',
      acceptInsecureCerts: true,
      defaultViewport: viewport,
      protocolTimeout: patienceMs,
    })
    return {
      browser,
      folder,
      async close() {
        await browser.disconnect()
        await firefox.close()
        await guard.close()
      },
    }
  } catch (error) {
    await guard.close()
    throw error
  }
}
