import type { HeaderList } from '../../words/exchange.ts'
import { fieldValues, getHeader } from './header-list.ts'
import type { Profile } from '../profiles/profiles.ts'

const defaultSeconds = 5
const name = 'access-control-max-age'

/**
 * For how many seconds the verdict of a preflight may be cached: its Access-Control-Max-Age, 5 where that is absent or
 * malformed, and no more than the browser's limit (https://fetch.spec.whatwg.org/#cors-preflight-fetch, its last
 * steps). 0 is not at all.
 */
export function maxAgeSeconds(
  headers: HeaderList,
  { maxAgeSyntax, longestMaxAgeSeconds }: Pick<Profile, 'maxAgeSyntax' | 'longestMaxAgeSeconds'>,
): number {
  return Math.min(readers[maxAgeSyntax](headers), longestMaxAgeSeconds)
}

const readers: Readonly<Record<Profile['maxAgeSyntax'], (headers: HeaderList) => number>> = {
  /** By the letter: one field, and digits alone. */
  'delta-seconds': (headers) => {
    const fields = fieldValues(headers, name)
    return fields.length === 1 ? (digits(fields[0]) ?? defaultSeconds) : defaultSeconds
  },
  /** A signed 64-bit integer; a negative one is 0. Fields are combined first, so that two are malformed. */
  integer: (headers) => {
    const value = getHeader(headers, name)
    if (value === null || !/^[+-]?\d+$/.test(value)) return defaultSeconds
    const integer = BigInt(value.replace('+', ''))
    return BigInt.asIntN(64, integer) === integer ? Math.max(0, Number(integer)) : defaultSeconds
  },
  /** Digits, and what is no number is not cached at all. */
  'digits-or-nothing': (headers) => {
    const value = getHeader(headers, name)
    return value === null || value === '' ? defaultSeconds : (digits(value) ?? 0)
  },
}

const digits = (text: string | undefined): number | null =>
  text !== undefined && /^\d+$/.test(text) ? Number(text) : null
