import type { HeaderList } from '../../../words/exchange.ts'
import { headerIn, type HarEntry } from '../fetches/har-entry.ts'
import { recordedError } from './recorded-error.ts'

/** Responses that the browser may have kept, by URL, in the order of the file. */
export type StoredResponses = ReadonlyMap<string, readonly HarEntry[]>

export function storedResponses(entries: readonly HarEntry[]): StoredResponses {
  const stored = new Map<string, HarEntry[]>()
  for (const entry of entries) {
    if (entry.method !== 'GET' || entry.status !== 200) continue
    const list = stored.get(entry.url)
    if (list === undefined) stored.set(entry.url, [entry])
    else list.push(entry)
  }
  return stored
}

/**
 * The stored response that answered a request that failed and that was never sent, as far as the file tells: of the same
 * page, earlier, and still fresh. Chromium exports nothing of such an answer. Null for none.
 */
export function unsentAnswer(entry: HarEntry, stored: StoredResponses): HarEntry | null {
  const wasSent = ['origin', 'sec-fetch-mode'].some((name) => headerIn(entry.requestHeaders, name) !== null)
  if (wasSent || entry.method !== 'GET' || entry.status !== 0) return null
  if (recordedError(entry.error)?.kind !== 'unspecific') return null
  return (
    stored
      .get(entry.url)
      ?.findLast(
        (before) => before.index < entry.index && before.page === entry.page && isFresh(before, entry),
      ) ?? null
  )
}

/** Whether a stored response can be used for a later request of the same URL without asking its server. */
function isFresh(before: HarEntry, { startedMs }: HarEntry): boolean {
  const cacheControl = headerIn(before.responseHeaders, 'cache-control') ?? ''
  // What depends on Origin is not used where that was another one.
  if (/\*|\borigin\b/i.test(headerIn(before.responseHeaders, 'vary') ?? '')) return false
  if (/\bno-(store|cache)\b/i.test(cacheControl)) return false
  const maxAge = /\bmax-age="?(\d+)/i.exec(cacheControl)?.[1]
  if (maxAge === undefined)
    return ['expires', 'last-modified'].some((name) => headerIn(before.responseHeaders, name) !== null)
  return (
    startedMs === null || before.startedMs === null || startedMs - before.startedMs < Number(maxAge) * 1_000
  )
}

/** Whether the browser asked on its own whether what it has stored is still right, and was told that it is. */
export function isRevalidated(entry: HarEntry, preflight: HarEntry | null): boolean {
  if (entry.status !== 304) return false
  const asked = (preflight && headerIn(preflight.requestHeaders, 'access-control-request-headers')) ?? ''
  return ['if-none-match', 'if-modified-since'].some(
    (name) => headerIn(entry.requestHeaders, name) !== null && !asked.toLowerCase().includes(name),
  )
}

/**
 * The headers that the page gets of a response that was revalidated: those that were stored, with those of the 304 in
 * their place (RFC 9111, section 3.2). Null where the file does not hold the stored response.
 */
export function revalidatedHeaders(entry: HarEntry, stored: StoredResponses): HeaderList | null {
  const before = stored.get(entry.url)?.findLast(({ index }) => index < entry.index)
  if (before === undefined) return null
  const fresh = new Set(entry.responseHeaders.map(([name]) => name.toLowerCase()))
  return [
    ...before.responseHeaders.filter(([name]) => !fresh.has(name.toLowerCase())),
    ...entry.responseHeaders,
  ]
}
