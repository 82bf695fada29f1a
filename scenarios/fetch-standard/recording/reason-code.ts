/**
 * Why a fetch fails, as a closed list, each with the name that Chromium has for it in CDP's Network.CorsError; null
 * where a browser ends such a fetch without one.
 */
export const corsErrors = {
  'acao-missing': 'MissingAllowOriginHeader',
  'acao-multiple': 'MultipleAllowOriginValues',
  'acao-mismatch': 'AllowOriginMismatch',
  'acao-invalid': 'InvalidAllowOriginValue',
  'acao-wildcard-credentials': 'WildcardOriginNotAllowed',
  'acac-not-true': 'InvalidAllowCredentials',
  'preflight-acao-missing': 'PreflightMissingAllowOriginHeader',
  'preflight-acao-multiple': 'PreflightMultipleAllowOriginValues',
  'preflight-acao-mismatch': 'PreflightAllowOriginMismatch',
  'preflight-acao-invalid': 'PreflightInvalidAllowOriginValue',
  'preflight-acao-wildcard-credentials': 'PreflightWildcardOriginNotAllowed',
  'preflight-acac-not-true': 'PreflightInvalidAllowCredentials',
  'preflight-redirect': 'PreflightDisallowedRedirect',
  'preflight-status': 'PreflightInvalidStatus',
  'preflight-acam-malformed': 'InvalidAllowMethodsPreflightResponse',
  'preflight-acah-malformed': 'InvalidAllowHeadersPreflightResponse',
  'preflight-method-not-allowed': 'MethodDisallowedByPreflightResponse',
  'preflight-header-not-allowed': 'HeaderDisallowedByPreflightResponse',
  'preflight-authorization-wildcard': null,
  'mode-same-origin': 'DisallowedByMode',
  'no-cors-redirect-mode': 'NoCorsRedirectModeNotFollow',
  'scheme-not-http': 'CorsDisabledScheme',
  'redirect-credentials': 'RedirectContainsCredentials',
  'redirect-mode-error': null,
  'redirect-limit': null,
  'redirect-bad-location': null,
  'http-invalid-response': null,
  'connection-failed': null,
  'lna-permission-denied': 'LocalNetworkAccessPermissionDenied',
  'lna-insecure': 'InsecureLocalNetwork',
  'corp-blocked': null,
  'request-invalid': null,
} as const satisfies Record<string, string | null>

export type ReasonCode = keyof typeof corsErrors

export const reasonCodes = Object.keys(corsErrors) as ReasonCode[]

/** The codes with which a CORS check fails; with `preflight-` before it, that of a preflight's response. */
export type CorsCheckCode =
  | 'acao-missing'
  | 'acao-multiple'
  | 'acao-mismatch'
  | 'acao-invalid'
  | 'acao-wildcard-credentials'
  | 'acac-not-true'
