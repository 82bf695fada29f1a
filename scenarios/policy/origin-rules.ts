import { originFault } from './origin-form.ts'
import { originMistake } from './origin.ts'
import { eachValue, listRules, valuesOf, type PolicyRule } from './policy-rule.ts'

const field = 'origins'

export const originRules: readonly PolicyRule[] = [
  ...listRules(field, 'origins'),
  eachValue({ name: 'origin-unfit', severity: 'blocks', field }, (value, { origins }) =>
    origins === '*' ? null : originFault(value),
  ),
  eachValue(
    { name: 'origin-any-with-credentials', severity: 'warns', field },
    (_value, { origins, credentials }) =>
      origins === '*' && credentials
        ? {
            says: 'is refused by browsers for a request with credentials, whatever else is allowed.',
            remedy: 'List the origins that may send credentials, or turn credentials off.',
          }
        : null,
  ),
  eachValue({ name: 'origin-null', severity: 'warns', field }, (value, { credentials }) =>
    value === 'null'
      ? {
          says: `is the origin of every sandboxed frame, and any site can make one: it lets all of them in${credentials ? ', with credentials' : ''}.`,
          remedy: 'List the origins that are meant.',
        }
      : null,
  ),
  eachValue({ name: 'origin-http-beside-https', severity: 'warns', field }, (value, policy) => {
    const others = valuesOf(policy, field).filter((other) => other.startsWith('https://'))
    if (
      others.length === 0 ||
      !value.startsWith('http://') ||
      originMistake(value) !== null ||
      isLocal(value)
    )
      return null
    return {
      says: 'is not encrypted: whoever is on the network can pose as it, and reads what the https origins may read.',
      remedy: 'Serve that page over https, and remove this entry.',
    }
  }),
  eachValue({ name: 'origin-any', severity: 'notes', field }, (_value, { origins, credentials }) =>
    origins === '*' && !credentials
      ? {
          says: 'lets the pages of every site read what needs no credentials.',
          remedy: 'List origins where that is not meant for everybody.',
        }
      : null,
  ),
  {
    name: 'origins-none',
    severity: 'notes',
    field,
    find: (policy) =>
      valuesOf(policy, field).length > 0
        ? []
        : [
            {
              value: '',
              says: 'No origin is listed, so no page of another origin may read anything.',
              remedy: 'Add an origin, or * for everybody.',
            },
          ],
  },
]

/** Loopback never leaves the computer, so nobody is in between. */
function isLocal(origin: string): boolean {
  const { hostname } = new URL(origin)
  return /(^|\.)localhost$/.test(hostname) || hostname.startsWith('127.') || hostname === '[::1]'
}
