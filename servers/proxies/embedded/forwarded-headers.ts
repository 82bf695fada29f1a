/** Header fields of one hop (RFC 9110, section 7.6.1), which a proxy does not pass on. */
const hopByHop: ReadonlySet<string> = new Set([
  'connection',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
])

/**
 * Framing and routing stay whatever Connection names: "a sender MUST NOT send a connection option corresponding to
 * a header field that is intended for all recipients". Without its Content-Length a body would be read by the
 * backend as the next request.
 */
const neverOfOneHop: ReadonlySet<string> = new Set(['content-length', 'host'])

/**
 * The header lines to pass on, in Node's flat form of names and values: case, order and duplicates stay; the
 * fields of this hop, those that Connection names, and those of `without` (lower case) go.
 */
export function forwardedHeaders(
  rawHeaders: readonly string[],
  without: (lowerCaseName: string) => boolean = () => false,
): string[] {
  const named = new Set<string>()
  for (let index = 0; index < rawHeaders.length; index += 2) {
    if (rawHeaders[index]?.toLowerCase() !== 'connection') continue
    for (const name of (rawHeaders[index + 1] ?? '').split(',')) named.add(name.trim().toLowerCase())
  }
  for (const name of neverOfOneHop) named.delete(name)
  const forwarded: string[] = []
  for (let index = 0; index < rawHeaders.length; index += 2) {
    const name = rawHeaders[index] ?? ''
    const key = name.toLowerCase()
    if (!hopByHop.has(key) && !named.has(key) && !without(key))
      forwarded.push(name, rawHeaders[index + 1] ?? '')
  }
  return forwarded
}
