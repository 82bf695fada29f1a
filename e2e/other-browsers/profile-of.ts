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

/** The profile with which the oracle decides as a browser does. */
export const profileOf = (browser: OtherBrowser): Profile =>
  (profiles as Readonly<Record<string, Profile>>)[browser] ?? trialOfWebKit
