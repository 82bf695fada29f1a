import type { CorsCheckCode, ReasonCode } from '../../../scenarios/fetch-standard/recording/reason-code.ts'

/** Firefox does not tell the CORS check of a response from that of a preflight. */
const check = (...codes: readonly CorsCheckCode[]): readonly ReasonCode[] =>
  codes.flatMap((code): readonly ReasonCode[] => [code, `preflight-${code}`])

/** What the standard looks at before the headers of a preflight, and Firefox after them. */
const laterInPreflight = ['preflight-redirect'] as const

/**
 * Which reasons each text of Firefox's console can stand for. "Multiple CORS header" is left out: Firefox says it of
 * connections that ended without a response, too.
 */
const meanings: readonly (readonly [text: RegExp, codes: readonly ReasonCode[]])[] = [
  // It looks at the header before the status of a preflight, finds none in bytes that are not HTTP, and takes an empty
  // one for none.
  [
    /Access-Control-Allow-Origin.? missing$/,
    [
      ...check('acao-missing', 'acao-invalid'),
      ...laterInPreflight,
      'preflight-status',
      'http-invalid-response',
    ],
  ],
  [
    /Access-Control-Allow-Origin.? does not match /,
    [...check('acao-mismatch', 'acao-multiple', 'acao-invalid'), ...laterInPreflight],
  ],
  [/^Credential is not supported/, [...check('acao-wildcard-credentials'), ...laterInPreflight]],
  [/^expected .?true.? in CORS header/, [...check('acac-not-true'), ...laterInPreflight]],
  [/^CORS preflight response did not succeed$/, ['preflight-status', 'preflight-redirect']],
  [/^CORS request external redirect not allowed$/, ['preflight-redirect']],
  // It looks at the method before it reads Access-Control-Allow-Headers.
  [/^Did not find method in CORS header/, ['preflight-method-not-allowed', 'preflight-acah-malformed']],
  [/^header .* is not allowed according to header/, ['preflight-header-not-allowed']],
  [/^invalid token .* in CORS header .?Access-Control-Allow-Methods.?$/, ['preflight-acam-malformed']],
  [/^invalid token .* in CORS header .?Access-Control-Allow-Headers.?$/, ['preflight-acah-malformed']],
  [/^CORS request not http$/, ['scheme-not-http']],
]

/**
 * The reasons that a text in brackets after "Reason:" can stand for; null where it can stand for many, as "CORS
 * request did not succeed" does.
 */
export const codesOfFirefoxReason = (text: string): readonly ReasonCode[] | null =>
  meanings.find(([expression]) => expression.test(text))?.[1] ?? null
