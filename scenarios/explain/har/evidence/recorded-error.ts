import type { ConnectionError } from '../../../fetch-standard/recording/recording.ts'
import { corsErrors, reasonCodes, type ReasonCode } from '../../../fetch-standard/recording/reason-code.ts'

/** What the words of a browser say about a request that failed. */
export type RecordedError =
  /** The page, or the browser for it, gave the request up. */
  | { readonly kind: 'aborted' }
  /** It failed, and the words do not say why: Chromium's for CORS, and for much else. */
  | { readonly kind: 'unspecific' }
  /** A connection that ended as the oracle knows it. */
  | { readonly kind: 'connection'; readonly error: ConnectionError }
  /** A reason, by its code; `parameter` is what was refused. */
  | { readonly kind: 'reason'; readonly code: ReasonCode; readonly parameter: string | null }
  /** The response came, and its body did not come whole. */
  | { readonly kind: 'body' }
  /** Something else than CORS, as the end of a sentence. */
  | { readonly kind: 'other'; readonly says: string }

const reason = (code: ReasonCode, parameter: string | null = null): RecordedError => ({
  kind: 'reason',
  code,
  parameter,
})
const other = (says: string): RecordedError => ({ kind: 'other', says })
const connection = (error: ConnectionError): RecordedError => ({ kind: 'connection', error })

/** The first that fits counts. What is in brackets is what was refused. */
const words: readonly (readonly [RegExp, RecordedError | ((refused: string) => RecordedError)])[] = [
  // Given up.
  [
    /ERR_ABORTED|NS_BINDING_ABORTED|NS_ERROR_ABORT|Load request cancell?ed|^cancell?ed$/i,
    { kind: 'aborted' },
  ],

  // Safari's words, and what a WebKit view says.
  [/Preflight response is not successful\. Status code: (\d+)/i, (status) => ofPreflightStatus(status)],
  [/Origin (?:\S+) is not allowed by Access-Control-Allow-Origin/i, reason('acao-missing')],
  [/Access-Control-Allow-Origin cannot contain more than one origin/i, reason('acao-multiple')],
  [/Cannot use wildcard in Access-Control-Allow-Origin/i, reason('acao-wildcard-credentials')],
  [/Credentials flag is true, but Access-Control-Allow-Credentials/i, reason('acac-not-true')],
  [
    /Method (\S+) is not allowed by Access-Control-Allow-Methods/i,
    (name) => reason('preflight-method-not-allowed', name),
  ],
  [
    /Request header field (\S+) is not allowed by Access-Control-Allow-Headers/i,
    (name) => reason('preflight-header-not-allowed', name.toLowerCase()),
  ],
  [/Header Access-Control-Allow-Methods has an invalid value/i, reason('preflight-acam-malformed')],
  [/Header Access-Control-Allow-Headers has an invalid value/i, reason('preflight-acah-malformed')],
  [/Not allowed to follow a redirection/i, reason('redirect-mode-error')],

  // Firefox's words.
  [/Access-Control-Allow-Origin.? missing/i, reason('acao-missing')],
  [/Access-Control-Allow-Origin.? does not match .?([^)'’]*[,\s][^)'’]*)/i, reason('acao-multiple')],
  [/Access-Control-Allow-Origin.? does not match/i, reason('acao-mismatch')],
  [/Credential is not supported if the CORS header/i, reason('acao-wildcard-credentials')],
  [/expected .?true.? in CORS header .?Access-Control-Allow-Credentials/i, reason('acac-not-true')],
  [/CORS preflight response did not succeed/i, reason('preflight-status')],
  [/CORS request external redirect not allowed/i, reason('preflight-redirect')],
  [/Did not find method in CORS header/i, reason('preflight-method-not-allowed')],
  [
    /header .?([\w-]+).? is not allowed according to header .?Access-Control-Allow-Headers/i,
    (name) => reason('preflight-header-not-allowed', name),
  ],
  [/invalid token .* in CORS header .?Access-Control-Allow-Methods/i, reason('preflight-acam-malformed')],
  [/invalid token .* in CORS header .?Access-Control-Allow-Headers/i, reason('preflight-acah-malformed')],

  // Chromium's network errors.
  [/BLOCKED_BY_(LOCAL|PRIVATE)_NETWORK_ACCESS_CHECKS/, reason('lna-permission-denied')],
  [/ERR_BLOCKED_BY_RESPONSE\.NotSameOriginAfterDefaulted/, reason('corp-blocked', 'require-corp')],
  [/ERR_BLOCKED_BY_RESPONSE\.NotSameSite/, reason('corp-blocked', 'same-site')],
  [/ERR_BLOCKED_BY_RESPONSE\.NotSameOrigin/, reason('corp-blocked', 'same-origin')],
  [/ERR_BLOCKED_BY_CLIENT/, other('an extension of the browser blocked it')],
  [/ERR_BLOCKED_BY_(ADMINISTRATOR|ENTERPRISE)/, other('a policy of the computer blocked it')],
  [
    /ERR_BLOCKED_BY_CSP|blocked by content security policy/i,
    other('the Content-Security-Policy of the page blocked it'),
  ],
  [
    /ERR_BLOCKED_BY_ORB/,
    other('the browser kept a response of the wrong type from the page (opaque response blocking)'),
  ],
  [/mixed.?content/i, other('the page is https and the URL is http (mixed content)')],
  [/ERR_TOO_MANY_REDIRECTS|NS_ERROR_REDIRECT_LOOP/, reason('redirect-limit', '20')],
  [/ERR_UNSAFE_REDIRECT/, reason('scheme-not-http')],
  [/ERR_INVALID_REDIRECT/, reason('redirect-bad-location')],
  [/ERR_UNSAFE_PORT|NS_ERROR_PORT_ACCESS_NOT_ALLOWED/, reason('connection-failed', 'port')],
  [/CONNECTION_REFUSED|Could not connect to the server/, connection('refused')],
  [
    /CONNECTION_RESET|CONNECTION_ABORTED|NS_ERROR_NET_RESET|NS_ERROR_NET_INTERRUPT|network connection was lost/,
    connection('reset'),
  ],
  [/ERR_EMPTY_RESPONSE|ERR_CONNECTION_CLOSED/, connection('empty')],
  [
    /ERR_INVALID_HTTP_RESPONSE|ERR_RESPONSE_HEADERS_|ERR_HTTP2_PROTOCOL_ERROR|ERR_QUIC_PROTOCOL_ERROR/,
    connection('invalid'),
  ],
  [
    /ERR_CERT_|ERR_SSL_|SEC_ERROR_|SSL_ERROR_|MOZILLA_PKIX_|certificate.*(invalid|trust)/i,
    reason('connection-failed', 'certificate'),
  ],
  [
    /NAME_NOT_RESOLVED|NAME_RESOLUTION_FAILED|NS_ERROR_UNKNOWN_HOST|server with the specified hostname could not be found/,
    reason('connection-failed', 'name'),
  ],
  [/TIMED_OUT|NS_ERROR_NET_TIMEOUT|request timed out/, reason('connection-failed', 'time-out')],
  [
    /INTERNET_DISCONNECTED|NETWORK_CHANGED|ADDRESS_UNREACHABLE|NETWORK_ACCESS_DENIED|NS_ERROR_OFFLINE|appears to be offline/,
    reason('connection-failed', 'network'),
  ],
  [/ERR_PROXY_|TUNNEL_CONNECTION_FAILED|NS_ERROR_PROXY_/, reason('connection-failed', 'proxy')],
  [
    /CONTENT_DECODING_FAILED|INCOMPLETE_CHUNKED_ENCODING|CONTENT_LENGTH_MISMATCH|NS_ERROR_NET_PARTIAL_TRANSFER/,
    { kind: 'body' },
  ],
  [/ERR_CACHE_MISS/, other('the response was to come from the cache, and is not in it')],
]

