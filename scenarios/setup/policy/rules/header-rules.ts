import { isSafelistedClientHint } from '../../../fetch-standard/headers/client-hint.ts'
import { isForbiddenName } from '../../../fetch-standard/headers/forbidden-request-header.ts'
import {
  forbiddenResponseHeaders,
  safelistedResponseHeaders,
} from '../../../fetch-standard/headers/response-header-names.ts'
import { valuesThatNeedNoListing } from './safelisted-values.ts'
import type { NamesField } from '../draft/policy-draft.ts'
import { takingOut, writing } from '../draft/policy-fix.ts'
import { eachValue, listRules, type PolicyRule } from './policy-rule.ts'
import { tokenFault } from './token-form.ts'
import { isToken } from '../../../words/texts/token.ts'

/** Names of headers are compared without regard to case. */
const lower = (name: string) => name.toLowerCase()

/** Headers of the CORS protocol that a response carries. */
const isOfResponse = (name: string) =>
  /^access-control-(allow-(origin|credentials|methods|headers)|expose-headers|max-age)$/i.test(name)

/** A value of each kind that client hints have. */
const isClientHint = (name: string) =>
  ['2', 'on', '4g'].some((value) => isSafelistedClientHint([name, value]))

/** What holds for both lists of header names. */
const nameRules = (field: NamesField): readonly PolicyRule[] => [
  ...listRules(field, 'header names', lower),
  eachValue({ name: `${field}-unfit`, severity: 'blocks', field }, (value) => {
    const says = tokenFault(value, 'a header name')
    if (says === null) return null
    const meant = namesMeantBy(value)
    return meant === null
      ? { says, remedy: 'Write names with commas between them, such as content-type, x-trace.' }
      : { says, remedy: `Write ${meant}.`, fix: writing(meant) }
  }),
  eachValue({ name: `${field}-any-with-credentials`, severity: 'warns', field }, (value, { credentials }) =>
    value === '*' && credentials
      ? {
          says: 'is no wildcard for a request with credentials: it is then only the name of a header called *.',
          remedy: 'List the names.',
          ...(field === 'requestHeaders' && {
            leadsTo: 'preflight-header-not-allowed',
            fix: writing('content-type, authorization'),
          }),
        }
      : null,
  ),
]

export const headerRules: readonly PolicyRule[] = [
  ...nameRules('requestHeaders'),
  eachValue(
    { name: 'request-header-authorization', severity: 'warns', field: 'requestHeaders' },
    (value, { credentials, requestHeaders }) =>
      value === '*' && !credentials && !requestHeaders.some((name) => lower(name) === 'authorization')
        ? {
            says: 'does not cover Authorization by the standard, although browsers still let it through.',
            leadsTo: 'preflight-authorization-wildcard',
            remedy: 'Write *, authorization where pages send it.',
            fix: writing('*, authorization'),
          }
        : null,
  ),
  eachValue({ name: 'request-header-of-response', severity: 'warns', field: 'requestHeaders' }, (value) =>
    isOfResponse(value)
      ? {
          says: 'is a header of the response: a page that sends it has mistaken who sets it.',
          remedy: 'Remove it here, and in the page.',
          fix: takingOut,
        }
      : null,
  ),
  eachValue({ name: 'request-header-forbidden', severity: 'notes', field: 'requestHeaders' }, (value) =>
    isForbiddenName(value)
      ? {
          says: 'is set by the browser alone: script cannot send it, so no preflight asks for it.',
          remedy: 'Remove it: listing it changes nothing.',
          fix: takingOut,
        }
      : null,
  ),
  eachValue({ name: 'request-header-safelisted', severity: 'notes', field: 'requestHeaders' }, (value) => {
    const values = valuesThatNeedNoListing(value)
    return values === null
      ? null
      : { says: `needs no listing ${values}.`, remedy: 'Keep it for pages that send other values.' }
  }),
  eachValue({ name: 'request-header-client-hint', severity: 'notes', field: 'requestHeaders' }, (value) =>
    isClientHint(value)
      ? {
          says: 'is a client hint: Chromium sends it without asking, and other browsers ask first.',
          remedy: 'Keep it for the others.',
        }
      : null,
  ),
  ...nameRules('exposeHeaders'),
  eachValue({ name: 'exposed-header-forbidden', severity: 'warns', field: 'exposeHeaders' }, (value) =>
    forbiddenResponseHeaders.has(lower(value))
      ? {
          says: 'is readable by no script, exposed or not.',
          remedy: 'Remove it: cookies stay with the browser.',
          fix: takingOut,
        }
      : null,
  ),
  eachValue({ name: 'exposed-header-of-cors', severity: 'warns', field: 'exposeHeaders' }, (value) =>
    /^access-control-/i.test(value)
      ? {
          says: 'belongs to the CORS protocol. Only the browser uses it, and listing it here allows nothing.',
          remedy: 'Remove it. Methods, request headers and Max-Age have fields of their own.',
          fix: takingOut,
        }
      : null,
  ),
  eachValue({ name: 'exposed-header-safelisted', severity: 'notes', field: 'exposeHeaders' }, (value) =>
    safelistedResponseHeaders.has(lower(value))
      ? {
          says: 'is readable without being exposed.',
          remedy: 'Keep it or remove it: nothing changes.',
          fix: takingOut,
        }
      : null,
  ),
]

/** The names that somebody meant who wrote spaces between them, or the value after one; null for no idea. */
function namesMeantBy(value: string): string | null {
  const [beforeColon = ''] = value.split(':')
  const names = beforeColon.trim().split(/\s+/)
  const meant = names.join(', ')
  return names.every(isToken) && names.every((name) => tokenFault(name, '') === null) && meant !== value
    ? meant
    : null
}
