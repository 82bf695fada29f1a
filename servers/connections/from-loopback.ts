import { BlockList, isIP } from 'node:net'

const loopback = new BlockList()
loopback.addSubnet('127.0.0.0', 8)
loopback.addAddress('::1', 'ipv6')

/** The addresses of a socket's two ends; undefined once it is closed. */
interface Ends {
  readonly remoteAddress?: string | undefined
  readonly localAddress?: string | undefined
}

/**
 * Whether a connection came from this computer over loopback: both of its ends are in 127.0.0.0/8, ::1, or
 * ::ffff:127.0.0.0/104. What a request claims (Host, X-Forwarded-For) plays no part. False once the socket is closed.
 */
export const cameOverLoopback = ({ remoteAddress, localAddress }: Ends): boolean =>
  isLoopback(remoteAddress) && isLoopback(localAddress)

function isLoopback(address = ''): boolean {
  const version = isIP(address)
  // The list compares an IPv4-mapped IPv6 address with its IPv4 rules.
  return version !== 0 && loopback.check(address, version === 6 ? 'ipv6' : 'ipv4')
}
