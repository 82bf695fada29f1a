import { firstThat } from './first-that.ts'
import { headerIn, type HarEntry } from './har-entry.ts'
import { NearestFree } from './nearest-free.ts'
import { withoutFragment } from './without-fragment.ts'

/** Which preflight asked for which request. */
export interface JoinedPreflights {
  readonly preflightOf: ReadonlyMap<HarEntry, HarEntry>
  /** Those whose request was not recorded. */
  readonly unjoined: readonly HarEntry[]
}

/** How many requests on either side are looked at for one preflight: more of the same URL at once are rare. */
const mostLookedAt = 8

/**
 * Joins each preflight to the request that it asked for: of the same URL, with the method that it names and from the same
 * origin, the nearest in time that could have come of it. Chromium lists either one first.
 */
export function joinPreflights(
  requests: readonly HarEntry[],
  preflights: readonly HarEntry[],
): JoinedPreflights {
  const groups = groupsOf(requests)
  const free = new Map<string, NearestFree>()
  const preflightOf = new Map<HarEntry, HarEntry>()
  const unjoined: HarEntry[] = []
  for (const preflight of preflights) {
    const key = keyOf(preflight.url, askedMethod(preflight))
    const group = groups.get(key) ?? []
    const freeInGroup = free.get(key) ?? new NearestFree(group.length)
    free.set(key, freeInGroup)
    const exact = nearest(preflight, group, freeInGroup, canHaveAskedFor)
    const at =
      group[exact] === undefined ? nearest(preflight, group, freeInGroup, canHaveAskedForTainted) : exact
    const request = group[at]
    if (request === undefined) {
      unjoined.push(preflight)
      continue
    }
    freeInGroup.take(at)
    preflightOf.set(request, preflight)
  }
  return { preflightOf, unjoined }
}

/** The requests of each URL and method, in order of time. */
function groupsOf(requests: readonly HarEntry[]): ReadonlyMap<string, readonly HarEntry[]> {
  const groups = new Map<string, HarEntry[]>()
  for (const request of requests) {
    const key = keyOf(request.url, request.method)
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [request])
    else group.push(request)
  }
  for (const group of groups.values()) group.sort((a, b) => (isBefore(a, b) ? -1 : 1))
  return groups
}

const keyOf = (url: string, method: string) => `${method} ${withoutFragment(url)}`

const askedMethod = ({ requestHeaders }: HarEntry) =>
  headerIn(requestHeaders, 'access-control-request-method') ?? 'GET'

/** The place of the nearest free request that this preflight can have asked for; -1 for none. */
function nearest(
  preflight: HarEntry,
  group: readonly HarEntry[],
  free: NearestFree,
  canHaveAsked: typeof canHaveAskedFor,
): number {
  const from = firstThat(group, (request) => !isBefore(request, preflight))
  const isPossible = (at: number) => canHaveAsked(preflight, group[at])
  const before = firstPossible(free.before(from), (at) => free.before(at), isPossible)
  const after = firstPossible(free.from(from), (at) => free.from(at + 1), isPossible)
  const [one, other] = [group[before], group[after]]
  if (one === undefined) return after
  if (other === undefined) return before
  return distance(one, preflight) <= distance(other, preflight) ? before : after
}

/** The first place in one direction at which a request is possible, outside of the list where there is none. */
function firstPossible(
  first: number,
  next: (at: number) => number,
  isPossible: (at: number) => boolean,
): number {
  let at = first
  for (let looked = 0; looked < mostLookedAt; looked += 1) {
    if (isPossible(at)) return at
    at = next(at)
  }
  return -1
}

/** By time where both tell it, by their place in the file where not, or where both began at once. */
function isBefore(a: HarEntry, b: HarEntry): boolean {
  const difference = (a.startedMs ?? 0) - (b.startedMs ?? 0)
  return a.startedMs === null || b.startedMs === null || difference === 0 ? a.index < b.index : difference < 0
}

function distance(a: HarEntry, b: HarEntry): number {
  const inFile = Math.abs(a.index - b.index)
  if (a.startedMs === null || b.startedMs === null) return inFile
  // A second counts for more than any number of entries.
  return Math.abs(a.startedMs - b.startedMs) * 1_000 + Math.min(inFile, 999)
}

/** A request was not sent after a preflight that was refused. */
function isPossibleAfter(preflight: HarEntry, request: HarEntry): boolean {
  const isRefused = preflight.status < 200 || preflight.status > 299
  return !isRefused || request.status === 0
}

/** After a redirect to another origin Firefox sends Origin: null, and in the preflight before it the origin of the page. */
const canHaveAskedForTainted = (preflight: HarEntry, request: HarEntry | undefined): boolean =>
  request !== undefined &&
  isPossibleAfter(preflight, request) &&
  headerIn(request.requestHeaders, 'origin') === 'null'

/** The Origin of a request is that of its preflight. */
function canHaveAskedFor(preflight: HarEntry, request: HarEntry | undefined): boolean {
  if (request === undefined || !isPossibleAfter(preflight, request)) return false
  const [asked, sent] = [preflight, request].map(({ requestHeaders }) => headerIn(requestHeaders, 'origin'))
  return asked === null || sent === null || asked === sent
}
