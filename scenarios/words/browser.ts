/** The browsers whose behaviour has been measured; each has a profile of the oracle of the same name. */
export const browserNames = ['chromium', 'firefox', 'webkit'] as const

export type BrowserName = (typeof browserNames)[number]

/** What people call them. WebKit was measured as WebKitGTK, whose code for CORS is Safari's. */
export const browserTitles: Readonly<Record<BrowserName, string>> = {
  chromium: 'Chromium',
  firefox: 'Firefox',
  webkit: 'Safari',
}
