/** What the order of entries is settled by. */
interface Entry {
  readonly request: {
    readonly method: string
    readonly url: string
    readonly headers: readonly { readonly name: string; readonly value: string }[]
  }
}

/**
 * The order of entries in which a recording that is made again has them too, as their places: Chromium tells of a request
 * and of its preflight in either order, and of requests that are made at once in any.
 * @param firsts for requests that were made at once: the places of the first of each, in the order of the page.
 */
export function settledOrder(entries: readonly Entry[], firsts: readonly number[] | null): readonly number[] {
  const all = entries.map((_, at) => at)
  if (firsts !== null) {
    const rest = all.filter((at) => !firsts.includes(at))
    return [...firsts, ...rest.toSorted((a, b) => (keyOf(entries[a]) < keyOf(entries[b]) ? -1 : 1))]
  }
  const order: number[] = []
  for (let at = 0; at < entries.length; at += 1) {
    const isPair = asksFor(entries[at], entries[at + 1])
    if (isPair) order.push(at + 1, at)
    else if (asksFor(entries[at + 1], entries[at])) order.push(at, at + 1)
    else {
      order.push(at)
      continue
    }
    at += 1
  }
  return order
}

const headerOf = (entry: Entry | undefined, lowerCaseName: string): string | null =>
  entry?.request.headers.find(({ name }) => name.toLowerCase() === lowerCaseName)?.value ?? null

/** Whether one is the preflight of the other. */
const asksFor = (preflight: Entry | undefined, request: Entry | undefined): boolean =>
  preflight !== undefined &&
  preflight.request.method === 'OPTIONS' &&
  preflight.request.url === request?.request.url &&
  headerOf(preflight, 'access-control-request-method') === request.request.method

/** Preflights before where redirects lead. */
const keyOf = (entry: Entry | undefined): string => {
  const asked = headerOf(entry, 'access-control-request-method')
  return `${asked === null ? 1 : 0} ${entry?.request.url} ${asked ?? entry?.request.method}`
}
