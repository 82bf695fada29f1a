import type { RecordedCase, RecordedEntry } from './recorded-case.ts'

const page = 'https://shop.test'
const first = 'https://api.test/old'
const next = 'https://api.test/new'
const files = 'https://files.test/a'
const star = { 'Access-Control-Allow-Origin': '*' }
const named = { 'Access-Control-Allow-Origin': page }
const get = (url: string, more: Partial<RecordedEntry> = {}): RecordedEntry => ({
  ask: `GET ${url}`,
  type: 'fetch',
  sent: { Origin: page },
  status: 200,
  got: star,
  ...more,
})
const to = (location: string, got: RecordedEntry['got'] = star) => ({
  status: 302,
  got: { ...got, Location: location },
})
const preflight = (
  url: string,
  status: number,
  got: RecordedEntry['got'],
  more: Partial<RecordedEntry> = {},
): RecordedEntry => ({
  ask: `OPTIONS ${url}`,
  type: 'preflight',
  sent: { Origin: page, 'Access-Control-Request-Method': 'PUT' },
  status,
  ...(got !== undefined && { got }),
  ...more,
})
const put = (url: string, more: Partial<RecordedEntry> = {}) => ({ ...get(url, more), ask: `PUT ${url}` })
const allowing = { ...named, 'Access-Control-Allow-Methods': 'PUT', 'Access-Control-Max-Age': '5' }

/** Which entries are one fetch. */
export const joiningCases: readonly RecordedCase[] = [
  {
    name: 'a redirect that CORS blocks is not followed: the next request is one of its own',
    entries: [get(first, { ...to('/new', {}), error: 'net::ERR_FAILED' }), get(next)],
    fetches: [
      { index: 0, outcome: 'blocked-at-response', reason: 'acao-missing', hop: 0 },
      { index: 1, outcome: 'readable' },
    ],
    mayBeBlocked: true,
  },
  {
    name: 'a redirect that CORS blocks, from a recorder that does not tell of failures',
    creator: 'mitmproxy',
    entries: [
      get(first, to('/new', {})),
      get(next, { got: { ...named, 'Access-Control-Allow-Credentials': 'true' } }),
    ],
    fetches: [
      { index: 0, outcome: 'blocked-at-response', reason: 'acao-missing', hop: 0 },
      { index: 1, outcome: 'readable' },
    ],
    mayBeBlocked: true,
  },
  {
    name: 'a redirect that is followed is one fetch, a fragment in its Location or not',
    entries: [get(first, to('/new#part')), get(next)],
    fetches: [{ index: 0, outcome: 'readable', certain: true }],
    mayBeBlocked: false,
  },
  {
    name: 'after a redirect to a third origin the browser sends null',
    entries: [
      get(first, to(files, named)),
      get(files, { sent: { Origin: 'null' }, got: named, error: 'net::ERR_FAILED' }),
    ],
    fetches: [{ index: 0, outcome: 'blocked-at-response', reason: 'acao-mismatch', hop: 1, parameter: page }],
    mayBeBlocked: true,
  },
  {
    name: 'two fetches that are redirected alike are two',
    entries: [get(first, to('/new')), get(first, to('/new')), get(next), get(next)],
    fetches: [
      { index: 0, outcome: 'readable' },
      { index: 1, outcome: 'readable' },
    ],
    mayBeBlocked: false,
  },
  {
    name: 'a request from the own origin that is redirected to another one',
    entries: [
      get(`${page}/out`, { sent: {}, ...to(next, {}), type: 'fetch' }),
      get(next, { got: {}, error: 'net::ERR_FAILED' }),
    ],
    fetches: [{ index: 0, outcome: 'blocked-at-response', reason: 'acao-missing', hop: 1 }],
    mayBeBlocked: true,
  },
  {
    name: 'a redirect that the page left to itself is opaque',
    entries: [
      get(first, to(files, named)),
      get(files, { sent: {}, status: 0, got: {}, error: 'net::ERR_ABORTED' }),
    ],
    fetches: [{ index: 0, outcome: 'opaque', says: /redirect: manual/ }],
    mayBeBlocked: false,
  },
  {
    name: 'a redirect whose target is not in the file, and which did not fail',
    entries: [get(first, to(files, named))],
    fetches: [{ index: 0, outcome: 'opaque', certain: false }],
    mayBeBlocked: false,
  },
  {
    name: 'a preflight that was cached, and one that later was refused',
    entries: [
      put(next),
      preflight(next, 204, allowing),
      put(next),
      put(next, { sent: {}, status: 0, got: {}, error: 'net::ERR_FAILED' }),
      preflight(next, 503, {}),
    ],
    fetches: [
      { index: 0, outcome: 'readable' },
      { index: 2, outcome: 'readable' },
      { index: 3, outcome: 'blocked-at-preflight', reason: 'preflight-acao-missing' },
    ],
    mayBeBlocked: true,
  },
  {
    name: 'a preflight belongs to the request that is nearest in time, in whatever order the file has them',
    entries: [
      preflight(next, 204, allowing, { at: 1_001 }),
      preflight(next, 405, {}, { at: 5_001 }),
      put(next, { at: 1_000 }),
      put(next, { at: 5_000, sent: {}, status: 0, got: {}, error: 'net::ERR_FAILED' }),
    ],
    fetches: [
      { index: 2, outcome: 'readable' },
      { index: 3, outcome: 'blocked-at-preflight', reason: 'preflight-acao-missing' },
    ],
    mayBeBlocked: true,
  },
  {
    name: 'a preflight belongs to a request from the same origin',
    entries: [
      preflight(next, 204, allowing),
      put(next, {
        sent: { Origin: 'https://admin.test' },
        status: 200,
        got: { 'Access-Control-Allow-Origin': 'https://admin.test' },
      }),
      put(next, { got: named }),
    ],
    fetches: [
      { index: 1, outcome: 'readable' },
      { index: 2, outcome: 'readable' },
    ],
    mayBeBlocked: false,
  },
  {
    name: 'a preflight at one hop says nothing about the cache for another',
    entries: [
      put(first, { status: 307, got: { ...named, Location: files } }),
      preflight(first, 204, allowing),
      preflight(
        files,
        204,
        { ...star, 'Access-Control-Allow-Methods': 'PUT' },
        { sent: { Origin: 'null', 'Access-Control-Request-Method': 'PUT' } },
      ),
      put(files, { sent: { Origin: 'null' } }),
      put(first, { status: 307, got: { ...named, Location: files } }),
      preflight(
        files,
        204,
        { ...star, 'Access-Control-Allow-Methods': 'PUT' },
        { sent: { Origin: 'null', 'Access-Control-Request-Method': 'PUT' } },
      ),
      put(files, { sent: { Origin: 'null' } }),
    ],
    fetches: [
      { index: 0, outcome: 'readable' },
      { index: 4, outcome: 'readable' },
    ],
    mayBeBlocked: false,
  },
]
