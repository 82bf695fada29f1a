import { profiles, type Profile } from '../../../scenarios/fetch-standard/profiles/profiles.ts'
import { webkitgtk } from '../../../scenarios/fetch-standard/profiles/webkitgtk.ts'
import type { OtherBrowser } from '../../support/browsers/browser.ts'

/** The profile with which the oracle decides as a browser does that runs here. */
export const profileOf: Readonly<Record<OtherBrowser, Profile>> = {
  firefox: profiles.firefox,
  webkit: webkitgtk,
}
