import {
  forbiddenMethods,
  isForbiddenMethod,
} from '../../../fetch-standard/headers/forbidden-request-header.ts'
import { normalizeMethod } from '../../../fetch-standard/request/normalize-method.ts'
import { safelistedMethods } from '../../../fetch-standard/request/safelisted-method.ts'
import { changing, takingOut, writing } from '../draft/policy-fix.ts'
import { eachValue, listRules, type PolicyRule } from './policy-rule.ts'
import { tokenFault } from './token-form.ts'
import { joinWithAnd } from '../../../words/texts/join-with-and.ts'

const field = 'methods'

/** Methods that need listing, and that a policy for everything most often means. */
const usuallyMeant = ['PUT', 'PATCH', 'DELETE'] as const

/** Methods that people know in capitals. */
const usualMethods: ReadonlySet<string> = new Set([
  ...safelistedMethods,
  ...forbiddenMethods,
  ...usuallyMeant,
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
    const isNormalized = normalizeMethod(value) === upper
    return {
      says: isNormalized
        ? `allows nothing: fetch sends it as ${upper}, and methods are compared with their case.`
        : `does not allow ${upper}: methods are compared with their case, and fetch leaves that of ${value} as it is.`,
      leadsTo: 'preflight-method-not-allowed',
      remedy: `Write ${upper}.`,
      fix: writing(upper),
    }
  }),
  eachValue(
    { name: 'method-any-with-credentials', severity: 'warns', field },
    (value, { credentials, methods }) =>
      value === '*' && credentials
        ? {
            says: 'is no wildcard for a request with credentials: it then allows only a method whose name is *.',
            leadsTo: 'preflight-method-not-allowed',
            remedy: 'List the methods.',
            fix: changing(`List ${usuallyMeant.join(', ')}`, {
              methods: [...new Set([...methods.filter((each) => each !== '*'), ...usuallyMeant])],
            }),
          }
        : null,
  ),
  eachValue({ name: 'method-forbidden', severity: 'notes', field }, (value) =>
    isForbiddenMethod(value)
      ? {
          says: 'can be sent by no page: fetch refuses it.',
          remedy: 'Remove it: listing it changes nothing.',
          fix: takingOut,
        }
      : null,
  ),
  eachValue({ name: 'method-options', severity: 'notes', field }, (value) =>
    value === 'OPTIONS'
      ? {
          says: 'needs listing only for a page that sends OPTIONS itself: a preflight asks for the method that follows it.',
          remedy: 'Remove it where it was meant for the preflight.',
          fix: takingOut,
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
          says: `${listed.length === 1 ? 'needs' : 'need'} no listing: ${joinWithAnd(safelistedMethods)} pass with any policy.`,
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
              says: `No method is listed, so only ${joinWithAnd(safelistedMethods)} pass.`,
              remedy: 'Add those that pages are to send.',
            },
          ],
  },
]
