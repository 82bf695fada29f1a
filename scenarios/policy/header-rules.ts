import {
  corsResponseHeaders,
  forbiddenResponseHeaders,
  isForbiddenRequestHeader,
  safelistedRequestHeaders,
  safelistedResponseHeaders,
} from './known-names.ts'
import type { NamesField } from './policy-draft.ts'
import { eachValue, listRules, type PolicyRule } from './policy-rule.ts'
import { tokenFault } from './token-form.ts'
import { isToken } from './token.ts'

/** Names of headers are compared without regard to case. */
const lower = (name: string) => name.toLowerCase()

/** What holds for both lists of header names. */
const nameRules = (field: NamesField): readonly PolicyRule[] => [
  ...listRules(field, 'header names', lower),
  eachValue({ name: `${field}-unfit`, severity: 'blocks', field }, (value) => {
    const says = tokenFault(value, 'a header name')
    if (says === null) return null
    const write = namesMeantBy(value)
    return write === null
      ? { says, remedy: 'Write names with commas between them, such as content-type, x-trace.' }
      : { says, remedy: `Write ${write}.`, write }
  }),
  eachValue({ name: `${field}-any-with-credentials`, severity: 'warns', field }, (value, { credentials }) =>
    value === '*' && credentials
      ? {
          says: 'is no wildcard for a request with credentials: it is then only the name of a header called *.',
          remedy: 'List the names.',
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
            remedy: 'Write *, authorization where pages send it.',
            write: '*, authorization',
          }
        : null,
  ),
  eachValue({ name: 'request-header-of-response', severity: 'warns', field: 'requestHeaders' }, (value) =>
    corsResponseHeaders.has(lower(value))
      ? {
          says: 'is a header of the response: a page that sends it has mistaken who sets it.',
          remedy: 'Remove it here, and in the page.',
        }
      : null,
  ),
  eachValue({ name: 'request-header-forbidden', severity: 'notes', field: 'requestHeaders' }, (value) =>
    isForbiddenRequestHeader(value)
      ? {
          says: 'is set by the browser alone: script cannot send it, so no preflight asks for it.',
          remedy: 'Remove it: listing it changes nothing.',
        }
      : null,
  ),
  eachValue({ name: 'request-header-safelisted', severity: 'notes', field: 'requestHeaders' }, (value) =>
    safelistedRequestHeaders.has(lower(value))
      ? {
          says: 'needs no listing while its value is short and plain.',
          remedy: 'Keep it only for pages that send odd or long values.',
        }
      : null,
  ),
  ...nameRules('exposeHeaders'),
  eachValue({ name: 'exposed-header-forbidden', severity: 'warns', field: 'exposeHeaders' }, (value) =>
    forbiddenResponseHeaders.has(lower(value))
      ? {
          says: 'is readable by no script, exposed or not.',
          remedy: 'Remove it: cookies stay with the browser.',
        }
      : null,
  ),
  eachValue({ name: 'exposed-header-safelisted', severity: 'notes', field: 'exposeHeaders' }, (value) =>
    safelistedResponseHeaders.has(lower(value))
      ? { says: 'is readable without being exposed.', remedy: 'Keep it or remove it: nothing changes.' }
      : null,
  ),
]

/** The names that somebody meant who wrote spaces between them, or the value after one; null for no idea. */
function namesMeantBy(value: string): string | null {
  const [beforeColon = ''] = value.split(':')
  const names = beforeColon.trim().split(/\s+/)
  const write = names.join(', ')
  return names.every(isToken) && names.every((name) => tokenFault(name, '') === null) && write !== value
    ? write
    : null
}
