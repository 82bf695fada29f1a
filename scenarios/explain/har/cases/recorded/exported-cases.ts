import type { RecordedCase, RecordedEntry } from './recorded-case.ts'
import { get, item, named, other, page } from './stock-fetch.ts'

const star = { 'Access-Control-Allow-Origin': '*' }
const document = (url: string, frame: string): RecordedEntry => ({
  ask: `GET ${url}`,
  type: 'document',
  sent: { 'Sec-Fetch-Mode': 'navigate' },
  status: 200,
  more: { _frameref: frame },
})
/** Playwright knows neither the headers of a request that failed nor what was answered. */
const failedIn = (frame: string): RecordedEntry => ({
  ask: `GET ${item}`,
  type: 'fetch',
  error: 'net::ERR_FAILED',
  more: { _frameref: frame },
})

const put = (url: string, origin: string, more: Partial<RecordedEntry>): RecordedEntry => ({
  ...get({ sent: { Origin: origin }, ...more }),
  ask: `PUT ${url}`,
})
const preflight = (url: string): RecordedEntry => ({
  ask: `OPTIONS ${url}`,
  sent: { Origin: page, 'Access-Control-Request-Method': 'PUT' },
  status: 204,
  got: { ...named, 'Access-Control-Allow-Methods': 'PUT' },
})

/** What browsers and Playwright write in their exports, seen in e2e/oracle/exports.spec.ts. */
export const exportedCases: readonly RecordedCase[] = [
  {
    name: 'a no-cors response whose body Chromium drops, as opaque response blocking does, is opaque',
    entries: [get({ sent: { 'Sec-Fetch-Mode': 'no-cors' }, got: {}, error: 'net::ERR_ABORTED' })],
    fetches: [{ index: 0, outcome: 'opaque', certain: true, agrees: true }],
    mayBeBlocked: false,
  },
  {
    name: 'a page that aborts a fetch after its response has come could read it',
    entries: [get({ error: 'net::ERR_ABORTED' })],
    fetches: [{ index: 0, outcome: 'readable', certain: true, agrees: true, says: /not read to its end/ }],
    mayBeBlocked: false,
  },
  {
    name: 'a fetch without CORS headers that did not fail was no-cors, where the file does not record its mode',
    creator: 'Playwright',
    entries: [get({ sent: { Referer: `${page}/` }, got: {}, error: 'net::ERR_ABORTED' })],
    fetches: [{ index: 0, outcome: 'opaque', certain: false, says: /probably no-cors/ }],
    mayBeBlocked: false,
  },
  {
    name: 'Chromium calls a preflight that is redirected an invalid redirect',
    entries: [
      {
        ask: `OPTIONS ${item}`,
        type: 'preflight',
        sent: { Origin: page, 'Access-Control-Request-Method': 'PUT' },
        status: 307,
        got: { ...named, Location: '/login' },
        error: 'net::ERR_INVALID_REDIRECT',
      },
      { ask: `PUT ${item}`, type: 'fetch', error: 'net::ERR_FAILED' },
    ],
    fetches: [{ index: 1, outcome: 'blocked-at-preflight', reason: 'preflight-redirect', agrees: true }],
    mayBeBlocked: true,
  },
  {
    name: 'a redirect that CORS allows and that failed itself was not wanted by the page',
    entries: [get({ status: 302, got: { ...named, Location: '/new' }, error: 'net::ERR_FAILED' })],
    fetches: [
      {
        index: 0,
        outcome: 'blocked-at-response',
        reason: 'redirect-mode-error',
        certain: true,
        agrees: true,
      },
    ],
    mayBeBlocked: true,
  },
  {
    name: 'a redirect that allows every origin and failed was not wanted, or the request had credentials',
    entries: [get({ status: 302, got: { ...star, Location: '/new' }, error: 'net::ERR_FAILED' })],
    fetches: [
      {
        index: 0,
        outcome: 'blocked-at-response',
        reason: 'acao-wildcard-credentials',
        certain: false,
        says: /redirect mode is error/,
      },
    ],
    mayBeBlocked: true,
  },
  {
    name: 'a followed redirect whose target failed without a recorded answer stays open',
    creator: 'Playwright',
    entries: [
      get({ status: 302, got: { ...star, Location: other } }),
      { ask: `GET ${other}`, type: 'fetch', error: 'net::ERR_FAILED' },
    ],
    fetches: [{ index: 0, outcome: 'no-response', certain: false, agrees: null, says: /does not tell why/ }],
    mayBeBlocked: true,
  },
  {
    name: 'a page that the file knows by its title alone has the origin of its document',
    creator: 'Playwright',
    page: 'Our shop',
    entries: [document(`${page}/`, 'frame_1'), failedIn('frame_1')],
    fetches: [{ index: 1, outcome: 'no-response', certain: false }],
    mayBeBlocked: true,
  },
  {
    name: 'a frame has the origin of its own document, not that of the page around it',
    creator: 'Playwright',
    page: 'Our shop',
    entries: [
      document(`${page}/`, 'frame_1'),
      document('https://api.test/embedded', 'frame_2'),
      failedIn('frame_2'),
      failedIn('frame_1'),
    ],
    fetches: [{ index: 3, outcome: 'no-response' }],
    leftOut: { 2: /the origin that it was sent from/ },
    mayBeBlocked: true,
  },
  {
    name: 'a frame without a document has the origin that its other requests send',
    creator: 'Playwright',
    page: 'Our shop',
    entries: [
      document('https://api.test/', 'frame_1'),
      {
        ...get({ sent: { Origin: 'null' }, got: star }),
        ask: 'GET https://cdn.test/',
        more: { _frameref: 'frame_2' },
      },
      failedIn('frame_2'),
    ],
    fetches: [
      { index: 1, outcome: 'readable' },
      { index: 2, outcome: 'no-response' },
    ],
    mayBeBlocked: true,
  },
  {
    name: 'Firefox lists where a redirect led that CORS blocked, though it sent nothing there',
    creator: 'Firefox',
    profile: 'firefox',
    entries: [
      get({ status: 302, got: { Location: other } }),
      { ask: `GET ${other}`, sent: { Host: 'files.test', Referer: `${page}/` } },
    ],
    fetches: [{ index: 0, outcome: 'blocked-at-response', reason: 'acao-missing', hop: 0 }],
    mayBeBlocked: true,
  },
  {
    name: 'a redirect that allows every origin, and after which Firefox sent nothing, was blocked for its credentials',
    creator: 'Firefox',
    profile: 'firefox',
    entries: [
      get({ status: 302, got: { ...star, Location: other } }),
      { ask: `GET ${other}`, sent: { Host: 'files.test', Referer: `${page}/` } },
    ],
    fetches: [{ index: 0, outcome: 'blocked-at-response', reason: 'acao-wildcard-credentials', hop: 0 }],
    mayBeBlocked: true,
  },
  {
    name: 'after a redirect Firefox sends null, and in the preflight before that the origin of the page',
    creator: 'Firefox',
    profile: 'firefox',
    entries: [
      put(item, page, { status: 307, got: { ...named, Location: other } }),
      preflight(item),
      put(other, 'null', { got: named }),
      preflight(other),
    ],
    fetches: [{ index: 0, outcome: 'blocked-at-response', reason: 'acao-mismatch', hop: 1 }],
    mayBeBlocked: true,
  },
]
