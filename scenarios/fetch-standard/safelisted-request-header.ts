import { isToken } from '../policy/token.ts'

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
export function isCorsSafelisted([name, value]: Field): boolean {
  if (value.length > 128) return false
  switch (name.toLowerCase()) {
    case 'accept':
      return !hasUnsafeByte(value)
    case 'accept-language':
    case 'content-language':
      return languages.test(value)
    case 'content-type':
      return !hasUnsafeByte(value) && simpleTypes.has(essenceOf(value) ?? '')
    case 'range':
      return isSingleRange(value)
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
 * (https://fetch.spec.whatwg.org/#cors-unsafe-request-header-names).
 */
export function corsUnsafeNames(headers: readonly Field[]): readonly string[] {
  const safe = headers.filter(isCorsSafelisted)
  const length = safe.reduce((sum, [, value]) => sum + value.length, 0)
  const unsafe = length > 1024 ? headers : headers.filter((field) => !isCorsSafelisted(field))
  return [...new Set(unsafe.map(([name]) => name.toLowerCase()))].toSorted()
}

/** https://fetch.spec.whatwg.org/#cors-unsafe-request-header-byte */
const hasUnsafeByte = (value: string) =>
  /["():<>?@[\\\]{}\x7F]/.test(value) || Array.from(value).some((byte) => byte < ' ' && byte !== '\t')

/** Type and subtype of a MIME type in lower case; null when it is none. */
function essenceOf(value: string): string | null {
  const [essence = ''] = value.replace(/^[\t\n\r ]+/, '').split(';')
  const [type = '', subtype = '', ...rest] = essence.replace(/[\t\n\r ]+$/, '').split('/')
  return isToken(type) && isToken(subtype) && rest.length === 0 ? `${type}/${subtype}`.toLowerCase() : null
}

function isSingleRange(value: string): boolean {
  const [, first, last] = /^bytes=(\d+)-(\d*)$/.exec(value) ?? []
  if (first === undefined) return false
  return last === undefined || last === '' || BigInt(first) <= BigInt(last)
}
