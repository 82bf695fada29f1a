/** The browsers whose behaviour has been measured; each has a profile of the oracle of the same name. */
export const browserNames = ['chromium', 'firefox', 'webkit'] as const

export type BrowserName = (typeof browserNames)[number]
