import { allowing, anyone, api, files, permitting, type Situation } from './situation.ts'

const list = `${api}/catalogue`
const put = { method: 'PUT' } as const
const trace = { headers: { 'X-Trace': '1' } } as const

/** Preflights and responses that the browser, or a service worker, has stored. */
export const cacheSituations: readonly Situation[] = [
  {
    name: 'a second PUT has no preflight of its own',
    answers: {
      [`OPTIONS ${list}`]: permitting('PUT', '', { 'Access-Control-Max-Age': '600' }),
      [list]: { headers: allowing() },
    },
    asks: [
      { url: list, init: put },
      { url: list, init: put },
    ],
  },
  {
    name: 'a second PUT has a preflight of its own where Max-Age is 0',
    answers: {
      [`OPTIONS ${list}`]: permitting('PUT', '', { 'Access-Control-Max-Age': '0' }),
      [list]: { headers: allowing() },
    },
    asks: [
      { url: list, init: put },
      { url: list, init: put },
    ],
  },
  {
    name: 'a cached preflight, and a response that no longer allows the page',
    answers: {
      [`OPTIONS ${list}`]: permitting('PUT', '', { 'Access-Control-Max-Age': '600' }),
      [list]: [{ headers: allowing() }, { status: 500 }],
    },
    asks: [
      { url: list, init: put },
      { url: list, init: put, reason: 'acao-missing' },
    ],
  },
  {
    name: 'a cached preflight does not cover another header',
    answers: {
      [`OPTIONS ${list}`]: permitting('PUT', '', { 'Access-Control-Max-Age': '600' }),
      [list]: { headers: allowing() },
    },
    asks: [
      { url: list, init: put },
      { url: list, init: { ...put, ...trace }, reason: 'preflight-header-not-allowed' },
    ],
  },
  {
    name: 'a preflight with Max-Age 0 that passes once and then not',
    answers: {
      [`OPTIONS ${list}`]: [permitting('PUT', '', { 'Access-Control-Max-Age': '0' }), { status: 503 }],
      [list]: { headers: allowing() },
    },
    asks: [
      { url: list, init: put },
      { url: list, init: put, reason: 'preflight-acao-missing' },
    ],
  },
  {
    name: 'a 304 to the browser’s own question, without headers of CORS',
    answers: {
      [list]: [
        { headers: allowing({ ETag: '"1"', 'Cache-Control': 'max-age=0' }), body: 'tea' },
        { status: 304, headers: { ETag: '"1"' } },
      ],
    },
    asks: [{ url: list }, { url: list }],
  },
  {
    name: 'a 304 to the browser’s own question, which allows another origin',
    answers: {
      [list]: [
        { headers: allowing({ ETag: '"1"', 'Cache-Control': 'max-age=0' }), body: 'tea' },
        { status: 304, headers: { ETag: '"1"', 'Access-Control-Allow-Origin': 'https://admin.test' } },
      ],
    },
    asks: [{ url: list }, { url: list, reason: 'acao-mismatch' }],
  },
  {
    name: 'a 304 to a question of script’s, without headers of CORS',
    answers: {
      [`OPTIONS ${list}`]: permitting('GET', 'if-none-match'),
      [list]: { status: 304, headers: { ETag: '"1"' } },
    },
    asks: [{ url: list, init: { headers: { 'If-None-Match': '"1"' } }, reason: 'acao-missing' }],
  },
  {
    name: 'a stored response that was for an image is used for a fetch',
    answers: { [list]: { headers: { 'Cache-Control': 'max-age=600', 'Content-Type': 'image/gif' } } },
    asks: [
      { url: list, by: 'image' },
      { url: list, reason: 'acao-missing' },
    ],
  },
  {
    name: 'what a frame of another origin has stored is not used for its page',
    frame: { url: `${files}/frame` },
    answers: {
      [list]: { headers: { 'Access-Control-Allow-Origin': files, 'Cache-Control': 'max-age=600' } },
    },
    asks: [
      { url: list, inFrame: true },
      { url: list, reason: 'acao-mismatch' },
    ],
  },
  {
    name: 'a stored response that allows another origin',
    answers: {
      [list]: {
        headers: { 'Access-Control-Allow-Origin': 'https://admin.test', 'Cache-Control': 'max-age=600' },
      },
    },
    asks: [
      { url: list, reason: 'acao-mismatch' },
      { url: list, reason: 'acao-mismatch' },
    ],
  },
  {
    name: 'a stored response that was for a request without credentials',
    answers: { [list]: { headers: { ...anyone, 'Cache-Control': 'max-age=600' } } },
    asks: [
      { url: list },
      { url: list, init: { credentials: 'include' }, reason: 'acao-wildcard-credentials' },
    ],
  },
  {
    name: 'an image has stored a response that varies by Origin',
    answers: {
      [list]: [
        { headers: { 'Cache-Control': 'max-age=600', 'Content-Type': 'image/gif', Vary: 'Origin' } },
        { headers: allowing({ 'Cache-Control': 'max-age=600', Vary: 'Origin' }) },
      ],
    },
    asks: [{ url: list, by: 'image' }, { url: list }],
  },
  {
    name: 'a stored response that the page may read',
    answers: { [list]: { headers: { ...anyone, 'Cache-Control': 'max-age=600' } } },
    asks: [{ url: list }, { url: list }, { url: list, init: { cache: 'force-cache' } }],
  },
  {
    name: 'a redirect that is stored',
    answers: {
      [list]: {
        status: 301,
        headers: { ...anyone, Location: `${files}/new`, 'Cache-Control': 'max-age=600' },
      },
      [`${files}/new`]: { headers: anyone },
    },
    asks: [{ url: list }, { url: list }],
  },
  {
    name: 'a service worker answers itself',
    serviceWorker: 'event.respondWith(new Response("from the worker", { status: 203 }))',
    answers: {},
    asks: [{ url: list }, { url: list, init: put }],
  },
  {
    name: 'a service worker hands a request on, and is not allowed to read it',
    serviceWorker: 'event.respondWith(fetch(event.request))',
    answers: { [list]: {} },
    asks: [{ url: list }],
  },
  {
    name: 'a service worker lets a request pass it by',
    serviceWorker: '',
    answers: { [list]: {} },
    asks: [{ url: list, reason: 'acao-missing' }],
  },
]
