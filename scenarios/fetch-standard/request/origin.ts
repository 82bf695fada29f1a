/** A URL of a fetch's URL list, with what is asked of it again and again. */
export interface Place {
  readonly url: URL
  readonly href: string
  /** The serialized origin; `null` is an opaque one. */
  readonly origin: string
  readonly isHttp: boolean
  readonly hasCredentials: boolean
}

/** A scheme, after what the URL parser takes off the front. A colon further on is none of it: //a:80/, /a:b. */
// eslint-disable-next-line no-control-regex -- control characters are what is meant
const hasScheme = /^[\0-\x20]*[A-Za-z][A-Za-z0-9+.\t\n\r-]*:/
/** `http:path` and `http:/path` are relative to a base of the same scheme. */
const isSchemeRelative = /https?:(?!\/\/)/i

/** A URL as a place; null for a text that is none. */
export function placeOf(text: string, base?: string): Place | null {
  const isAbsolute = hasScheme.test(text)
  // The parser says so too, but an exception costs more than all the rest of a verdict.
  if (!isAbsolute && base === undefined) return null
  let url: URL
  try {
    // A base counts for little beside a scheme, and is parsed all the same.
    url = isAbsolute && !isSchemeRelative.test(text) ? new URL(text) : new URL(text, base)
  } catch {
    return null
  }
  const { protocol } = url
  const isHttp = protocol === 'http:' || protocol === 'https:'
  return {
    url,
    href: url.href,
    origin: isHttp ? url.origin : 'null',
    isHttp,
    hasCredentials: url.username !== '' || url.password !== '',
  }
}

/** Same origin (https://html.spec.whatwg.org/multipage/browsers.html#same-origin): an opaque one is with none. */
export const isSameOrigin = (a: string, b: string): boolean => a === b && a !== 'null'
