import type { ReasonCode } from '../../../fetch-standard/recording/reason-code.ts'

const mismatch = 'CORS header ‘Access-Control-Allow-Origin’ does not match ‘V’'
const missing = 'CORS header ‘Access-Control-Allow-Origin’ missing'
const multiple = 'Multiple CORS header ‘Access-Control-Allow-Origin’ not allowed'
const wildcard = 'Credential is not supported if the CORS header ‘Access-Control-Allow-Origin’ is ‘*’'
const credentials = 'expected ‘true’ in CORS header ‘Access-Control-Allow-Credentials’'
const failed = 'CORS request did not succeed'
const preflightFailed = 'CORS preflight response did not succeed'

/** What Firefox gives as the reason for each code: after a preflight it adds one that says nothing more. */
export const firefoxWords: Readonly<Record<ReasonCode, readonly string[] | null>> = {
  'acao-missing': [missing],
  'acao-multiple': [multiple],
  'acao-mismatch': [mismatch],
  'acao-invalid': [mismatch],
  'acao-wildcard-credentials': [wildcard],
  'acac-not-true': [credentials],
  'preflight-acao-missing': [missing, failed],
  'preflight-acao-multiple': [multiple, failed],
  'preflight-acao-mismatch': [mismatch, failed],
  'preflight-acao-invalid': [mismatch, failed],
  'preflight-acao-wildcard-credentials': [wildcard, failed],
  'preflight-acac-not-true': [credentials, failed],
  'preflight-redirect': ['CORS request external redirect not allowed', preflightFailed, failed],
  'preflight-status': [preflightFailed, failed],
  'preflight-acam-malformed': ['invalid token ‘V’ in CORS header ‘Access-Control-Allow-Methods’', failed],
  'preflight-acah-malformed': ['invalid token ‘V’ in CORS header ‘Access-Control-Allow-Headers’', failed],
  'preflight-method-not-allowed': [
    'Did not find method in CORS header ‘Access-Control-Allow-Methods’',
    failed,
  ],
  'preflight-header-not-allowed': [
    'header ‘H’ is not allowed according to header ‘Access-Control-Allow-Headers’ from CORS preflight response',
    failed,
  ],
  'preflight-authorization-wildcard': null,
  'corp-blocked': [
    'The resource at “U” was blocked due to its Cross-Origin-Resource-Policy header (or lack thereof).',
  ],
  'redirect-mode-error': null,
  'redirect-limit': [failed],
  'redirect-bad-location': [failed],
  'redirect-credentials': [failed],
  'request-invalid': null,
  'mode-same-origin': ['Security Error: Content at U may not load data from U.'],
  'no-cors-redirect-mode': null,
  'scheme-not-http': ['CORS request not http', failed],
  'connection-failed': [failed],
  'http-invalid-response': [failed],
  'lna-permission-denied': [failed],
  'lna-insecure': null,
}
