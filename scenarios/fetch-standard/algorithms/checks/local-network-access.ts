import { addressSpaceOf, isLoopback } from '../../../words/origins/origin-hosts.ts'
import { networkError, note, type ConnectionCheck } from '../fetch-state.ts'
import type { Circumstances } from '../judge-fetch.ts'
import { addressSpaces, type AddressSpace, type Hop } from '../../recording/recording.ts'

/**
 * The check of Local Network Access (https://wicg.github.io/local-network-access/): to reach a more private address
 * space than its own (public, local, loopback), a page must be a secure context, and the user must allow it. Firefox
 * checks public pages only, and insecure ones like all others. Null if the page's address space is not known, or the
 * browser does not check it. Where the check fails, not even a
 * preflight is sent. The error's parameter is the address space of the server.
 */
export function localNetworkAccessCheck({
  profile,
  client,
  page,
}: Pick<Circumstances, 'profile' | 'client' | 'page'>): ConnectionCheck | null {
  const space = page?.clientAddressSpace
  const { localNetworkAccess, localNetworkNeedsSecureContext } = profile
  if (localNetworkAccess === 'unchecked' || space === undefined) return null
  if (localNetworkAccess === 'for-public-pages' && space !== 'public') return null
  return (fetch, hop) => {
    const { place } = fetch
    if (!place.isHttp) return null
    const target = hop?.targetAddressSpace ?? addressSpaceOf(place.url.hostname)
    if (privacyOf(target) <= privacyOf(space)) return null
    // Chromium checks once it is connected, so a refused connection is reported first.
    if (hop !== undefined && isRefused(hop)) return null

    if (localNetworkNeedsSecureContext) {
      const isSecure = !isInsecure(client)
      note(fetch, 'secure-context', isSecure, space, target)
      if (!isSecure) return networkError('lna-insecure', { parameter: target })
    }
    const isGranted = page?.lnaPermission === 'granted'
    note(fetch, 'user-allows', isGranted, space, target)
    return isGranted ? null : networkError('lna-permission-denied', { parameter: target })
  }
}

const privacyOf = (space: AddressSpace) => addressSpaces.indexOf(space)

const isRefused = ({ preflight, response }: Hop) =>
  [preflight, response].some((answer) => answer !== null && 'error' in answer && answer.error === 'refused')

/** Whether a page of this origin is not a secure context. An opaque origin does not tell; it is taken for secure. */
const isInsecure = (client: string) => client.startsWith('http://') && !isLoopback(new URL(client).hostname)
