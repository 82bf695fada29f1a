import type { RecordedCase } from './recorded-case.ts'

const page = 'https://shop.test'
const cart = 'https://api.test/cart'
const star = { 'Access-Control-Allow-Origin': '*' }
const named = { 'Access-Control-Allow-Origin': page }
const get = { ask: `GET ${cart}`, type: 'fetch', sent: { Origin: page }, status: 200 }

/** A HAR does not tell of credentials: what became of the request does. */
export const credentialsCases: readonly RecordedCase[] = [
  {
    name: 'without a cookie, and blocked: it was sent with credentials, which * does not allow',
    entries: [{ ...get, got: star, error: 'net::ERR_FAILED' }],
    fetches: [
      {
        index: 0,
        outcome: 'blocked-at-response',
        reason: 'acao-wildcard-credentials',
        certain: true,
        agrees: true,
        says: /with credentials/,
      },
    ],
    mayBeBlocked: true,
  },
  {
    name: 'without a cookie, and not blocked: it was sent without credentials',
    entries: [{ ...get, got: star }],
    fetches: [{ index: 0, outcome: 'readable', certain: true, agrees: true }],
    mayBeBlocked: false,
  },
  {
    name: 'blocked, and the origin is allowed: credentials are not',
    entries: [{ ...get, got: named, error: 'net::ERR_FAILED' }],
    fetches: [{ index: 0, outcome: 'blocked-at-response', reason: 'acac-not-true', agrees: true }],
    mayBeBlocked: true,
  },
  {
    name: 'a recorder that does not tell of failures leaves both open',
    creator: 'Firefox',
    profile: 'firefox',
    entries: [{ ...get, got: star }],
    fetches: [
      {
        index: 0,
        outcome: 'readable',
        certain: false,
        agrees: null,
        says: /^Blocked if the request was sent with credentials/,
      },
    ],
    mayBeBlocked: true,
  },
  {
    name: 'a recorder that does not tell of failures, and an answer that allows either way',
    creator: 'Firefox',
    profile: 'firefox',
    entries: [{ ...get, got: { ...named, 'Access-Control-Allow-Credentials': 'true' } }],
    fetches: [{ index: 0, outcome: 'readable', certain: true, agrees: null }],
    mayBeBlocked: false,
  },
  {
    name: 'a recorder that does not tell of failures, and an answer that allows neither',
    creator: 'mitmproxy',
    entries: [{ ask: `GET ${cart}`, sent: { Origin: page }, status: 200 }],
    fetches: [
      { index: 0, outcome: 'blocked-at-response', reason: 'acao-missing', certain: true, agrees: null },
    ],
    mayBeBlocked: true,
  },
  {
    name: 'cookies that were sent tell of credentials',
    creator: 'mitmproxy',
    entries: [{ ask: `GET ${cart}`, sent: { Origin: page, Cookie: 'session=1' }, status: 200, got: star }],
    fetches: [
      { index: 0, outcome: 'blocked-at-response', reason: 'acao-wildcard-credentials', certain: true },
    ],
    mayBeBlocked: true,
  },
  {
    name: 'cookies that stand in the list of them tell the same',
    creator: 'mitmproxy',
    entries: [
      {
        ask: `GET ${cart}`,
        sent: { Origin: page },
        status: 200,
        got: star,
        more: {
          request: {
            method: 'GET',
            url: cart,
            headers: [{ name: 'Origin', value: page }],
            cookies: [{ name: 'a', value: 'b' }],
          },
        },
      },
    ],
    fetches: [
      { index: 0, outcome: 'blocked-at-response', reason: 'acao-wildcard-credentials', certain: true },
    ],
    mayBeBlocked: true,
  },
  {
    name: 'a redirect that was followed had been allowed, so the request had no credentials',
    entries: [
      { ...get, status: 302, got: { ...star, Location: '/cart/2' } },
      {
        ask: 'GET https://api.test/cart/2',
        type: 'fetch',
        sent: { Origin: page },
        status: 200,
        got: { ...named, 'Access-Control-Allow-Credentials': 'true' },
      },
    ],
    fetches: [{ index: 0, outcome: 'readable', certain: true }],
    mayBeBlocked: false,
  },
  {
    name: 'a font is fetched without credentials',
    creator: 'mitmproxy',
    entries: [
      { ask: 'GET https://cdn.test/a.woff2', type: 'font', sent: { Origin: page }, status: 200, got: star },
    ],
    fetches: [{ index: 0, outcome: 'readable', certain: true }],
    mayBeBlocked: false,
  },
  {
    name: 'a beacon with JSON has credentials always',
    entries: [
      {
        ask: 'POST https://api.test/beat',
        type: 'ping',
        sent: { Referer: `${page}/`, 'Content-Type': 'application/json' },
        error: 'net::ERR_FAILED',
      },
      {
        ask: 'OPTIONS https://api.test/beat',
        type: 'preflight',
        sent: {
          Origin: page,
          'Access-Control-Request-Method': 'POST',
          'Access-Control-Request-Headers': 'content-type',
        },
        status: 200,
        got: { ...star, 'Access-Control-Allow-Headers': 'content-type' },
      },
    ],
    fetches: [
      {
        index: 0,
        outcome: 'blocked-at-preflight',
        reason: 'preflight-acao-wildcard-credentials',
        certain: true,
      },
    ],
    mayBeBlocked: true,
  },
]
