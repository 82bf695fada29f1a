import { laneUrl } from '../../scenarios/attempt/lane-url.ts'
import { sendsCookies } from '../../scenarios/attempt/sends-cookies.ts'
import { siteOf } from '../../scenarios/attempt/site.ts'
import type { BrowserName } from '../../scenarios/words/browser.ts'
import type { PageRequest } from '../../scenarios/words/page-request.ts'
import type { FieldNote } from '../controls/field-note.ts'

/** Stands for any lane: they differ in their ports, and cookies ignore those. */
const someLane = 'http://localhost:65535'

/** As measured in Firefox ESR 153. */
const inPartition =
  'One with SameSite=None and Secure that an answer to such a page sets goes along from then on: Firefox keeps it for this tab’s site alone.'

const ofMiniBrowser =
  'This is the policy of WebKitGTK’s MiniBrowser; Safari blocks third-party cookies by rules of its own.'

/**
 * Whether cookies go along from a page origin, as the running browser does it; null where the request asks for none.
 * @param top the host of the page in the tab, which the page origin's frame is in.
 */
export function cookieNote(
  { origin, credentials }: Pick<PageRequest, 'origin' | 'credentials'>,
  browser: BrowserName | null,
  top: string,
): FieldNote | null {
  if (credentials !== 'include' || (origin !== 'null' && !URL.canParse(origin))) return null
  const lane = laneUrl(someLane, { origin, path: '/' }, '')?.hostname ?? ''
  const page = origin === 'null' ? 'An opaque origin' : new URL(origin).hostname
  const isSameSite = origin !== 'null' && siteOf(page) === siteOf(lane)
  const areSent = sendsCookies(browser, { page: origin, lane, top })
  return {
    short: shortOf(areSent, isSameSite, browser),
    whole: wholeOf({ page, lane, top, browser, isSameSite, areSent }),
  }
}

function shortOf(areSent: boolean, isSameSite: boolean, browser: BrowserName | null): string {
  if (areSent) return 'cookies go along'
  if (browser === 'firefox') return 'only SameSite=None cookies'
  return isSameSite ? 'no cookies: page in a frame' : 'no cookies: another site'
}

interface NoteOf {
  readonly page: string
  readonly lane: string
  readonly top: string
  readonly browser: BrowserName | null
  readonly isSameSite: boolean
  readonly areSent: boolean
}

function wholeOf({ page, lane, top, browser, isSameSite, areSent }: NoteOf): string {
  if (areSent && isSameSite)
    return `${page} and ${lane} are one site, ${siteOf(lane)}: cookies of ${lane} go along, whatever their SameSite says.`
  if (areSent)
    return `${page} is another site than ${lane}, but this browser looks only at the page in the tab, ${top}: cookies of ${lane} go along. ${ofMiniBrowser}`
  if (!isSameSite && browser === 'firefox')
    return `${page} is another site than ${lane}: no cookie with SameSite=Lax or Strict goes along. ${inPartition}`
  if (!isSameSite)
    return `${page} is another site than ${lane}: no cookie goes along, not even one with SameSite=None, since the browser blocks those of third parties.`
  const inATab = `${page} and ${lane} are one site, ${siteOf(lane)}, but the lab opens the page in a frame of ${top}, which is another site: no cookie ${browser === 'firefox' ? 'with SameSite=Lax or Strict ' : ''}goes along. In a tab of its own`
  return browser === 'webkit'
    ? `${inATab}, the page would send them, but no answer to it could set one. ${ofMiniBrowser}`
    : `${inATab}, the page would send them.${browser === 'firefox' ? ` ${inPartition}` : ''}`
}
