import { allowing, api, shop, type Situation } from './situation.ts'

const pixel = `${api}/pixel`
const beat = `${api}/beat`
const gif = { 'Content-Type': 'image/gif' }
const noCors = { mode: 'no-cors' } as const
const isolated = { 'Cross-Origin-Embedder-Policy': 'require-corp' }
const only = (value: string) => ({ ...gif, 'Cross-Origin-Resource-Policy': value })

/** Requests in mode no-cors, and what Cross-Origin-Resource-Policy makes of them. */
export const noCorsSituations: readonly Situation[] = [
  {
    name: 'an image of another origin',
    answers: { [pixel]: { headers: gif } },
    asks: [{ url: pixel, by: 'image' }],
  },
  {
    name: 'a no-cors fetch',
    answers: { [pixel]: {} },
    asks: [
      { url: pixel, init: noCors },
      { url: pixel, init: { ...noCors, method: 'POST', body: 'tea' } },
    ],
  },
  {
    name: 'an image that is for the same origin only',
    answers: { [pixel]: { headers: only('same-origin') } },
    asks: [{ url: pixel, by: 'image', reason: 'corp-blocked' }],
  },
  {
    name: 'an image that is for the same site only',
    answers: { [pixel]: { headers: only('same-site') } },
    asks: [{ url: pixel, by: 'image', reason: 'corp-blocked' }],
  },
  {
    name: 'an image that is for the same site only, and comes from it',
    answers: { 'https://static.shop.test/pixel': { headers: only('same-site') } },
    asks: [{ url: 'https://static.shop.test/pixel', by: 'image' }],
  },
  {
    name: 'a no-cors fetch of what is for the same origin only',
    answers: { [pixel]: { headers: only('same-origin') } },
    asks: [{ url: pixel, init: noCors, reason: 'corp-blocked' }],
  },
  {
    name: 'a fetch in mode cors of what is for the same origin only',
    answers: { [pixel]: { headers: allowing({ 'Cross-Origin-Resource-Policy': 'same-origin' }) } },
    asks: [{ url: pixel }],
  },
  {
    name: 'a page that requires a resource policy, and an image without one',
    pageHeaders: isolated,
    answers: { [pixel]: { headers: gif } },
    asks: [{ url: pixel, by: 'image', reason: 'corp-blocked' }],
  },
  {
    name: 'a page that requires a resource policy, and an image for every origin',
    pageHeaders: isolated,
    answers: { [pixel]: { headers: only('cross-origin') } },
    asks: [{ url: pixel, by: 'image' }],
  },
  {
    name: 'a beacon with text',
    answers: { [beat]: { status: 204 } },
    asks: [{ url: beat, by: 'beacon', init: { method: 'POST', body: 'tea' } }],
  },
  {
    name: 'a beacon with JSON, and every origin is allowed',
    answers: {
      [`OPTIONS ${beat}`]: {
        status: 204,
        headers: { 'Access-Control-Allow-Origin': '*', 'Access-Control-Allow-Headers': 'content-type' },
      },
    },
    asks: [
      {
        url: beat,
        by: 'beacon',
        init: { method: 'POST', body: '{}', headers: { 'Content-Type': 'application/json' } },
        reason: 'preflight-acao-wildcard-credentials',
      },
    ],
  },
  {
    name: 'a no-cors fetch is redirected back to the page’s own origin',
    answers: { [pixel]: { status: 302, headers: { Location: `${shop}/pixel` } }, [`${shop}/pixel`]: {} },
    asks: [{ url: pixel, init: noCors }],
  },
]
