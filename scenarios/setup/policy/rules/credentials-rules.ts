import type { PolicyRule } from './policy-rule.ts'

export const credentialsRules: readonly PolicyRule[] = [
  {
    name: 'credentials-cookies',
    severity: 'notes',
    field: 'credentials',
    find: ({ credentials }) =>
      credentials
        ? [
            {
              value: '',
              says: 'Cookies are another matter: across sites a browser sends only those with SameSite=None and Secure, and may hold back even them.',
              remedy: 'Between ports and subdomains of one site nothing is needed.',
            },
          ]
        : [],
  },
]
