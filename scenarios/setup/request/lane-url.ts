import type { PageRequest } from '../../words/page-request.ts'

/**
 * The URL of an attempt. Pages of the deployed topology reach every lane as api.lab.localhost, which is the
 * same site as theirs, so that cookies and the HTTP cache are shared as they would be in a deployed system.
 */
export function laneUrl(
  lane: string,
  { origin, path }: Pick<PageRequest, 'origin' | 'path'>,
  fragment: string,
): URL | null {
  const withoutFragment = path.replace(/#.*$/s, '')
  const slashed = withoutFragment.startsWith('/') ? withoutFragment : `/${withoutFragment}`
  if (!URL.canParse(lane + slashed)) return null
  const url = new URL(lane + slashed)
  if (url.origin !== lane) return null
  if (/^http:\/\/\w+\.lab\.localhost(:|$)/.test(origin)) url.hostname = 'api.lab.localhost'
  url.hash = fragment
  return url
}
