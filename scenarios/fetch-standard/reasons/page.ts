import type { StandardReason } from './standard-reason.ts'

/** The codes with which a fetch ends for what the page asks for, most often before anything is sent. */
export const pageReasons = {
  'request-invalid': {
    corsError: null,
    says: ({ parameter }) =>
      `Page script cannot make this request (${parameter ?? 'it is malformed'}): fetch throws a TypeError and sends nothing.`,
    inShort: null,
    policyPart: null,
  },
  'mode-same-origin': {
    corsError: 'DisallowedByMode',
    says: ({ parameter }) => `The mode is same-origin, and ${parameter ?? 'the URL'} is of another origin.`,
    inShort: null,
    policyPart: null,
  },
  'no-cors-redirect-mode': {
    corsError: 'NoCorsRedirectModeNotFollow',
    says: ({ parameter }) =>
      `Mode no-cors goes with redirect mode follow alone, and not with ${parameter ?? 'another'}.`,
    inShort: null,
    policyPart: null,
  },
  'scheme-not-http': {
    corsError: 'CorsDisabledScheme',
    says: ({ parameter }) =>
      `${parameter ?? 'The URL'} is no http or https URL, and CORS knows no other across origins.`,
    inShort: null,
    policyPart: null,
  },
} as const satisfies Record<string, StandardReason>
