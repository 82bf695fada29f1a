import { sendsReferer } from '../../../scenarios/setup/request/sends-referer.ts'
import { runningBrowser } from '../../shell/browser/running-browser.ts'

/** Whether requests came without an id that this browser was expected to send: a setting or an extension removes it. */
let isIdRemoved = false

/** From now on, every attempt has a window. */
export const noteMissingId = (): void => {
  isIdRemoved = true
}

/** Whether an attempt from a page origin has to be joined by a window, since its id would not arrive in Referer. */
export const needsWindow = (page: string, lane: URL): boolean =>
  isIdRemoved || !sendsReferer(runningBrowser(), { page, lane, top: new URL(window.location.href) })
