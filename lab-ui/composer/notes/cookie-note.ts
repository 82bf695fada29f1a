import { laneUrl } from '../../../scenarios/setup/request/lane-url.ts'
import { sendsCookies } from '../../../scenarios/setup/request/sends-cookies.ts'
import { siteOf } from '../../../scenarios/words/origins/site.ts'
import type { BrowserName } from '../../../scenarios/words/browser.ts'
import type { PageRequest } from '../../../scenarios/words/page-request.ts'
import type { FieldNote } from '../../controls/fields/field-note.ts'

/** Stands for any lane: they differ in their ports, and cookies ignore those. */
const someLane = 'http://localhost:65535'

/** As measured in Firefox ESR 153. */
const inPartition =
  'One without SameSite, or with SameSite=None and Secure, that an answer to such a page sets goes along from then on: Firefox keeps it for this tab’s site alone.'

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
  if (browser === 'webkit') return webKitNote({ page, lane, top, areSent })
  return {
    short: shortOf(areSent, isSameSite, browser),
    whole: wholeOf({ page, lane, top, browser, isSameSite, areSent }),
  }
}

function shortOf(areSent: boolean, isSameSite: boolean, browser: BrowserName | null): string {
  if (areSent) return 'cookies go along'
  if (browser === 'firefox') return 'no Lax or Strict cookies'
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
  if (areSent)
    return `${page} and ${lane} are one site, ${siteOf(lane)}: cookies of ${lane} go along, whatever their SameSite says.`
  if (!isSameSite && browser === 'firefox')
    return `${page} is another site than ${lane}: no cookie with SameSite=Lax or Strict goes along. ${inPartition}`
  if (!isSameSite)
    return `${page} is another site than ${lane}: no cookie goes along, not even one with SameSite=None, since the browser blocks those of third parties.`
  const inATab = `${page} and ${lane} are one site, ${siteOf(lane)}, but the lab opens the page in a frame of ${top}, which is another site: no cookie ${browser === 'firefox' ? 'with SameSite=Lax or Strict ' : ''}goes along. In a tab of its own, the page would send them.`
  return browser === 'firefox' ? `${inATab} ${inPartition}` : inATab
}

/** As measured in WebKitGTK 2.50.6: the page in the tab decides, whichever page sends. */
function webKitNote({
  page,
  lane,
  top,
  areSent,
}: Pick<NoteOf, 'page' | 'lane' | 'top' | 'areSent'>): FieldNote {
  const looks = page === top ? '' : `This browser looks only at the page in the tab, ${top}. `
  const sent = areSent
    ? `Cookies of ${lane} go along, whatever their SameSite says`
    : `${lane} is another site than ${top}: no cookie with SameSite=Lax or Strict goes along, and any other does`
  const stored =
    top === lane
      ? '.'
      : `. No answer to this page can set one: only a page of ${lane} in a tab of its own can.`
  return {
    short: !areSent
      ? 'no Lax or Strict cookies'
      : top === lane
        ? 'cookies go along'
        : 'only existing cookies',
    whole: `${looks}${sent}${stored} This is the policy of WebKitGTK’s MiniBrowser; Safari blocks third-party cookies by rules of its own.`,
  }
}
