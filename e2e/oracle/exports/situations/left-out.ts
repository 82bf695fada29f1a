import { allowing, api, files, permitting, shop, type Situation } from './situation.ts'

const feed = `${api}/feed`
const events = { 'Content-Type': 'text/event-stream' }

/** What CORS has no say in, beside what it has; streams, and requests that a page gives up. */
export const leftOutSituations: readonly Situation[] = [
  {
    name: 'a WebSocket beside a fetch that is blocked',
    answers: { [feed]: {} },
    asks: [
      { url: 'wss://api.test/socket', by: 'websocket' },
      { url: feed, reason: 'acao-missing' },
    ],
  },
  {
    name: 'a blob: and a data: URL beside a fetch',
    answers: { [feed]: { headers: allowing() } },
    asks: [{ url: 'blob:', by: 'blob' }, { url: 'data:text/plain,tea' }, { url: feed }],
  },
  {
    name: 'a form that is submitted to another origin, and a frame of one',
    answers: { [`${api}/subscribe`]: {}, [`${files}/embedded`]: {}, [feed]: {} },
    asks: [
      { url: `${api}/subscribe`, by: 'form', init: { method: 'POST' } },
      { url: `${files}/embedded`, by: 'frame' },
      { url: feed, reason: 'acao-missing' },
    ],
  },
  {
    name: 'requests to the page’s own origin',
    answers: { [`${shop}/feed`]: {}, [`${shop}/pixel`]: { headers: { 'Content-Type': 'image/gif' } } },
    asks: [
      { url: `${shop}/feed` },
      { url: `${shop}/feed`, init: { method: 'PUT' } },
      { url: `${shop}/pixel`, by: 'image' },
    ],
  },
  {
    name: 'an EventSource that is allowed',
    answers: { [feed]: { headers: allowing(events), body: 'data: tea\n\n', staysOpen: true } },
    asks: [{ url: feed, by: 'event-source' }],
  },
  {
    name: 'an EventSource that is not allowed',
    answers: { [feed]: { headers: events, body: 'data: tea\n\n' } },
    asks: [{ url: feed, by: 'event-source', reason: 'acao-missing' }],
  },
  {
    name: 'an EventSource that connects again, which is no longer allowed',
    answers: {
      [feed]: [{ headers: allowing(events), body: 'retry: 1\nid: 7\ndata: tea\n\n' }, { status: 503 }],
      [`OPTIONS ${feed}`]: permitting('GET', 'last-event-id'),
    },
    asks: [{ url: feed, by: 'event-source again', reason: 'acao-missing' }],
  },
  {
    name: 'a fetch that the page aborts before its answer',
    answers: { [feed]: { afterMs: 2_000 } },
    asks: [{ url: feed, by: 'aborted fetch' }],
  },
  {
    name: 'a PUT that the page aborts during its preflight',
    answers: { [`OPTIONS ${feed}`]: { afterMs: 2_000 } },
    asks: [{ url: feed, by: 'aborted fetch', init: { method: 'PUT' } }],
  },
  {
    name: 'a fetch that the page aborts after a redirect',
    answers: {
      [feed]: { status: 302, headers: allowing({ Location: '/slow' }) },
      [`${api}/slow`]: { afterMs: 2_000 },
    },
    asks: [{ url: feed, by: 'aborted fetch' }],
  },
]
