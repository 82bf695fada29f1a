import { profiles, type Profile } from '../../scenarios/fetch-standard/profiles.ts'
import { isChromium } from '../attempt/is-chromium.ts'

/** How the browser decides that the dashboard runs in; of one that was never measured the standard is expected. */
export function browserProfile(): Profile {
  if (isChromium()) return profiles.chromium
  return navigator.userAgent.includes('Firefox/') ? profiles.firefox : profiles.standard
}
