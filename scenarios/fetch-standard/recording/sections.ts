/**
 * The sections of the Fetch standard that decide on CORS, by the names that they have there, and where each is
 * found; and one specification beside it. A step of a verdict names one of them.
 */
const anchors = {
  'Request class': '#request-class',
  'Headers class': '#headers-class',
  'Main fetch': '#main-fetch',
  'HTTP fetch': '#http-fetch',
  'HTTP-redirect fetch': '#http-redirect-fetch',
  'HTTP-network-or-cache fetch': '#http-network-or-cache-fetch',
  'CORS-safelisted request-header': '#cors-safelisted-request-header',
  'CORS-preflight fetch': '#cors-preflight-fetch',
  'CORS-preflight cache': '#cors-preflight-cache',
  'CORS check': '#concept-cors-check',
  'CORS filtered response': '#concept-filtered-response-cors',
  'Origin header': '#origin-header',
  'Cross-Origin-Resource-Policy header': '#cross-origin-resource-policy-header',
  'Port blocking': '#port-blocking',
  'Scheme fetch': '#scheme-fetch',
  'Local Network Access': 'https://wicg.github.io/local-network-access/',
} as const satisfies Record<string, `#${string}` | `https://${string}`>

export type Section = keyof typeof anchors

/** The address of a section. */
export const linkTo = (section: Section): string =>
  new URL(anchors[section], 'https://fetch.spec.whatwg.org/').href
