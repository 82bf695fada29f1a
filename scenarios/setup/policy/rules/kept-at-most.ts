import { profiles, type Profile } from '../../../fetch-standard/profiles/profiles.ts'

/** The longest that each browser keeps a preflight's verdict, in seconds, whatever Max-Age says; the shortest comes first. */
export const keptAtMost: readonly {
  readonly browser: string
  readonly profile: Profile
  readonly seconds: number
}[] = (
  [
    ['Safari', profiles.webkit],
    ['Chromium', profiles.chromium],
    ['Firefox', profiles.firefox],
  ] as const
).map(([browser, profile]) => ({ browser, profile, seconds: profile.longestMaxAgeSeconds }))
