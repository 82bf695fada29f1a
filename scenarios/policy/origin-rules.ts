import { originFault } from './origin-form.ts'
import { isLoopback, isOfEachNetwork, isShared } from './origin-hosts.ts'
import { originMistake } from './origin.ts'
import { changing, takingOut, writing } from './policy-fix.ts'
import { eachValue, listRules, valuesOf, type PolicyRule } from './policy-rule.ts'

const field = 'origins'

/** The host of an origin that a policy takes; null for null and for what is none. */
const hostOf = (value: string) =>
  value === 'null' || originMistake(value) !== null ? null : new URL(value).hostname

/**
 * Origins are compared letter by letter, so that of the hazards of patterns none is left: no origin brings its
 * subdomains along, and none a whole public suffix. What is left is who else may be at an exact origin.
 */
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
            leadsTo: 'acao-wildcard-credentials',
            remedy: 'List the origins that may send credentials, or turn credentials off.',
            fix: changing('Turn credentials off', { credentials: false }),
          }
        : null,
  ),
  eachValue({ name: 'origin-null', severity: 'warns', field }, (value, { credentials }) =>
    value === 'null'
      ? {
          says: `is the origin of every sandboxed frame, and any site can make one: it lets all of them in${credentials ? ', with credentials' : ''}.`,
          remedy: 'List the origins that are meant.',
          fix: takingOut,
        }
      : null,
  ),
  eachValue({ name: 'origin-insecure', severity: 'warns', field }, (value, { credentials }) => {
    const host = hostOf(value)
    if (host === null || isLoopback(host) || !value.startsWith('http://')) return null
    const secure = new URL(value.replace('http:', 'https:')).origin
    return {
      says: `is not encrypted: whoever is on the network can pose as it, and reads what it may read${credentials ? ', with the cookies of whoever visits it' : ''}.`,
      remedy: `Serve that page over https, and write ${secure}.`,
      fix: writing(secure),
    }
  }),
  eachValue({ name: 'origin-shared', severity: 'warns', field }, (value) => {
    const host = hostOf(value)
    return host !== null && isShared(host)
      ? {
          says: 'is shared by strangers: everybody who puts a page there is at this origin, and let in.',
          remedy: 'Serve the page from a host of its own, and list that.',
          fix: takingOut,
        }
      : null
  }),
  eachValue({ name: 'origin-of-each-network', severity: 'notes', field }, (value) => {
    const host = hostOf(value)
    return host !== null && isOfEachNetwork(host)
      ? {
          says: 'is somebody else in another network: such names and addresses are given out in each anew.',
          remedy: 'List an origin whose name is registered.',
          fix: takingOut,
        }
      : null
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
              leadsTo: 'acao-missing',
              remedy: 'Add an origin, or * for everybody.',
            },
          ],
  },
]
