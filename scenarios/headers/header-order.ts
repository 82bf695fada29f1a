/** Whether a header takes part in CORS, or in what caches make of it. */
export const isCorsHeader = (lowerCaseName: string): boolean =>
  lowerCaseName.startsWith('access-control-') || lowerCaseName === 'origin' || lowerCaseName === 'vary'

/**
 * The names of a message's headers in the order in which they are read: those of CORS, Vary, what page script
 * can read, and the rest, each part as it first came. Names are in lower case.
 */
export function headerOrder(names: Iterable<string>, readable: ReadonlySet<string>): readonly string[] {
  const part = (name: string) => (name === 'vary' ? 1 : isCorsHeader(name) ? 0 : readable.has(name) ? 2 : 3)
  return [...new Set(names)].toSorted((a, b) => part(a) - part(b))
}
