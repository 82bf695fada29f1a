import type { Exchange, HeaderList } from '../../words/exchange.ts'

type HeaderSetter = 'page' | 'browser' | 'proxy' | 'backend'

/** One header of one message, as far as the witnesses on its two hops can tell. */
export interface HeaderFact {
  /** In lower case. */
  readonly name: string
  /** The value of each of its lines on the browser's hop, in order; empty where it had none there. */
  readonly values: readonly string[]
  readonly setBy: HeaderSetter
  /** Its lines between proxy and backend, where they were others; null where they were the same, or nobody saw. */
  readonly behindProxy: readonly string[] | null
}

/**
 * The headers of a response, and who set each: what came out of the backend as it reached the browser is the
 * backend's, all else the proxy's. `behind` is the exchange that the proxy had with the backend meanwhile.
 */
export function responseHeaderFacts(seen: Exchange, behind: Exchange | undefined): readonly HeaderFact[] {
  const outer = linesByName(seen.responseHeaders)
  if (seen.witness === 'backend') return factsOf(outer, () => 'backend')
  if (behind === undefined || behind.status === null) return factsOf(outer, () => 'proxy')
  return compared(outer, linesByName(behind.responseHeaders), (isSame) => (isSame ? 'backend' : 'proxy'))
}

/**
 * The headers of a request, and who set each: the page those that it names, the browser the rest, the proxy what
 * only the backend saw. `authored` holds the names that the page gave, in lower case.
 */
export function requestHeaderFacts(
  seen: Exchange,
  behind: Exchange | undefined,
  authored: ReadonlySet<string>,
): readonly HeaderFact[] {
  const outer = linesByName(seen.requestHeaders)
  const sender = (name: string) => (authored.has(name) ? 'page' : 'browser')
  if (behind === undefined) return factsOf(outer, sender)
  return compared(outer, linesByName(behind.requestHeaders), (_isSame, name) =>
    outer.has(name) ? sender(name) : 'proxy',
  )
}

type Lines = ReadonlyMap<string, readonly string[]>

function linesByName(headers: HeaderList): Lines {
  const lines = new Map<string, string[]>()
  for (const [name, value] of headers) {
    const known = lines.get(name.toLowerCase())
    if (known === undefined) lines.set(name.toLowerCase(), [value])
    else known.push(value)
  }
  return lines
}

const factsOf = (lines: Lines, setBy: (name: string) => HeaderSetter): readonly HeaderFact[] =>
  [...lines].map(([name, values]) => ({ name, values, setBy: setBy(name), behindProxy: null }))

function compared(
  outer: Lines,
  inner: Lines,
  setBy: (isSame: boolean, name: string) => HeaderSetter,
): readonly HeaderFact[] {
  const names = new Set([...outer.keys(), ...inner.keys()])
  return [...names].map((name) => {
    const values = outer.get(name) ?? []
    const behind = inner.get(name) ?? []
    const isSame = values.length === behind.length && values.every((value, at) => value === behind[at])
    return { name, values, setBy: setBy(isSame, name), behindProxy: isSame ? null : behind }
  })
}
