/** A URL of a fetch's URL list, with what is asked of it again and again. */
export interface Place {
  readonly url: URL
  readonly href: string
  /** The serialized origin; `null` is an opaque one. */
  readonly origin: string
  readonly isHttp: boolean
  readonly hasCredentials: boolean
}

/** A URL as a place; null for a text that is none. */
export function placeOf(text: string, base?: string): Place | null {
  let url: URL
  try {
    url = base === undefined ? new URL(text) : new URL(text, base)
  } catch {
    return null
  }
  const { protocol } = url
  const isHttp = protocol === 'http:' || protocol === 'https:'
  return {
    url,
    href: url.href,
    // A blob: URL has the origin of the page that made it, which no recording tells.
    origin: isHttp ? url.origin : 'null',
    isHttp,
    hasCredentials: url.username !== '' || url.password !== '',
  }
}

/** Same origin (https://html.spec.whatwg.org/multipage/browsers.html#same-origin): an opaque one is with none. */
export const isSameOrigin = (a: string, b: string): boolean => a === b && a !== 'null'
