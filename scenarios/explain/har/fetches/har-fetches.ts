import { corsCheck } from '../../../fetch-standard/algorithms/checks/cors-check.ts'
import { placeOf } from '../../../fetch-standard/request/origin.ts'
import { isRedirectStatus } from '../../../fetch-standard/algorithms/redirects/redirect-status.ts'
import { serializeRequestOrigin } from '../../../fetch-standard/algorithms/redirects/redirect-taint.ts'
import { isHarPreflight, isOfOwnOrigin, whyNoFetch } from './entry-kind.ts'
import { firstThat } from './first-that.ts'
import { headerIn, type HarEntry } from './har-entry.ts'
import { joinPreflights } from './join-preflights.ts'
import { NearestFree } from './nearest-free.ts'
import { PageOrigins } from './page-origins.ts'
import { recordedError } from '../evidence/recorded-error.ts'
import { withoutFragment } from './without-fragment.ts'

/** One request of a fetch, and its preflight where one was recorded. */
export interface HarHop {
  readonly url: string
  /** Null where a preflight was recorded and the request that it asked for was not. */
  readonly entry: HarEntry | null
  readonly preflight: HarEntry | null
}

/** The entries of one fetch: the first request, and one for each redirect that was followed. */
export interface HarFetch {
  /** The index of the entry of the request itself, or of its preflight where there is no other. */
  readonly index: number
  /** The serialized origin of the page. */
  readonly client: string
  readonly hops: readonly [HarHop, ...HarHop[]]
  /** Whether the last redirect was left to the page, or given up: what it leads to was not read. */
  readonly isRedirectLeft: boolean
}

/** An entry that is no fetch for CORS to decide on, and why. */
export interface LeftOut {
  readonly index: number
  readonly url: string
  readonly why: string
}

export interface HarFetches {
  /** In the order of their requests. */
  readonly fetches: readonly HarFetch[]
  readonly leftOut: readonly LeftOut[]
}

/**
 * Puts the entries of a HAR together to fetches: preflights to the requests that they asked for, redirects to where they
 * led, as a browser would have gone on. The work grows with the number of entries.
 * @param titles the titles of the pages by their id, which often are their URLs.
 */
export function harFetches(entries: readonly HarEntry[], titles: ReadonlyMap<string, string>): HarFetches {
  const leftOut: LeftOut[] = []
  const leave = ({ index, url }: HarEntry, why: string) => leftOut.push({ index, url, why })
  const requests: HarEntry[] = []
  const preflights: HarEntry[] = []
  for (const entry of entries) {
    const why = whyNoFetch(entry)
    if (why !== null) leave(entry, why)
    else if (isHarPreflight(entry)) preflights.push(entry)
    else requests.push(entry)
  }
  const { preflightOf, unjoined } = joinPreflights(requests, preflights)
  const followers = new Followers(requests)
  const pages = new PageOrigins(entries, titles)
  const fetches: HarFetch[] = []

  for (const [at, first] of requests.entries()) {
    if (!followers.isFree(at)) continue
    followers.take(at)
    const hopOf = (entry: HarEntry): HarHop => ({
      url: entry.url,
      entry,
      preflight: preflightOf.get(entry) ?? null,
    })
    const hops: [HarHop, ...HarHop[]] = [hopOf(first)]
    const client = clientOf(hops[0], pages)
    let isRedirectLeft = false
    for (let current = at; client !== null;) {
      const entry = requests[current]
      const target = entry === undefined ? null : targetOf(entry)
      if (entry === undefined || target === null) break
      const next = followers.next(current, target)
      const followed = next === null ? undefined : requests[next]
      // Firefox lists where a redirect led that CORS blocked, and sends nothing there.
      const isBlockedHere = followed !== undefined && isNeverSent(followed)
      if (isBlockedHere && next !== null) followers.take(next)
      if (isBlockedHere || !isFollowed(entry, client, hops)) break
      if (next === null || followed === undefined || isGivenUp(followed)) {
        isRedirectLeft = true
        if (next !== null) followers.take(next)
        break
      }
      followers.take(next)
      hops.push(hopOf(followed))
      current = next
    }
    if (client === null) leave(first, 'a request of a page that the file does not name')
    else if (hops.every(({ url }) => originOf(url) === client))
      leave(first, 'a request to the origin that it was sent from')
    else if (isGivenUp(first) && !isRedirectLeft)
      leave(first, 'aborted by the page, or by the browser for it')
    else fetches.push({ index: first.index, client, hops, isRedirectLeft })
  }
  for (const preflight of unjoined) {
    const hop: HarHop = { url: preflight.url, entry: null, preflight }
    const client = clientOf(hop, pages)
    if (client === null) leave(preflight, 'a preflight of a page that the file does not name')
    else if (isGivenUp(preflight)) leave(preflight, 'aborted by the page, or by the browser for it')
    else fetches.push({ index: preflight.index, client, hops: [hop], isRedirectLeft: false })
  }
  return {
    fetches: fetches.toSorted((a, b) => a.index - b.index),
    leftOut: leftOut.toSorted((a, b) => a.index - b.index),
  }
}

