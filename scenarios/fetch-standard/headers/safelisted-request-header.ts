import { parseMimeType } from './mime-type.ts'
import { isSafelistedClientHint } from './client-hint.ts'
import { combinedByName } from './header-list.ts'
import type { Profile } from '../profiles/profiles.ts'

type Field = readonly [name: string, value: string]

const languages = /^[0-9A-Za-z *,.;=-]*$/
const simpleTypes: ReadonlySet<string> = new Set([
  'application/x-www-form-urlencoded',
  'multipart/form-data',
  'text/plain',
])

/** How a browser judges values at the edges of the safelist. */
type Safelist = Pick<
  Profile,
  'largestRangeBound' | 'rangeSyntax' | 'bytesOver7FAreUnsafe' | 'commasInContentTypeAreUnsafe'
>

const byTheStandard: Safelist = {
  largestRangeBound: null,
  rangeSyntax: 'strict',
  bytesOver7FAreUnsafe: false,
  commasInContentTypeAreUnsafe: false,
}

/**
 * Whether a header may go cross-origin without being asked for
 * (https://fetch.spec.whatwg.org/#cors-safelisted-request-header). The value is one code unit a byte.
 */
export function isCorsSafelisted([name, value]: Field, how: Safelist = byTheStandard): boolean {
  if (value.length > 128) return false
  switch (name.toLowerCase()) {
    case 'accept':
      return !unsafeByte.test(value) && !(how.bytesOver7FAreUnsafe && /[\x80-\xFF]/.test(value))
    case 'accept-language':
    case 'content-language':
      return languages.test(value)
    case 'content-type':
      if (how.bytesOver7FAreUnsafe && /[\x80-\xFF]/.test(value)) return false
      if (how.commasInContentTypeAreUnsafe && value.includes(',')) return false
      return !unsafeByte.test(value) && simpleTypes.has(parseMimeType(value)?.essence ?? '')
    case 'range':
      return isSingleRange(value, how)
    default:
      return false
  }
}

/**
 * Whether a header survives in mode no-cors (https://fetch.spec.whatwg.org/#no-cors-safelisted-request-header).
 */
export function isNoCorsSafelisted(field: Field, how?: Safelist): boolean {
  return field[0].toLowerCase() !== 'range' && isCorsSafelisted(field, how)
}

/**
 * The names that a preflight must ask for, in lower case and in order
 * (https://fetch.spec.whatwg.org/#cors-unsafe-request-header-names). Some browsers judge the combined value of a name
 * where the standard judges each field, and some let client hints pass.
 */
export function corsUnsafeNames(
  headers: readonly Field[],
  how: Safelist &
    Pick<Profile, 'combinesRequestHeaders' | 'safelistsClientHints' | 'repeatsNamesInPreflight'>,
): readonly string[] {
  const fields = how.combinesRequestHeaders ? [...combinedByName(headers)] : headers
  const names: string[] = []
  let safelistValueSize = 0
  for (const field of fields) {
    const isSafe = isCorsSafelisted(field, how) || (how.safelistsClientHints && isSafelistedClientHint(field))
    if (isSafe) safelistValueSize += field[1].length
    else names.push(field[0].toLowerCase())
  }
  if (safelistValueSize > 1024) {
    names.length = 0
    for (const [name] of fields) names.push(name.toLowerCase())
  }
  return (how.repeatsNamesInPreflight ? names : [...new Set(names)]).toSorted()
}

/** https://fetch.spec.whatwg.org/#cors-unsafe-request-header-byte */
// eslint-disable-next-line no-control-regex -- control characters are what is meant
const unsafeByte = /[\0-\x08\n-\x1F"():<>?@[\\\]{}\x7F]/

const strictRange = /^bytes=(\d+)-(\d*)$/
const looseRange = /^bytes=\+?(\d+)-\+?(\d*)$/i

/** Parse a single range header value (https://fetch.spec.whatwg.org/#simple-range-header-value), without whitespace. */
function isSingleRange(value: string, { rangeSyntax, largestRangeBound: largestBound }: Safelist): boolean {
  const [, first, last] = (rangeSyntax === 'strict' ? strictRange : looseRange).exec(value) ?? []
  if (first === undefined) return false
  const start = BigInt(first)
  const end = last ? BigInt(last) : null
  const isTooLarge = largestBound !== null && (start > largestBound || (end ?? 0n) > largestBound)
  return !isTooLarge && (end === null || start <= end)
}
