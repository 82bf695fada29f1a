import { forbiddenMethods, isForbiddenMethod } from '../fetch-standard/forbidden-request-header.ts'
import { safelistedMethods } from '../fetch-standard/safelisted-method.ts'
import { eachValue, listRules, type PolicyRule } from './policy-rule.ts'
import { tokenFault } from './token-form.ts'

const field = 'methods'

/** Methods that people know in capitals. */
const usualMethods: ReadonlySet<string> = new Set([
  ...safelistedMethods,
  ...forbiddenMethods,
  'PUT',
  'PATCH',
  'DELETE',
  'OPTIONS',
  'QUERY',
])

export const methodRules: readonly PolicyRule[] = [
  ...listRules(field, 'methods'),
  eachValue({ name: 'method-unfit', severity: 'blocks', field }, (value) => {
    const says = tokenFault(value, 'a method')
    return says === null ? null : { says, remedy: 'Write one method an entry, such as PUT.' }
  }),
  eachValue({ name: 'method-case', severity: 'warns', field }, (value) => {
    const upper = value.toUpperCase()
    if (value === upper || !usualMethods.has(upper)) return null
    return {
      says: `does not allow ${upper}: methods are compared with their case.`,
      remedy: `Write ${upper}.`,
      write: upper,
    }
  }),
  eachValue({ name: 'method-any-with-credentials', severity: 'warns', field }, (value, { credentials }) =>
    value === '*' && credentials
      ? {
          says: 'is no wildcard for a request with credentials: it then allows only a method whose name is *.',
          remedy: 'List the methods.',
        }
      : null,
  ),
  eachValue({ name: 'method-forbidden', severity: 'notes', field }, (value) =>
    isForbiddenMethod(value)
      ? {
          says: 'can be sent by no page: fetch refuses it.',
          remedy: 'Remove it: listing it changes nothing.',
        }
      : null,
  ),
  eachValue({ name: 'method-options', severity: 'notes', field }, (value) =>
    value === 'OPTIONS'
      ? {
          says: 'needs listing only for a page that sends OPTIONS itself: a preflight asks for the method that follows it.',
          remedy: 'Remove it where it was meant for the preflight.',
        }
      : null,
  ),
  {
    name: 'methods-safelisted',
    severity: 'notes',
    field,
    find: ({ methods }) => {
      const listed = safelistedMethods.filter((method) => methods.includes(method))
      if (listed.length === 0) return []
      return [
        {
          value: listed.join(', '),
          says: `${listed.length === 1 ? 'needs' : 'need'} no listing: GET, HEAD and POST pass with any policy.`,
          remedy: 'Keep them or remove them: nothing changes.',
        },
      ]
    },
  },
  {
    name: 'methods-none',
    severity: 'notes',
    field,
    find: ({ methods }) =>
      methods.length > 0
        ? []
        : [
            {
              value: '',
              says: 'No method is listed, so only GET, HEAD and POST pass.',
              remedy: 'Add those that pages are to send.',
            },
          ],
  },
]
