import { placeOf } from '../fetch-standard/origin.ts'
import { isRedirectStatus } from '../fetch-standard/redirect-status.ts'
import { harHeader, isHarPreflight, type Har, type HarEntry } from './har.ts'

/** One request of a fetch, its preflight where one was recorded, and what the index of the entry is. */
export interface HarHop {
  readonly index: number
  /** Null where a preflight was recorded and the request that it asked for was not. */
  readonly entry: HarEntry | null
  readonly preflight: HarEntry | null
}

/** The entries of one fetch: the first request, and one for each redirect that was followed. */
export interface HarFetch {
  /** The serialized origin of the page. */
  readonly client: string
  readonly hops: readonly [HarHop, ...HarHop[]]
}

/**
 * The fetches of a HAR that go to another origin than the page's, in the order of their first entry. Preflights are
 * joined to the requests that they asked for, redirects to where they lead. Navigations are left out, and what does
 * not tell where it was sent from.
 */
export function harFetches({ log }: Har): readonly HarFetch[] {
  const { entries, pages } = log
  const taken = new Set<number>()
  const take = (index: number | undefined) => {
    if (index !== undefined) taken.add(index)
    return index
  }

  /** The preflight that asked for a request: recorded close to it, before it in Chromium. */
  const preflightFor = (request: HarEntry['request']) =>
    take(
      free().find((index) => {
        const asked = entries[index]
        return (
          asked !== undefined &&
          isHarPreflight(asked) &&
          asked.request.url === request.url &&
          harHeader(asked.request, 'access-control-request-method') === request.method
        )
      }),
    )
  const free = () => [...entries.keys()].filter((index) => !taken.has(index))
  const entryAt = (index: number | undefined) => (index === undefined ? null : (entries[index] ?? null))

  const fetches: HarFetch[] = []
  for (const [first, entry] of entries.entries()) {
    if (taken.has(first) || isHarPreflight(entry) || isNavigation(entry)) continue
    take(first)
    const hops: [HarHop, ...HarHop[]] = [
      { index: first, entry, preflight: entryAt(preflightFor(entry.request)) },
    ]
    for (let target = redirectTarget(entry); target !== null;) {
      const url = target
      const next = free().find(
        (index) => index > first && entries[index]?.request.url === url && !isHarPreflight(entries[index]),
      )
      const followed = entryAt(take(next))
      if (next === undefined || followed === null) break
      hops.push({ index: next, entry: followed, preflight: entryAt(preflightFor(followed.request)) })
      target = redirectTarget(followed)
    }
    const client = clientOf(entry, pages)
    if (client !== null) fetches.push({ client, hops })
  }
  for (const index of free()) {
    const preflight = entries[index]
    if (preflight === undefined || !isHarPreflight(preflight)) continue
    const client = clientOf(preflight, pages)
    if (client !== null) fetches.push({ client, hops: [{ index, entry: null, preflight }] })
  }
  return fetches
    .filter(({ client, hops }) => hops.some((hop) => originOf(urlOf(hop)) !== client))
    .toSorted((a, b) => a.hops[0].index - b.hops[0].index)
}

export const urlOf = ({ entry, preflight }: HarHop): string => (entry ?? preflight)?.request.url ?? ''

const originOf = (url: string) => placeOf(url)?.origin ?? null

function redirectTarget({ request, response }: HarEntry): string | null {
  if (!isRedirectStatus(response.status)) return null
  const location = response.redirectURL || (harHeader(response, 'location') ?? '')
  return location === '' ? null : (placeOf(location, request.url)?.href ?? null)
}

const isNavigation = ({ request, _resourceType }: HarEntry) =>
  _resourceType === 'document' || harHeader(request, 'sec-fetch-mode') === 'navigate'

/** The page's origin: by Origin, which is not there for every request, by Referer, by the page that was recorded. */
function clientOf({ request, pageref }: HarEntry, pages: Har['log']['pages']): string | null {
  const origin = harHeader(request, 'origin')
  if (origin !== null) return origin
  const page = pages.find(({ id }) => id === pageref)?.title ?? ''
  const from = placeOf(harHeader(request, 'referer') ?? '') ?? placeOf(page)
  return from?.isHttp === true ? from.origin : null
}
