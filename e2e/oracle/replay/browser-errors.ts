import { corsErrors, type ReasonCode } from '../../../scenarios/fetch-standard/recording/reason-code.ts'

/** With which of its own errors Chromium's network stack ends a fetch that fails for a reason that is not CORS. */
const netErrors: Readonly<Partial<Record<ReasonCode, readonly string[]>>> = {
  // After a redirect there is no CORS error.
  'mode-same-origin': ['net::ERR_ABORTED'],
  'scheme-not-http': ['net::ERR_UNSAFE_REDIRECT', 'net::ERR_UNKNOWN_URL_SCHEME', 'net::ERR_ABORTED'],
  // Within the page's own origin there is no CORS error.
  'redirect-credentials': ['net::ERR_ABORTED'],
  'redirect-mode-error': ['net::ERR_FAILED'],
  'redirect-limit': ['net::ERR_TOO_MANY_REDIRECTS'],
  'redirect-bad-location': ['net::ERR_INVALID_REDIRECT'],
  'http-invalid-response': [
    'net::ERR_INVALID_HTTP_RESPONSE',
    'net::ERR_UNEXPECTED_PROXY_AUTH',
    'net::ERR_RESPONSE_HEADERS_MULTIPLE_LOCATION',
    'net::ERR_RESPONSE_HEADERS_MULTIPLE_CONTENT_LENGTH',
    'net::ERR_RESPONSE_HEADERS_MULTIPLE_CONTENT_DISPOSITION',
  ],
  'corp-blocked': [
    'net::ERR_BLOCKED_BY_RESPONSE',
    'net::ERR_BLOCKED_BY_RESPONSE.NotSameOrigin',
    'net::ERR_BLOCKED_BY_RESPONSE.NotSameSite',
    'net::ERR_BLOCKED_BY_RESPONSE.NotSameOriginAfterDefaultedToSameOriginByCoep',
  ],
  'connection-failed': [
    'net::ERR_CONNECTION_REFUSED',
    'net::ERR_CONNECTION_RESET',
    'net::ERR_EMPTY_RESPONSE',
    'net::ERR_UNSAFE_PORT',
    'net::ERR_ALPN_NEGOTIATION_FAILED',
  ],
}

/** What Chromium may say of a fetch that fails for this reason. */
export function browserErrors(code: ReasonCode): readonly string[] {
  const corsError = corsErrors[code]
  return [...(corsError === null ? [] : [corsError]), ...(netErrors[code] ?? [])]
}
