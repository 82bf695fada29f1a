import { originFault } from './origin-form.ts'
import { isLoopback, isOfEachNetwork, isShared } from '../../../words/origins/origin-hosts.ts'
import { originMistake } from '../../../words/origins/origin.ts'
import { changing, takingOut, writing } from '../draft/policy-fix.ts'
import { eachValue, listRules, valuesOf, type PolicyRule } from './policy-rule.ts'

const field = 'origins'

/** The host of an origin of http or https, without a dot at its end; null for every other value. */
const hostOf = (value: string) => hostAsSent(value)?.replace(/\.$/, '') ?? null

const hostAsSent = (value: string) =>
  /^https?:/.test(value) && originMistake(value) === null ? new URL(value).hostname : null

/** Whether a value is an origin that anybody on the internet may have a page of. */
const isProduction = (value: string) => {
  const host = hostOf(value)
  return host !== null && !isLoopback(host) && !isOfEachNetwork(host)
}

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
  eachValue({ name: 'origin-loopback-with-credentials', severity: 'warns', field }, (value, policy) => {
    const host = hostOf(value)
    const isTrusted = policy.credentials && valuesOf(policy, field).some(isProduction)
    return isTrusted && host !== null && isLoopback(host)
      ? {
          says: "is whatever runs at that port on a visitor's own computer: it may read with their credentials, like the production origins.",
          remedy: 'Remove it here, and list it in a policy for development only.',
          fix: takingOut,
        }
      : null
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
  eachValue({ name: 'origin-of-each-installation', severity: 'notes', field }, (value) =>
    /^(moz|safari-web)-extension:/.test(value) && originMistake(value) === null
      ? {
          says: 'belongs to one installation of the extension: Firefox and Safari generate a new ID for each.',
          remedy: 'Give the extension permission for your host instead. Its requests then need no CORS.',
        }
      : null,
  ),
  eachValue({ name: 'origin-dot', severity: 'notes', field }, (value) => {
    const host = hostAsSent(value)
    if (host === null || !host.endsWith('.')) return null
    const usual = value.replace(host, host.slice(0, -1))
    return {
      says: 'has a dot at the end of its host, which browsers send only for visitors who typed it.',
      remedy: `Write ${usual}, or list both.`,
      fix: writing(usual),
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
              leadsTo: 'acao-missing',
              remedy: 'Add an origin, or * for everybody.',
            },
          ],
  },
]
