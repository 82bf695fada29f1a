import type { HeaderList } from '../../words/exchange.ts'
import { normalizeValue } from '../headers/header-list.ts'
import type { Profile } from '../profiles/profiles.ts'

/** Headers that can have one value only, as Firefox lists them. */
const oneValueHeaders: ReadonlySet<string> = new Set([
  'authorization',
  'content-disposition',
  'content-length',
  'content-type',
  'from',
  'host',
  'if-modified-since',
  'if-unmodified-since',
  'location',
  'max-forwards',
  'proxy-authorization',
  'referer',
  'user-agent',
])

/** The headers of a response as a browser merges them when it reads them. */
export function mergedFields(
  headers: HeaderList,
  { dropsEmptyFields, keepsOneOfSeveral }: Pick<Profile, 'dropsEmptyFields' | 'keepsOneOfSeveral'>,
): HeaderList {
  const merged = new Map<string, HeaderList[number]>()
  const whole: HeaderList[number][] = []
  for (const field of headers) {
    const name = field[0].toLowerCase()
    const before = merged.get(name)
    const value = normalizeValue(field[1])
    // Of this one Firefox counts the fields.
    if (name === 'access-control-allow-origin') whole.push(field)
    else if (before === undefined) merged.set(name, [field[0], value])
    else if (keepsOneOfSeveral && name !== 'content-type' && oneValueHeaders.has(name)) continue
    else if (!dropsEmptyFields || (before[1] !== '' && value !== ''))
      merged.set(name, [before[0], `${before[1]}${name === 'content-type' ? ',' : ', '}${value}`])
    else if (value !== '') merged.set(name, [before[0], value])
  }
  return [...whole, ...merged.values()]
}

/**
 * The headers of a request that are sent where a browser keeps one of several: of those that can have one value only the
 * last, or of Content-Type the first if there is a body. An empty value takes the place of what was set before it, and
 * what is set next takes its place.
 */
export function keptOfSeveral(headers: HeaderList, hasBody: boolean): HeaderList {
  const kept = new Map<string, HeaderList>()
  for (const field of headers) {
    const name = field[0].toLowerCase()
    if (hasBody && name === 'content-type' && kept.has(name)) continue
    const before = (kept.get(name) ?? []).filter(([, value]) => value !== '')
    kept.set(name, oneValueHeaders.has(name) || field[1] === '' ? [field] : [...before, field])
  }
  return [...kept.values()].flat()
}
