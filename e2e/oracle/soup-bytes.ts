/**
 * What libsoup, the network library of WebKitGTK, does to bytes over 0x7F in header values. It has nothing to do with
 * CORS, and Safari has another library: texts are compared after it. One code unit is a byte on both sides.
 */

/** Libsoup sends such a byte as the character with its number, in UTF-8. */
export const sentBySoup = (value: string): string => Buffer.from(value, 'utf8').toString('latin1')

/** Script sees the bytes as they came, but for those that are not UTF-8: these are U+FFFD, in UTF-8. */
export const seenBySoup = (value: string): string =>
  Buffer.from(Buffer.from(value, 'latin1').toString('utf8'), 'utf8').toString('latin1')
