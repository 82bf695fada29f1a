import type { Exchange } from '../../words/exchange.ts'

/** An exchange of the browser's and what its proxy asked the backend for its sake. */
export interface Hop {
  /** Null for what a proxy asked of its own accord, or before anything is known of why. */
  readonly outer: Exchange | null
  readonly inner: readonly Exchange[]
}

/**
 * The exchanges of an attempt in the order in which they began, each of a backend's under the proxy's that it
 * was made for. Where two of the proxy's overlap, a request belongs to the later one of the same method: a
 * connection that was found dead has no end, and the request that was sent again in its place has.
 *
 * @param laneWithProxy the id of the attempt's own lane when it has a proxy: while an attempt is under way, a
 *   backend's exchange may be known before its proxy's.
 */
export function hopsOf(exchanges: readonly Exchange[], laneWithProxy: string | null): readonly Hop[] {
  const inOrder = exchanges.toSorted((a, b) => a.startedAtMs - b.startedAtMs || rank(a) - rank(b))
  const lanesWithProxy = new Set(inOrder.flatMap((each) => (each.witness === 'proxy' ? [each.lane] : [])))
  if (laneWithProxy !== null) lanesWithProxy.add(laneWithProxy)
  const hops: { readonly outer: Exchange | null; readonly inner: Exchange[] }[] = []
  for (const exchange of inOrder) {
    if (exchange.witness === 'proxy' || !lanesWithProxy.has(exchange.lane)) {
      hops.push({ outer: exchange, inner: [] })
      continue
    }
    const mayOwn = hops.filter(({ outer }) => outer !== null && mayHaveAsked(outer, exchange))
    const owner = mayOwn.findLast(({ outer }) => outer?.method === exchange.method) ?? mayOwn.at(-1)
    if (owner === undefined) hops.push({ outer: null, inner: [exchange] })
    else owner.inner.push(exchange)
  }
  return hops
}

const rank = ({ witness }: Exchange) => (witness === 'proxy' ? 0 : 1)

function mayHaveAsked(outer: Exchange, inner: Exchange): boolean {
  const endsAtMs = outer.startedAtMs + (outer.durationMs ?? Number.POSITIVE_INFINITY)
  return outer.witness === 'proxy' && outer.lane === inner.lane && inner.startedAtMs <= endsAtMs
}
