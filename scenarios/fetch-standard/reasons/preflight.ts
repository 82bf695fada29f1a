import { preflightChecks } from './cors-check.ts'
import { ifKnown, type StandardReason } from './standard-reason.ts'

/** The codes with which a preflight fails, so that the request is not sent. */
export const preflightReasons = {
  ...preflightChecks,
  'preflight-redirect': {
    corsError: 'PreflightDisallowedRedirect',
    says: ({ value }) =>
      `The preflight was answered with a redirect to ${value ?? 'another URL'}, and a preflight follows none.`,
    inShort: null,
    policyPart: null,
  },
  'preflight-status': {
    corsError: 'PreflightInvalidStatus',
    says: ({ parameter }) =>
      `The preflight was answered with ${parameter ?? 'an error'}; only a status from 200 to 299 lets the request go.`,
    inShort: (_where, parameter) => `The preflight was answered with ${parameter}, and not with 200 to 299.`,
    policyPart: null,
  },
  'preflight-method-not-allowed': {
    corsError: 'MethodDisallowedByPreflightResponse',
    says: ({ parameter }) =>
      `The response to the preflight does not allow the method ${parameter ?? 'of the request'} in Access-Control-Allow-Methods. Case counts, and * does not count with credentials.`,
    inShort: (where, parameter) => `Access-Control-Allow-Methods in ${where} lacks ${parameter}.`,
    policyPart: 'method',
  },
  'preflight-header-not-allowed': {
    corsError: 'HeaderDisallowedByPreflightResponse',
    says: ({ parameter }) =>
      `The response to the preflight does not allow ${parameter === null ? 'a header of the request' : `the header ${parameter}`} in Access-Control-Allow-Headers. With credentials, * does not count.`,
    inShort: (where, parameter) => `Access-Control-Allow-Headers in ${where} lacks ${parameter}.`,
    policyPart: 'request-headers',
  },
  'preflight-acam-malformed': {
    corsError: 'InvalidAllowMethodsPreflightResponse',
    says: ({ value }) =>
      `Access-Control-Allow-Methods is no list of methods${ifKnown(value, (it) => `: "${it}"`)}. One bad member spoils all of it.`,
    inShort: null,
    policyPart: null,
  },
  'preflight-acah-malformed': {
    corsError: 'InvalidAllowHeadersPreflightResponse',
    says: ({ value }) =>
      `Access-Control-Allow-Headers is no list of header names${ifKnown(value, (it) => `: "${it}"`)}. One bad member spoils all of it.`,
    inShort: null,
    policyPart: null,
  },
  'preflight-authorization-wildcard': {
    corsError: null,
    says: () =>
      'Access-Control-Allow-Headers is *, and by the standard that does not stand for Authorization. Browsers let it pass, with a warning.',
    inShort: null,
    policyPart: 'request-headers',
  },
} as const satisfies Record<string, StandardReason>
