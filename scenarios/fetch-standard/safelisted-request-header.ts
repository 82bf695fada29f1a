import { parseMimeType } from './mime-type.ts'
import { isSafelistedClientHint } from './client-hint.ts'
import { combinedByName } from './header-list.ts'
import type { Profile } from './profiles.ts'

type Field = readonly [name: string, value: string]

const languages = /^[0-9A-Za-z *,.;=-]*$/
const simpleTypes: ReadonlySet<string> = new Set([
  'application/x-www-form-urlencoded',
  'multipart/form-data',
  'text/plain',
])

/**
 * Whether a header may go cross-origin without being asked for
 * (https://fetch.spec.whatwg.org/#cors-safelisted-request-header). The value is one code unit a byte.
 */
export function isCorsSafelisted([name, value]: Field, largestRangeBound: bigint | null = null): boolean {
  if (value.length > 128) return false
  switch (name.toLowerCase()) {
    case 'accept':
      return !hasUnsafeByte(value)
    case 'accept-language':
    case 'content-language':
      return languages.test(value)
    case 'content-type':
      return !hasUnsafeByte(value) && simpleTypes.has(parseMimeType(value)?.essence ?? '')
    case 'range':
      return isSingleRange(value, largestRangeBound)
    default:
      return false
  }
}

/**
 * Whether a header survives in mode no-cors (https://fetch.spec.whatwg.org/#no-cors-safelisted-request-header).
 */
export function isNoCorsSafelisted(field: Field): boolean {
  return field[0].toLowerCase() !== 'range' && isCorsSafelisted(field)
}

/**
 * The names that a preflight must ask for, in lower case and in order
 * (https://fetch.spec.whatwg.org/#cors-unsafe-request-header-names). Some browsers judge the combined value of a name
 * where the standard judges each field, and some let client hints pass.
 */
export function corsUnsafeNames(
  headers: readonly Field[],
  how: Pick<Profile, 'combinesRequestHeaders' | 'safelistsClientHints' | 'largestRangeBound'>,
): readonly string[] {
  if (headers.length === 0) return []
  const fields = how.combinesRequestHeaders ? [...combinedByName(headers)] : headers
  const names = new Set<string>()
  let safelistValueSize = 0
  for (const field of fields) {
    const isSafe =
      isCorsSafelisted(field, how.largestRangeBound) ||
      (how.safelistsClientHints && isSafelistedClientHint(field))
    if (isSafe) safelistValueSize += field[1].length
    else names.add(field[0].toLowerCase())
  }
  if (safelistValueSize > 1024) for (const [name] of fields) names.add(name.toLowerCase())
  return [...names].toSorted()
}

/** https://fetch.spec.whatwg.org/#cors-unsafe-request-header-byte */
const hasUnsafeByte = (value: string) => /["():<>?@[\\\]{}\x7F]/.test(value) || hasControl(value)

/** Whether a byte below 0x20 is in it, other than HT. */
function hasControl(value: string): boolean {
  for (let at = 0; at < value.length; at += 1) {
    const byte = value.charCodeAt(at)
    if (byte < 0x20 && byte !== 0x09) return true
  }
  return false
}

/** Parse a single range header value (https://fetch.spec.whatwg.org/#simple-range-header-value), without whitespace. */
function isSingleRange(value: string, largestBound: bigint | null): boolean {
  const [, first, last] = /^bytes=(\d+)-(\d*)$/.exec(value) ?? []
  if (first === undefined) return false
  const start = BigInt(first)
  const end = last === undefined || last === '' ? null : BigInt(last)
  const isTooLarge = largestBound !== null && (start > largestBound || (end ?? 0n) > largestBound)
  return !isTooLarge && (end === null || start <= end)
}
