import type { HeaderList } from '../../../words/exchange.ts'
import { fieldValues } from '../../headers/header-list.ts'
import { placeOf, type Place } from '../../request/origin.ts'
import type { Profile } from '../../profiles/profiles.ts'

export interface Location {
  /** Its values, for people. */
  readonly value: string
  /** Where it leads; null where it is not a URL, or where there are several. */
  readonly target: Place | null
}

/**
 * The location URL (https://fetch.spec.whatwg.org/#concept-response-location-url) of a redirect at a place; null where
 * there is no Location. It gets the fragment of the place where it has none.
 */
export function locationOf(headers: HeaderList, place: Place, how: Profile): Location | null {
  const { takesEqualFieldsAsOne, emptyLocation, joinsLocations, escapesLocationBytes } = how
  const fields = fieldValues(headers, 'location')
  if (joinsLocations && fields.length > 1) return locationOf([['location', fields.join(', ')]], place, how)
  const values = takesEqualFieldsAsOne ? [...new Set(fields)] : fields
  const [first] = values
  if (first === undefined || (first === '' && emptyLocation === 'nowhere')) return null
  if (values.length > 1 || (first === '' && emptyLocation === 'error'))
    return { value: values.join(', '), target: null }
  const target = placeOf(escapesLocationBytes ? escaped(first) : first, place.href)
  const hasFragment = target === null || target.href.includes('#')
  return { value: first, target: hasFragment ? target : placeOf(`${target.href}${place.url.hash}`) }
}

/** Each byte over 0x7F as it is, and not as the character of that number. */
const escaped = (value: string) =>
  value.replace(/[\x80-\xFF]/g, (byte) => `%${byte.charCodeAt(0).toString(16).toUpperCase()}`)