/** Chromium's own names of CORS errors, which some recorders keep. */
const codeByName: ReadonlyMap<string, ReasonCode> = new Map(
  reasonCodes.flatMap((code) => {
    const name = corsErrors[code]
    return name === null ? [] : [[name, code] as const]
  }),
)

function ofPreflightStatus(status: string): RecordedError {
  return reason(/^3\d\d$/.test(status) ? 'preflight-redirect' : 'preflight-status', status)
}

const unspecific =
  /^\s*(net::)?ERR_FAILED\s*$|NS_ERROR_FAILURE|NS_ERROR_DOM_BAD_URI|due to access control checks|did not succeed|^Load failed$/i

/** What a recorder's error text says; null for an empty one. A text that nobody knows is said to be not about CORS. */
export function recordedError(text: string): RecordedError | null {
  if (text.trim() === '') return null
  const code = codeByName.get(/\b[A-Z][A-Za-z]+\b/.exec(text)?.[0] ?? '')
  if (code !== undefined) return reason(code)
  for (const [expression, meaning] of words) {
    const found = expression.exec(text)
    if (found !== null) return typeof meaning === 'function' ? meaning(found[1] ?? '') : meaning
  }
  if (unspecific.test(text)) return { kind: 'unspecific' }
  return /^(net::ERR_|NS_ERROR_)/.test(text) ? other(`the browser gave ${text}`) : { kind: 'unspecific' }
}
