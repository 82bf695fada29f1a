import { ifKnown, type StandardReason } from './standard-reason.ts'

/** The codes with which a redirect ends a fetch. */
export const redirectReasons = {
  'redirect-mode-error': {
    corsError: null,
    says: ({ parameter }) =>
      parameter === 'stream'
        ? 'A redirect would need the body a second time, and a stream can be read once.'
        : `The response is a redirect${ifKnown(parameter, (it) => ` (${it})`)}, and the redirect mode is error.`,
    inShort: null,
    policyPart: null,
  },
  'redirect-limit': {
    corsError: null,
    says: ({ parameter }) => `More than ${parameter ?? 20} redirects: most likely they go in a circle.`,
    inShort: null,
    policyPart: null,
  },
  'redirect-bad-location': {
    corsError: null,
    says: ({ value }) => `The redirect's Location${ifKnown(value, (it) => `, "${it}",`)} is not a URL.`,
    inShort: null,
    policyPart: null,
  },
  'redirect-credentials': {
    corsError: 'RedirectContainsCredentials',
    says: ({ value }) =>
      `The redirect leads to a URL with a user name or password${ifKnown(value, (it) => ` (${it})`)}, which is not followed across origins.`,
    inShort: null,
    policyPart: null,
  },
} as const satisfies Record<string, StandardReason>
