import type { RecordedCase, RecordedEntry } from './recorded-case.ts'

const page = 'https://shop.test'
const url = 'https://api.test/catalogue'
const named = { 'Access-Control-Allow-Origin': page }
const get = (more: Partial<RecordedEntry>): RecordedEntry => ({
  ask: `GET ${url}`,
  type: 'fetch',
  sent: { Origin: page },
  ...more,
})
const revalidation = get({
  sent: { Origin: page, 'If-None-Match': '"1"' },
  status: 304,
  got: { ETag: '"1"' },
})
const image = (got: Readonly<Record<string, string>>): RecordedEntry => ({
  ask: `GET ${url}`,
  type: 'image',
  sent: { Referer: `${page}/`, 'Sec-Fetch-Mode': 'no-cors' },
  status: 200,
  got: { 'Cache-Control': 'max-age=600', ...got },
})
/** As Chromium exports a fetch that its cache answered and CORS blocked. */
const neverSent: RecordedEntry = {
  ask: `GET ${url}`,
  type: 'fetch',
  sent: { Referer: `${page}/` },
  error: 'net::ERR_FAILED',
}

/** What a page reads need not be what a server has just sent. */
export const cacheCases: readonly RecordedCase[] = [
  {
    name: 'a 304 to the browser’s own question leaves the headers of what was stored',
    entries: [get({ status: 200, got: { ...named, ETag: '"1"' } }), revalidation],
    fetches: [
      { index: 0, outcome: 'readable' },
      { index: 1, outcome: 'readable', certain: true, agrees: true },
    ],
    mayBeBlocked: false,
  },
  {
    name: 'a 304 whose headers replace those that were stored',
    entries: [
      get({ status: 200, got: { ...named, ETag: '"1"' } }),
      {
        ...revalidation,
        got: { 'Access-Control-Allow-Origin': 'https://admin.test' },
        error: 'net::ERR_FAILED',
      },
    ],
    fetches: [
      { index: 0, outcome: 'readable' },
      { index: 1, outcome: 'blocked-at-response', reason: 'acao-mismatch' },
    ],
    mayBeBlocked: true,
  },
  {
    name: 'a 304 whose stored response is not in the file, and which did not fail',
    entries: [revalidation],
    fetches: [{ index: 0, outcome: 'readable', certain: false, says: /stored/ }],
    mayBeBlocked: false,
  },
  {
    name: 'a 304 to a question of script’s is a response like any other',
    entries: [
      {
        ask: `OPTIONS ${url}`,
        type: 'preflight',
        sent: {
          Origin: page,
          'Access-Control-Request-Method': 'GET',
          'Access-Control-Request-Headers': 'if-none-match',
        },
        status: 204,
        got: { ...named, 'Access-Control-Allow-Headers': 'if-none-match' },
      },
      { ...revalidation, error: 'net::ERR_FAILED' },
    ],
    fetches: [{ index: 1, outcome: 'blocked-at-response', reason: 'acao-missing' }],
    mayBeBlocked: true,
  },
  {
    name: 'a service worker answered, so that no header of CORS is needed',
    entries: [
      get({
        status: 200,
        got: { 'Content-Type': 'application/json' },
        more: { _fetchedViaServiceWorker: true },
      }),
    ],
    fetches: [{ index: 0, outcome: 'readable', certain: true, says: /service worker/ }],
    mayBeBlocked: false,
  },
  {
    name: 'an answer of the browser’s cache is checked like any other',
    entries: [
      get({
        status: 200,
        got: { 'Access-Control-Allow-Origin': 'https://admin.test' },
        error: 'net::ERR_FAILED',
        more: { _fromCache: 'disk' },
      }),
    ],
    fetches: [{ index: 0, outcome: 'blocked-at-response', reason: 'acao-mismatch', says: /browser's cache/ }],
    mayBeBlocked: true,
  },
  {
    name: 'a fetch that was never sent was answered with what an image had left in the cache',
    entries: [image({}), neverSent],
    fetches: [
      { index: 0, outcome: 'opaque' },
      {
        index: 1,
        outcome: 'blocked-at-response',
        reason: 'acao-missing',
        certain: false,
        agrees: true,
        says: /came from the browser's cache/,
      },
    ],
    mayBeBlocked: true,
  },
  ...[
    { what: 'no longer fresh', stored: image({}), at: 700_000 },
    { what: 'never stored', stored: image({ 'Cache-Control': 'no-store' }), at: 10 },
    { what: 'not fresh without being revalidated', stored: image({ 'Cache-Control': 'no-cache' }), at: 10 },
    { what: 'stored for another Origin', stored: image({ Vary: 'Accept, Origin' }), at: 10 },
    { what: 'readable', stored: image({ ...named, 'Access-Control-Allow-Credentials': 'true' }), at: 10 },
  ].map(({ what, stored, at }): RecordedCase => ({
    name: `a fetch that was never sent, and an earlier response that is ${what}`,
    entries: [stored, { ...neverSent, at }],
    fetches: [
      { index: 0, outcome: 'opaque' },
      { index: 1, outcome: 'no-response', certain: false, agrees: null, says: /does not tell why/ },
    ],
    mayBeBlocked: true,
  })),
]