/** Requests by their URL, and which of them no fetch has taken yet. */
class Followers {
  private readonly free: ReadonlyMap<string, { readonly at: readonly number[]; readonly free: NearestFree }>
  private readonly placeOf = new Map<number, { readonly url: string; readonly place: number }>()

  constructor(requests: readonly HarEntry[]) {
    const byUrl = new Map<string, number[]>()
    for (const [at, { url }] of requests.entries()) {
      const key = withoutFragment(url)
      const list = byUrl.get(key) ?? []
      byUrl.set(key, list)
      this.placeOf.set(at, { url: key, place: list.length })
      list.push(at)
    }
    this.free = new Map(
      [...byUrl].map(([url, at]) => [url, { at, free: new NearestFree(at.length) }] as const),
    )
  }

  isFree(at: number): boolean {
    const { url, place } = this.placeOf.get(at) ?? { url: '', place: 0 }
    return this.free.get(url)?.free.isFree(place) === true
  }

  take(at: number): void {
    const { url, place } = this.placeOf.get(at) ?? { url: '', place: 0 }
    this.free.get(url)?.free.take(place)
  }

  /** The first free request of this URL after one. */
  next(after: number, url: string): number | null {
    const list = this.free.get(withoutFragment(url))
    if (list === undefined) return null
    return list.at[list.free.from(firstThat(list.at, (at) => at > after))] ?? null
  }
}

const originOf = (url: string) => placeOf(url)?.origin ?? null

const isGivenUp = ({ status, error }: HarEntry) => status === 0 && recordedError(error)?.kind === 'aborted'

/** Where a response redirects to; null where it is no redirect. */
function targetOf({ status, redirectUrl, responseHeaders, url }: HarEntry): string | null {
  if (!isRedirectStatus(status)) return null
  const location = redirectUrl || (headerIn(responseHeaders, 'location') ?? '')
  return location === '' ? null : (placeOf(location, url)?.href ?? null)
}

/** Whether a browser follows a redirect: it did not fail, and CORS allows it. */
function isFollowed(entry: HarEntry, client: string, hops: readonly HarHop[]): boolean {
  if (entry.error !== '' && !isGivenUp(entry)) return false
  const places = hops.map((hop) => ({ origin: originOf(hop.url) ?? 'null' }))
  const origin = serializeRequestOrigin(client, places)
  const isSameOrigin = places.every((place) => place.origin === client)
  const isCors = headerIn(entry.requestHeaders, 'sec-fetch-mode') !== 'no-cors'
  const passes = (isCredentialed: boolean) =>
    corsCheck({ origin, isCredentialed }, entry.responseHeaders, []) === null
  return !isCors || isSameOrigin || passes(false) || passes(true)
}

/** Browsers add these to a request of script only when they send it. */
const isNeverSent = ({ status, error, requestHeaders }: HarEntry) =>
  status === 0 &&
  error === '' &&
  ['origin', 'sec-fetch-mode'].every((name) => headerIn(requestHeaders, name) === null)

/** The page's origin: that of the URL for a request to it; else by Origin, which is not there for every request, by Referer, by the page that was recorded. */
function clientOf({ entry, preflight }: HarHop, pages: PageOrigins): string | null {
  if (entry !== null && isOfOwnOrigin(entry)) return originOf(entry.url)
  for (const each of [entry, preflight]) {
    const origin = each === null ? null : headerIn(each.requestHeaders, 'origin')
    if (origin !== null && origin !== '') return origin
  }
  for (const each of [entry, preflight]) {
    if (each === null) continue
    const from = placeOf(headerIn(each.requestHeaders, 'referer') ?? '')
    const origin = from?.isHttp === true ? from.origin : pages.of(each)
    if (origin !== null) return origin
  }
  return null
}
