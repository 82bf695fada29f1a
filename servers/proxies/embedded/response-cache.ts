/** A response as it is kept: what the backend sent, without what belonged to its connection. */
export interface KeptResponse {
  readonly statusText: string
  /** In Node's flat form of names and values. */
  readonly headers: readonly string[]
  readonly body: Buffer
}

/** What a request and its response say of when the response may be used again. */
export interface Keeping {
  /** The names in Vary, in lower case. */
  readonly varyNames: readonly string[]
  /** How old the response was when it came, in milliseconds. */
  readonly ageMs: number
  /** For how long from when it was made it may be used, in milliseconds. */
  readonly freshForMs: number
  /** When it came, on the clock of `find`. */
  readonly nowMs: number
}

/** The value of a request header, by its name in lower case; null where the request does not have it. */
export type HeaderOf = (lowerCaseName: string) => string | null

export interface CacheLimits {
  readonly maxEntries: number
  readonly maxBytes: number
}

interface Entry {
  readonly url: string
  /** What the request that it answered had in the headers that Vary names. */
  readonly selectedBy: readonly (readonly [name: string, value: string | null])[]
  readonly response: KeptResponse
  readonly bytes: number
  /** When the response was made, and until when it may be used. */
  readonly madeAtMs: number
  readonly keptAtMs: number
  readonly freshUntilMs: number
}

/**
 * Responses in memory, found by URL and by what Vary names (RFC 9111, section 4.1). It has an upper limit of entries
 * and of bytes; what was not used for the longest time goes first. Times are milliseconds on any clock that never
 * goes back.
 */
export class ResponseCache {
  /** The one that was not used for the longest time comes first. */
  private readonly entries = new Set<Entry>()
  private bytes = 0

  private readonly limits: CacheLimits

  constructor(limits: CacheLimits) {
    this.limits = limits
  }

  /** The response to use for a request, with its age in whole seconds; null where the backend has to be asked. */
  find(
    url: string,
    headerOf: HeaderOf,
    nowMs: number,
  ): { readonly response: KeptResponse; readonly ageSeconds: number } | null {
    let found: Entry | undefined
    for (const entry of this.entries) {
      if (entry.freshUntilMs <= nowMs) this.remove(entry)
      else if (isFor(entry, url, headerOf) && entry.keptAtMs >= (found?.keptAtMs ?? entry.keptAtMs))
        found = entry
    }
    if (found === undefined) return null
    this.entries.delete(found)
    this.entries.add(found)
    return { response: found.response, ageSeconds: Math.floor((nowMs - found.madeAtMs) / 1_000) }
  }

  /** Keeps the response to a request in place of what the request could have been answered with before. */
  keep(url: string, headerOf: HeaderOf, response: KeptResponse, keeping: Keeping): void {
    const { varyNames, ageMs, freshForMs, nowMs } = keeping
    for (const entry of this.entries) if (isFor(entry, url, headerOf)) this.remove(entry)
    const selectedBy = varyNames.map((name) => [name, headerOf(name)] as const)
    const bytes = sizeOf(url, selectedBy, response)
    const { maxEntries, maxBytes } = this.limits
    if (freshForMs <= ageMs || bytes > maxBytes) return
    const madeAtMs = nowMs - ageMs
    const times = { madeAtMs, keptAtMs: nowMs, freshUntilMs: madeAtMs + freshForMs }
    this.entries.add({ url, selectedBy, response, bytes, ...times })
    this.bytes += bytes
    for (const entry of this.entries) {
      if (this.entries.size <= maxEntries && this.bytes <= maxBytes) break
      this.remove(entry)
    }
  }

  /** Forgets every response of a URL. */
  forget(url: string): void {
    for (const entry of this.entries) if (entry.url === url) this.remove(entry)
  }

  private remove(entry: Entry): void {
    if (this.entries.delete(entry)) this.bytes -= entry.bytes
  }
}

const isFor = (entry: Entry, url: string, headerOf: HeaderOf) =>
  entry.url === url && entry.selectedBy.every(([name, value]) => headerOf(name) === value)

function sizeOf(url: string, selectedBy: Entry['selectedBy'], { headers, body }: KeptResponse): number {
  const texts = [url, ...headers, ...selectedBy.flatMap(([name, value]) => [name, value ?? ''])]
  return texts.reduce((sum, text) => sum + text.length, body.length)
}
