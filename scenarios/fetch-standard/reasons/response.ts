import { responseChecks } from './cors-check.ts'
import type { StandardReason } from './standard-reason.ts'

/** The codes with which a response is kept from the page. */
export const responseReasons = {
  ...responseChecks,
  'corp-blocked': {
    corsError: null,
    says: ({ value, parameter }) =>
      parameter === 'require-corp'
        ? `The page requires Cross-Origin-Resource-Policy of everything it loads (Cross-Origin-Embedder-Policy: require-corp), and ${value === null ? 'the response has none' : `"${value}" is not a valid value`}.`
        : `Cross-Origin-Resource-Policy is ${parameter ?? 'same-origin'}, so pages of another ${parameter === 'same-site' ? 'site' : 'origin'} cannot use the response.`,
    inShort: (where) => `Cross-Origin-Resource-Policy in ${where} does not let this page use it.`,
    policyPart: null,
  },
} as const satisfies Record<string, StandardReason>
