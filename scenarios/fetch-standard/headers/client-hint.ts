const number = /^\d+(\.\d+)?$/
const integer = /^\d+$/

/** The client hints that Chromium lets pass without a preflight, and the values with which it does. */
const hints: ReadonlyMap<string, RegExp> = new Map([
  ['device-memory', number],
  ['downlink', number],
  ['dpr', number],
  ['ect', /^(slow-2g|2g|3g|4g)$/],
  ['intervention', /^/],
  ['rtt', integer],
  ['save-data', /^on$/i],
  ['viewport-width', integer],
  ['width', integer],
])

/** Those that Chromium leaves out again once a redirect leads to an origin that is not the page's. */
const hintsOfPage: ReadonlySet<string> = new Set(
  [...hints.keys()].filter((name) => name !== 'intervention' && name !== 'save-data'),
)

export const isClientHintOfPage = (lowerCaseName: string): boolean => hintsOfPage.has(lowerCaseName)

/**
 * Whether Chromium takes a header for a client hint that needs no preflight. The standard knows no such headers: by
 * its letter (https://fetch.spec.whatwg.org/#cors-safelisted-request-header) every one of them needs one.
 */
export function isSafelistedClientHint([name, value]: readonly [name: string, value: string]): boolean {
  return value.length <= 128 && hints.get(name.toLowerCase())?.test(value) === true
}
