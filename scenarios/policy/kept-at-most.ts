import { profiles } from '../fetch-standard/profiles.ts'

/** The longest that each browser keeps a preflight's verdict, in seconds, whatever Max-Age says; the shortest comes first. */
export const keptAtMost: readonly { readonly browser: string; readonly seconds: number }[] = [
  { browser: 'Safari', seconds: profiles.webkit.longestMaxAgeSeconds },
  { browser: 'Chromium', seconds: profiles.chromium.longestMaxAgeSeconds },
  { browser: 'Firefox', seconds: profiles.firefox.longestMaxAgeSeconds },
]
