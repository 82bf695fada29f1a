import { profiles, type Profile } from '../../scenarios/fetch-standard/profiles.ts'
import type { OtherBrowser } from './fixtures.ts'

/** Stands in for the profile of WebKit until there is one. */
const trialOfWebKit: Profile = {
  ...profiles.standard,
  name: 'webkit',
  longestMaxAgeSeconds: 600,
  maxAgeSyntax: 'integer',
  wildcardCoversAuthorization: true,
  forbidsPrivateNetworkHeader: false,
  combinesRequestHeaders: true,
  largestRangeBound: 2n ** 64n - 1n,
  allowsMethodOfUploads: false,
  trimsCombinedValues: true,
  escapesLocationBytes: true,
  needsLocationToRefuseRedirect: true,
  cacheEntry: 'whole-response',
  clearsCacheAfterNetworkError: false,
}

const known: Readonly<Record<string, Profile>> = profiles

/** The profile with which the oracle decides as a browser does, down to its network library where it has one for that. */
export const profileOf = (browser: OtherBrowser): Profile =>
  (browser === 'webkit' ? known['webkitgtk'] : undefined) ?? known[browser] ?? trialOfWebKit
