import type { RecordedCase, RecordedEntry } from './recorded-case.ts'

const page = 'https://shop.test'
const api = 'https://api.test/a'

const leftOut = (
  name: string,
  entry: RecordedEntry,
  why: RegExp,
  more: Partial<RecordedCase> = {},
): RecordedCase => ({
  name,
  entries: [entry],
  fetches: [],
  leftOut: { 0: why },
  mayBeBlocked: false,
  ...more,
})

/** What CORS has no say in is listed with the reason, and changes no exit code. */
export const leftOutCases: readonly RecordedCase[] = [
  leftOut(
    'a WebSocket by its scheme',
    { ask: 'GET wss://api.test/live', sent: { Origin: page }, status: 101 },
    /WebSocket/,
  ),
  leftOut(
    'a WebSocket by its handshake',
    { ask: `GET ${api}`, sent: { Origin: page, Upgrade: 'websocket' }, status: 101 },
    /WebSocket/,
  ),
  leftOut(
    'a WebSocket by what the browser calls it',
    { ask: `GET ${api}`, type: 'websocket', sent: { Origin: page } },
    /WebSocket/,
  ),
  leftOut('a blob of the page', { ask: `GET blob:${page}/1`, type: 'fetch', status: 200 }, /blob/),
  leftOut('a data: URL', { ask: 'GET data:text/plain,a', type: 'image', status: 200 }, /data:/),
  leftOut(
    'a file of an extension',
    { ask: 'GET chrome-extension://abc/a.js', type: 'script', status: 200 },
    /extension/,
  ),
  leftOut('a navigation', { ask: `GET ${api}`, type: 'document', status: 200 }, /navigation/),
  leftOut(
    'a frame',
    { ask: `GET ${api}`, sent: { 'Sec-Fetch-Mode': 'navigate', 'Sec-Fetch-Dest': 'iframe' }, status: 200 },
    /navigation/,
  ),
  leftOut(
    'a form that was submitted',
    { ask: `POST ${api}`, sent: { Origin: page, 'Sec-Fetch-Mode': 'navigate' }, body: 'a=1', status: 200 },
    /form/,
  ),
  leftOut(
    'a form that was submitted, of a browser that does not say so',
    {
      ask: `POST ${api}`,
      sent: {
        Origin: page,
        Accept: 'text/html,application/xhtml+xml',
        'Upgrade-Insecure-Requests': '1',
        'Content-Type': 'application/x-www-form-urlencoded',
      },
      body: 'a=1',
      status: 200,
    },
    /form/,
    { creator: 'mitmproxy' },
  ),
  leftOut(
    'a frame’s request to its own origin',
    { ask: `GET ${api}`, type: 'fetch', sent: { 'Sec-Fetch-Site': 'same-origin' }, status: 200 },
    /origin that it was sent from/,
  ),
  leftOut(
    'a request to the page’s own origin',
    { ask: `GET ${page}/a`, type: 'fetch', sent: { Referer: `${page}/` }, status: 200 },
    /origin that it was sent from/,
  ),
  leftOut(
    'a request that was aborted',
    { ask: `GET ${api}`, type: 'fetch', sent: { Origin: page }, error: 'net::ERR_ABORTED' },
    /aborted/,
  ),
  leftOut(
    'a request that was aborted, in Safari’s words',
    { ask: `GET ${api}`, sent: { Origin: page }, error: 'Load request cancelled' },
    /aborted/,
  ),
  leftOut(
    'a request that was aborted, in Firefox’s words',
    { ask: `GET ${api}`, sent: { Origin: page }, error: 'NS_BINDING_ABORTED' },
    /aborted/,
  ),
  leftOut(
    'a request of nobody knows which page',
    { ask: `GET ${api}`, type: 'fetch', status: 200 },
    /does not name/,
    { page: 'My shop' },
  ),
  leftOut('a tunnel through a proxy', { ask: 'CONNECT https://api.test:443', status: 200 }, /tunnel/, {
    creator: 'mitmproxy',
  }),
  {
    name: 'a beacon with text is sent in mode no-cors, and opaque',
    entries: [
      {
        ask: `POST ${api}`,
        type: 'ping',
        sent: { Origin: page, 'Content-Type': 'text/plain' },
        body: 'a',
        status: 204,
      },
    ],
    fetches: [{ index: 0, outcome: 'opaque', certain: true }],
    mayBeBlocked: false,
  },
  {
    name: 'an image without crossorigin is opaque',
    entries: [
      {
        ask: 'GET https://cdn.test/a.png',
        type: 'image',
        sent: { Referer: `${page}/`, 'Sec-Fetch-Mode': 'no-cors' },
        status: 200,
      },
    ],
    fetches: [{ index: 0, outcome: 'opaque', certain: true }],
    mayBeBlocked: false,
  },
]
