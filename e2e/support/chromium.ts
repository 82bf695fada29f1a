import { existsSync } from 'node:fs'
import { chromium } from 'playwright'

const systemPaths = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/snap/bin/chromium',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]

/**
 * The Chromium that the e2e tests drive: PLAYWRIGHT_CHROMIUM, else Playwright's own, else the system's; null
 * when there is none.
 * @throws Error when PLAYWRIGHT_CHROMIUM names a file that is not there.
 */
export function findChromium(): string | null {
  const named = process.env['PLAYWRIGHT_CHROMIUM']
  if (named !== undefined && named !== '') {
    if (existsSync(named)) return named
    throw new Error(`PLAYWRIGHT_CHROMIUM names ${named}, which is not there. Correct it, or leave it out.`)
  }
  return [chromium.executablePath(), ...systemPaths].find((path) => path !== '' && existsSync(path)) ?? null
}

/**
 * What Playwright turns off in Chromium, except what decides what a page may send, read or store:
 * ThirdPartyStoragePartitioning, AvoidCorsURLLoaderRestartOnRedirect and HTTPS upgrades stay as people have them.
 * The last `--disable-features` counts; `--enable-features` could not take anything back.
 */
const disabledFeatures = [
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'LensOverlay',
  'MediaRouter',
  'PaintHolding',
  'OptimizationHints',
  'NetworkTimeServiceQuerying',
  'AimEnabled',
  'PreconnectToSearch',
]

/** Leads to this computer, and is no secure context, as localhost is. Nothing else uses it. */
export const nameWithoutSecureContext = 'lab.test'

/** Without the network that a test machine does not have, and without a sandbox, which root cannot have. */
export const chromiumArguments = [
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  `--disable-features=${disabledFeatures.join(',')}`,
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  `--host-resolver-rules=MAP ${nameWithoutSecureContext} 127.0.0.1`,
]
