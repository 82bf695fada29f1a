/**
 * What each step of a verdict asks, as a sentence that holds or does not; its parameters are what the step is about,
 * such as a method. The keys are the ids of the steps (recording/step-id.ts). Only what shows the steps needs this.
 */
export const sentencesOfSteps = {
  'beacon-body': () => 'sendBeacon takes a body that is not a stream.',
  'beacon-scheme': () => 'The URL for sendBeacon is an http or https URL.',
  'valid-url': () => 'The URL can be parsed and holds no user name and password.',
  'script-mode': () => 'The mode is one that script may ask for.',
  'only-if-cached': () => 'The cache mode only-if-cached requires mode same-origin.',
  'stream-support': () => 'The browser can send a body that is a stream.',
  'stream-mode': () => 'A body that is a stream goes with mode cors or same-origin.',
  'valid-method': (method: string) => `The method ${method} is a token, and no forbidden method.`,
  'no-cors-method': (method: string) =>
    `Mode no-cors goes with GET, HEAD and POST alone, and the method is ${method}.`,
  'bodyless-method': (method: string) => `A request with ${method} has no body.`,
  'valid-header': (name: string) => `${JSON.stringify(name)} and its value can be a header.`,
  'forbidden-header': (name: string) => `${name} is the browser's to set, and is left out.`,
  'no-cors-header': (name: string) => `${name} is left out, since mode no-cors has no room for it.`,
  'good-port': (port: string) => `The port ${port} is not a bad port.`,
  'secure-context': (from: string, to: string) =>
    `The page is a secure context, as a request ${betweenSpaces(from, to)} requires.`,
  'user-allows': (from: string, to: string) => `The user has allowed requests ${betweenSpaces(from, to)}.`,
  'no-cors-needed': (origin: string) => `${origin} is the page's own origin: no CORS.`,
  'own-origin': (origin: string, client: string) => `${origin} is the page's own origin (${client}).`,
  'never-elsewhere': () => 'No redirect led through another origin.',
  'mode-allows-others': () => 'The mode is not same-origin, which allows no other origin.',
  'no-cors-follows': () => 'The mode is no-cors, and the redirect mode is follow.',
  'http-scheme': (url: string) => `The scheme of ${url} is http or https.`,
  'body-asks': () => 'A body that is a stream, or an upload listener, asks for a preflight.',
  'safelisted-method': (method: string) => `The method ${method} is CORS-safelisted (GET, HEAD, POST).`,
  'asks-again': () => 'An earlier URL of this fetch required a preflight, so this one does too.',
  'event-source': () => 'The browser sets the headers of an EventSource itself: no preflight.',
  'all-safelisted': () => 'The method and every header are CORS-safelisted: no preflight.',
  'safelisted-headers': (unsafeNames: string) => `Every header is CORS-safelisted (not so: ${unsafeNames}).`,
  'beacon-no-cors': () =>
    'The type of the body is CORS-safelisted, or it has none: sendBeacon uses mode no-cors.',
  'beacon-type': (type: string) =>
    `The type of the body (${type}) is CORS-safelisted; sendBeacon uses mode cors for every other.`,
  'cache-covers': () => 'The CORS-preflight cache covers the method and the headers.',
  'preflight-response': () => 'The preflight gets an HTTP response.',
  'preflight-stays': () => 'The response to the preflight is no redirect.',
  'ok-status': (status: string) => `The status ${status} is an ok status (200 to 299).`,
  'valid-methods': () => 'Access-Control-Allow-Methods is a list of methods.',
  'listed-method': (method: string) => `The method ${method} is listed, CORS-safelisted, or covered by *.`,
  'valid-header-names': () => 'Access-Control-Allow-Headers is a list of header names.',
  'listed-authorization': () => 'Authorization is listed by its name, since * does not stand for it.',
  'listed-header': (name: string) => `The header ${name} is listed, or covered by *.`,
  'listed-headers': (names: string) =>
    `Every header that is not CORS-safelisted (${names}) is listed, or covered by *.`,
  'cache-keeps': (seconds: string) =>
    `What was allowed is kept in the CORS-preflight cache, for ${seconds} s.`,
  'stream-connection': () => 'The connection can carry a body that is a stream.',
  'http-response': (method: string, url: string) => `${method} ${url} gets an HTTP response.`,
  'about-blank': () => 'about:blank is its own response.',
  'own-blob': () => "A blob: URL of the page's own origin is read with GET.",
  'data-url': () => 'A data: URL is its own response.',
  'acao-present': () => 'The response has Access-Control-Allow-Origin.',
  'acao-wildcard': () => 'It is *, and the request is sent without credentials.',
  'acao-matches': (value: string, origin: string) =>
    `"${value}" is, byte for byte, the request's origin ${origin}.`,
  'acac-true': () => 'Access-Control-Allow-Credentials is exactly "true".',
  'corp-any-origin': () => 'Cross-Origin-Resource-Policy: cross-origin lets every page use the response.',
  'corp-this-page': (value: string, client: string, origin: string) =>
    `Cross-Origin-Resource-Policy: ${value} lets a page of ${client} use what comes from ${origin}.`,
  'valid-corp': (value: string) => `"${value}" is a valid Cross-Origin-Resource-Policy. Others are ignored.`,
  'corp-required': (origin: string) =>
    `${origin} is the page's own origin. With Cross-Origin-Embedder-Policy: require-corp, every other one must allow the page.`,
  'redirect-mode': (status: string) => `The redirect mode is follow, and the status ${status} redirects.`,
  'has-location': () => 'The response has a Location.',
  'valid-location': (location: string) => `The Location ${location} can be parsed as a URL.`,
  'http-location': (location: string) => `The Location ${location} is an http or https URL.`,
  'redirect-limit': (limit: string) => `No more than ${limit} redirects were followed.`,
  'location-user': () => 'The Location holds no user name and password.',
  'second-check': () => 'The redirect passes its second check.',
  'stream-again': () => 'The body can be sent again, since it is no stream.',
  'becomes-get': (status: string, method: string) =>
    `After ${status} the ${method} goes on as GET, without its body.`,
  'drops-authorization': () => 'Authorization does not go along to another origin.',
} as const satisfies Readonly<Record<string, (...values: string[]) => string>>

const betweenSpaces = (from: string, to: string) => `from the ${from} to the ${to} address space`
