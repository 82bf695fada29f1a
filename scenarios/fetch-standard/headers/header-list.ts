import type { HeaderList } from '../../words/exchange.ts'

/** HTTP whitespace at both ends of a value is no part of it (https://fetch.spec.whatwg.org/#concept-header-value-normalize). */
export function normalizeValue(value: string): string {
  // trim() removes more than HTTP whitespace, and finds sooner that there is nothing to remove.
  return value.trim() === value ? value : value.replace(/^[\t\n\r ]+|[\t\n\r ]+$/g, '')
}

/**
 * The value of a header: those of all fields of this name, in order, with a comma and a space between
 * (https://fetch.spec.whatwg.org/#concept-header-list-get); null where there is none.
 */
export function getHeader(headers: HeaderList, lowerCaseName: string): string | null {
  let combined: string | null = null
  for (const [name, value] of headers) {
    if (!isNamed(name, lowerCaseName)) continue
    const normalized = normalizeValue(value)
    combined = combined === null ? normalized : `${combined}, ${normalized}`
  }
  return combined
}

/** The value of each field of this name, in order. */
export function fieldValues(headers: HeaderList, lowerCaseName: string): readonly string[] {
  const values: string[] = []
  for (const [name, value] of headers) if (isNamed(name, lowerCaseName)) values.push(normalizeValue(value))
  return values
}

/** Whether a header of this name is there (https://fetch.spec.whatwg.org/#header-list-contains). */
export const containsHeader = (headers: HeaderList, lowerCaseName: string): boolean =>
  headers.some(([name]) => isNamed(name, lowerCaseName))

/** A header list as one value a name, names in lower case and in the order of their first field. */
export function combinedByName(headers: HeaderList): Map<string, string> {
  const combined = new Map<string, string>()
  for (const [name, value] of headers) {
    const lowerCase = name.toLowerCase()
    const before = combined.get(lowerCase)
    const normalized = normalizeValue(value)
    combined.set(lowerCase, before === undefined ? normalized : `${before}, ${normalized}`)
  }
  return combined
}

const isNamed = (name: string, lowerCaseName: string) =>
  name.length === lowerCaseName.length && name.toLowerCase() === lowerCaseName
