import type { ReasonCode } from '../../../fetch-standard/recording/reason-code.ts'

const cannotLoad = 'Fetch API cannot load U due to access control checks.'
const notAllowed = 'Origin O is not allowed by Access-Control-Allow-Origin. Status code: N'
const multiple = 'Access-Control-Allow-Origin cannot contain more than one origin.'
const wildcard = 'Cannot use wildcard in Access-Control-Allow-Origin when credentials flag is true.'
const credentials = 'Credentials flag is true, but Access-Control-Allow-Credentials is not "true".'
const redirectDenied = 'Cross-origin redirection to U denied by Cross-Origin Resource Sharing policy:'
const notHttp = `${redirectDenied} not allowed to follow a cross-origin CORS redirection with non CORS scheme`

/** The lines in Safari's console for each code. */
export const safariWords: Readonly<Record<ReasonCode, readonly string[] | null>> = {
  'acao-missing': [notAllowed, cannotLoad],
  'acao-multiple': [multiple, cannotLoad],
  'acao-mismatch': [notAllowed, cannotLoad],
  'acao-invalid': [notAllowed, cannotLoad],
  'acao-wildcard-credentials': [wildcard, cannotLoad],
  'acac-not-true': [credentials, cannotLoad],
  'preflight-acao-missing': [notAllowed, cannotLoad],
  'preflight-acao-multiple': [multiple, cannotLoad],
  'preflight-acao-mismatch': [notAllowed, cannotLoad],
  'preflight-acao-invalid': [notAllowed, cannotLoad],
  'preflight-acao-wildcard-credentials': [wildcard, cannotLoad],
  'preflight-acac-not-true': [credentials, cannotLoad],
  'preflight-redirect': ['Preflight response is not successful. Status code: N', cannotLoad],
  'preflight-status': ['Preflight response is not successful. Status code: N', cannotLoad],
  'preflight-acam-malformed': ['Header Access-Control-Allow-Methods has an invalid value: V', cannotLoad],
  'preflight-acah-malformed': ['Header Access-Control-Allow-Headers has an invalid value: V', cannotLoad],
  'preflight-method-not-allowed': ['Method M is not allowed by Access-Control-Allow-Methods.', cannotLoad],
  'preflight-header-not-allowed': [
    'Request header field H is not allowed by Access-Control-Allow-Headers.',
    cannotLoad,
  ],
  'preflight-authorization-wildcard': null,
  'corp-blocked': [
    "Cancelled load to U because it violates the resource's Cross-Origin-Resource-Policy response header.",
    cannotLoad,
  ],
  'redirect-mode-error': ['Not allowed to follow a redirection while loading U', cannotLoad],
  'redirect-limit': ['Load cannot follow more than 20 redirections', cannotLoad],
  'redirect-bad-location': [notHttp, cannotLoad],
  'redirect-credentials': [`${redirectDenied} redirection URL U has credentials`, cannotLoad],
  'request-invalid': null,
  'mode-same-origin': ['Fetch API cannot load U.'],
  'no-cors-redirect-mode': [
    'No-Cors mode requires follow redirect mode',
    'Not allowed to request resource',
    cannotLoad,
  ],
  'scheme-not-http': [notHttp, cannotLoad],
  'connection-failed': null,
  'http-invalid-response': null,
  'lna-permission-denied': null,
  'lna-insecure': null,
}
