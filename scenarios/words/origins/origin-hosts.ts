/** Whether a host is this very computer: then nobody is in between. The host is one as `URL` writes it. */
export function isLoopback(host: string): boolean {
  return /(^|\.)localhost\.?$/.test(host) || /^127(\.\d+){3}$/.test(host) || host === '[::1]'
}

const privateAddresses: readonly RegExp[] = [
  /^10\./,
  /^172\.(1[6-9]|2\d|3[01])\./,
  /^192\.168\./,
  /^169\.254\./,
  /^\[f[cd][0-9a-f]{2}:/,
  /^\[fe[89ab][0-9a-f]:/,
]
const isAddress = (host: string) => /^(\d+(\.\d+){3}|\[.*\])$/.test(host)

/**
 * Whether a host is given out in each network anew: a private address (RFC 1918, RFC 3927, RFC 4193), a name
 * without a dot, or one below a domain that is registered nowhere (RFC 6762, RFC 8375).
 */
export function isOfEachNetwork(host: string): boolean {
  if (isLoopback(host)) return false
  if (isAddress(host)) return privateAddresses.some((addresses) => addresses.test(host))
  return !host.includes('.') || /\.(local|internal|lan|home\.arpa)$/.test(host)
}

/**
 * The address space (https://wicg.github.io/local-network-access/#ip-address-space) that a host is in, as far as it
 * shows: loopback and private addresses, and names that resolve to nothing else. Every other name is taken for public.
 */
export function addressSpaceOf(host: string): 'public' | 'local' | 'loopback' {
  if (isLoopback(host)) return 'loopback'
  const isPrivate = isAddress(host)
    ? privateAddresses.some((each) => each.test(host))
    : /\.local\.?$/.test(host)
  return isPrivate ? 'local' : 'public'
}

/** Hosts at which strangers keep their pages side by side, told apart by path alone: one origin for all of them. */
const sharedHosts: ReadonlySet<string> = new Set([
  'ipfs.io',
  's3.amazonaws.com',
  'storage.googleapis.com',
  'web.archive.org',
])

/** Whether strangers share the origins of a host. */
export const isShared = (host: string): boolean => sharedHosts.has(host)
