import type { OpenBrowser, OtherBrowser } from './browser.ts'
import { openFirefox } from './open-firefox.ts'
import { openWebKit } from './open-webkit.ts'

const openers: Readonly<Record<OtherBrowser, () => Promise<OpenBrowser>>> = {
  firefox: () => openFirefox(),
  webkit: openWebKit,
}

/**
 * Starts a browser without a visible window, with a profile of its own. Everything that belongs to it is gone after
 * `close()`, and also when this process is killed.
 * @throws Error that says how to install the browser when it is missing.
 */
export const open = (name: OtherBrowser): Promise<OpenBrowser> => openers[name]()
