import { cacheDifferences } from './cache-differences.ts'
import type { Difference, DifferingBrowser } from './difference.ts'
import { networkDifferences } from './network-differences.ts'
import { preflightDifferences } from './preflight-differences.ts'
import { redirectDifferences } from './redirect-differences.ts'
import { requestDifferences } from './request-differences.ts'
import { responseDifferences } from './response-differences.ts'
import { profiles, type Profile } from '../profiles/profiles.ts'
import { webkitgtk } from '../profiles/webkitgtk.ts'

/** A difference is named like the property of a profile that makes it. */
export type DifferenceName = keyof Omit<Profile, 'name'>

/** Where browsers leave the letter of the standard. One for each property of a profile. */
export const differences: Readonly<Record<DifferenceName, Difference>> = {
  ...preflightDifferences,
  ...cacheDifferences,
  ...requestDifferences,
  ...redirectDifferences,
  ...responseDifferences,
  ...networkDifferences,
}

export const differenceNames = Object.keys(differences) as DifferenceName[]

/** Differences about the same thing, in the order in which a page shows them. */
export const differenceGroups: readonly {
  readonly title: string
  readonly names: readonly DifferenceName[]
}[] = (
  [
    ['Preflights', preflightDifferences],
    ['The preflight cache', cacheDifferences],
    ['Requests', requestDifferences],
    ['Redirects', redirectDifferences],
    ['Responses', responseDifferences],
    ['Local networks', networkDifferences],
  ] as const
).map(([title, group]) => ({ title, names: Object.keys(group) as DifferenceName[] }))

/** The rules of each browser that can differ. */
export const profileOfBrowser: Readonly<Record<DifferingBrowser, Profile>> = {
  chromium: profiles.chromium,
  firefox: profiles.firefox,
  webkit: profiles.webkit,
  webkitgtk,
}

/**
 * The browsers in which a property is not as the standard has it. WebKitGTK is named only where it differs from
 * WebKit, and so from Safari.
 */
export function browsersWith(name: DifferenceName): readonly DifferingBrowser[] {
  const differs = (profile: Profile) => !isSame(profile[name], profiles.standard[name])
  const all = (Object.keys(profileOfBrowser) as DifferingBrowser[]).filter((browser) =>
    differs(profileOfBrowser[browser]),
  )
  return all.includes('webkit') ? all.filter((browser) => browser !== 'webkitgtk') : all
}

/** By value: some properties are lists. */
const isSame = (one: unknown, another: unknown) => String(one) === String(another)
