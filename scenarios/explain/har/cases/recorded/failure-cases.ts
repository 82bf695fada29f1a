import type { RecordedCase, RecordedEntry } from './recorded-case.ts'

const page = 'https://shop.test'
const item = 'https://api.test/items/1'
const put = (error: string): RecordedEntry => ({
  ask: `PUT ${item}`,
  type: 'fetch',
  sent: { Referer: `${page}/` },
  error,
})
const preflight = (error: string): RecordedEntry => ({
  ask: `OPTIONS ${item}`,
  type: 'preflight',
  sent: { Origin: page, 'Access-Control-Request-Method': 'PUT' },
  error,
})
const safari = (error: string): RecordedEntry => ({
  ask: `GET ${item}`,
  sent: { Origin: page, Referer: `${page}/` },
  error,
})

/** What a browser says of a failure is believed. */
export const failureCases: readonly RecordedCase[] = [
  ...(
    [
      ['a certificate that is not trusted', 'net::ERR_CERT_DATE_INVALID', 'certificate'],
      ['a name that does not resolve', 'net::ERR_NAME_NOT_RESOLVED', 'name'],
      ['a server that does not answer in time', 'net::ERR_CONNECTION_TIMED_OUT', 'time-out'],
      ['a proxy of the company that cannot be reached', 'net::ERR_PROXY_CONNECTION_FAILED', 'proxy'],
      ['no network', 'net::ERR_INTERNET_DISCONNECTED', 'network'],
      ['a refused connection', 'net::ERR_CONNECTION_REFUSED', 'refused'],
      ['a connection that was reset', 'net::ERR_CONNECTION_RESET', 'reset'],
      ['a connection that the network broke off', 'net::ERR_CONNECTION_ABORTED', 'reset'],
    ] as const
  ).map(([what, error, parameter]): RecordedCase => ({
    name: `a preflight that failed by ${what} is not one that lacks a header`,
    entries: [put(error), preflight(error)],
    fetches: [{ index: 0, outcome: 'no-response', reason: 'connection-failed', parameter, agrees: true }],
    mayBeBlocked: true,
  })),
  {
    name: 'a page of the internet that wants something of the local network',
    entries: [preflight('net::ERR_BLOCKED_BY_LOCAL_NETWORK_ACCESS_CHECKS'), put('net::ERR_FAILED')],
    fetches: [{ index: 1, outcome: 'not-sent', reason: 'lna-permission-denied' }],
    mayBeBlocked: true,
  },
  {
    name: 'an extension blocked the preflight',
    entries: [put('net::ERR_FAILED'), preflight('net::ERR_BLOCKED_BY_CLIENT')],
    fetches: [{ index: 0, outcome: 'no-response', says: /^Not CORS: an extension/ }],
    mayBeBlocked: true,
  },
  {
    name: 'the page’s own Content-Security-Policy blocked it',
    entries: [put('net::ERR_BLOCKED_BY_CSP')],
    fetches: [{ index: 0, outcome: 'no-response', says: /^Not CORS: the Content-Security-Policy/ }],
    mayBeBlocked: true,
  },
  {
    name: 'a failure without a word and without a response stays open',
    creator: 'Playwright',
    entries: [put('net::ERR_FAILED')],
    fetches: [
      { index: 0, outcome: 'no-response', certain: false, says: /net::ERR_FAILED.*does not tell why/ },
    ],
    mayBeBlocked: true,
  },
  {
    name: 'a failure although the headers allow everything is not blamed on them',
    entries: [
      {
        ask: `GET ${item}`,
        type: 'fetch',
        sent: { Origin: page },
        status: 200,
        got: { 'Access-Control-Allow-Origin': page, 'Access-Control-Allow-Credentials': 'true' },
        error: 'net::ERR_FAILED',
      },
    ],
    fetches: [
      { index: 0, outcome: 'no-response', certain: false, agrees: false, says: /something else than CORS/ },
    ],
    mayBeBlocked: true,
  },
  {
    name: 'a success although the headers forbid it, as with an extension that switches CORS off',
    entries: [{ ask: `GET ${item}`, type: 'fetch', sent: { Origin: page }, status: 200 }],
    fetches: [{ index: 0, outcome: 'readable', certain: false, agrees: false, says: /would be blocked/ }],
    mayBeBlocked: false,
  },
  {
    name: 'a body that breaks off after the response was readable',
    entries: [
      {
        ask: `GET ${item}`,
        type: 'fetch',
        sent: { Origin: page },
        status: 200,
        got: { 'Access-Control-Allow-Origin': '*' },
        error: 'net::ERR_INCOMPLETE_CHUNKED_ENCODING',
      },
    ],
    fetches: [{ index: 0, outcome: 'readable', says: /body of the response broke off/ }],
    mayBeBlocked: false,
  },
  {
    name: 'Safari names the origin that is not allowed',
    creator: 'WebKit Web Inspector',
    entries: [safari(`Origin ${page} is not allowed by Access-Control-Allow-Origin. Status code: 200`)],
    fetches: [{ index: 0, outcome: 'blocked-at-response', reason: 'acao-missing', says: /Status code: 200/ }],
    mayBeBlocked: true,
  },
  {
    name: 'Safari names a method',
    creator: 'WebKit Web Inspector',
    entries: [safari('Method DELETE is not allowed by Access-Control-Allow-Methods.')],
    fetches: [
      {
        index: 0,
        outcome: 'blocked-at-preflight',
        reason: 'preflight-method-not-allowed',
        parameter: 'DELETE',
      },
    ],
    mayBeBlocked: true,
  },
  {
    name: 'Safari names a header',
    creator: 'WebKit Web Inspector',
    entries: [safari('Request header field X-Trace is not allowed by Access-Control-Allow-Headers.')],
    fetches: [
      {
        index: 0,
        outcome: 'blocked-at-preflight',
        reason: 'preflight-header-not-allowed',
        parameter: 'x-trace',
      },
    ],
    mayBeBlocked: true,
  },
  {
    name: 'Safari names a preflight that did not succeed',
    creator: 'WebKit Web Inspector',
    entries: [safari('Preflight response is not successful. Status code: 403')],
    fetches: [{ index: 0, outcome: 'blocked-at-preflight', reason: 'preflight-status', parameter: '403' }],
    mayBeBlocked: true,
  },
  {
    name: 'Firefox names what is missing',
    creator: 'Firefox',
    entries: [
      safari(
        "Cross-Origin Request Blocked: ... (Reason: CORS header 'Access-Control-Allow-Origin' missing). Status code: 200.",
      ),
    ],
    fetches: [{ index: 0, outcome: 'blocked-at-response', reason: 'acao-missing' }],
    mayBeBlocked: true,
  },
  {
    name: 'Chromium’s name of a CORS error counts, where a recorder keeps it',
    creator: 'mitmproxy',
    entries: [safari('PreflightInvalidAllowCredentials')],
    fetches: [{ index: 0, outcome: 'blocked-at-preflight', reason: 'preflight-acac-not-true' }],
    mayBeBlocked: true,
  },
  {
    name: 'a server that redirects in a circle',
    entries: [put('net::ERR_TOO_MANY_REDIRECTS')],
    fetches: [{ index: 0, outcome: 'blocked-at-response', reason: 'redirect-limit' }],
    mayBeBlocked: true,
  },
  {
    name: 'a request whose own connection was reset had passed its preflight, whatever its credentials',
    entries: [
      { ...put('net::ERR_CONNECTION_RESET'), sent: { Origin: page } },
      {
        ...preflight(''),
        status: 204,
        got: { 'Access-Control-Allow-Origin': page, 'Access-Control-Allow-Methods': 'PUT' },
      },
    ],
    fetches: [{ index: 0, outcome: 'no-response', reason: 'connection-failed', certain: true, agrees: true }],
    mayBeBlocked: true,
  },
]
