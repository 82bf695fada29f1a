import { allowing, api, files, shop, type Situation } from './situation.ts'

const stock = `${api}/stock`
const sandboxed = { url: `${shop}/frame`, isSandboxed: true } as const

/** A response that allows this, to a page that it does not match. */
const allowed = (
  name: string,
  value: string | readonly string[],
  reason: NonNullable<Situation['asks'][number]['reason']>,
): Situation => ({
  name,
  answers: { [stock]: { headers: { 'Access-Control-Allow-Origin': value } } },
  asks: [{ url: stock, reason }],
})

/** What Access-Control-Allow-Origin says, and of whom. */
export const originSituations: readonly Situation[] = [
  allowed('a slash at the end of the allowed origin', `${shop}/`, 'acao-mismatch'),
  allowed('the default port in the allowed origin', `${shop}:443`, 'acao-mismatch'),
  allowed('two lines that allow the same origin', [shop, shop], 'acao-multiple'),
  allowed('two lines, of which one allows every origin', [shop, '*'], 'acao-multiple'),
  allowed('two origins in one line', `${shop}, https://admin.test`, 'acao-multiple'),
  allowed('another origin is allowed', 'https://admin.test', 'acao-mismatch'),
  allowed('the origin in capitals is allowed', 'https://SHOP.test', 'acao-mismatch'),
  allowed('http is allowed, and the page is https', 'http://shop.test', 'acao-mismatch'),
  allowed('a pattern of hosts is allowed', 'https://*.test', 'acao-mismatch'),
  allowed('a host without a scheme is allowed', 'shop.test', 'acao-invalid'),
  allowed('null is allowed', 'null', 'acao-mismatch'),
  {
    name: 'the default port in the allowed origin of a page on localhost',
    page: 'http://localhost/',
    answers: {
      'http://api.test/stock': { headers: { 'Access-Control-Allow-Origin': 'http://localhost:80' } },
    },
    asks: [{ url: 'http://api.test/stock', reason: 'acao-mismatch' }],
  },
  {
    name: 'a sandboxed frame sends null, which is allowed',
    frame: sandboxed,
    answers: { [stock]: { headers: { 'Access-Control-Allow-Origin': 'null' } } },
    asks: [{ url: stock, inFrame: true }],
  },
  {
    name: 'a sandboxed frame sends null, and its page is allowed',
    frame: sandboxed,
    answers: { [stock]: { headers: allowing() } },
    asks: [{ url: stock, inFrame: true, reason: 'acao-mismatch' }],
  },
  {
    name: 'a sandboxed frame asks the server that it came from',
    frame: sandboxed,
    answers: { [`${shop}/stock`]: {} },
    asks: [{ url: `${shop}/stock`, inFrame: true, reason: 'acao-missing' }],
  },
  {
    name: 'a frame of another origin asks its own server, and the page does',
    frame: { url: `${files}/frame` },
    answers: { [`${files}/stock`]: {} },
    asks: [
      { url: `${files}/stock`, inFrame: true },
      { url: `${files}/stock`, reason: 'acao-missing' },
    ],
  },
  {
    name: 'exposed headers change nothing of the verdict',
    answers: {
      [stock]: { headers: allowing({ 'Access-Control-Expose-Headers': 'X-Total', 'X-Total': '3' }) },
    },
    asks: [{ url: stock }],
  },
  {
    name: 'headers are exposed, and no origin is allowed',
    answers: { [stock]: { headers: { 'Access-Control-Expose-Headers': '*', 'X-Total': '3' } } },
    asks: [{ url: stock, reason: 'acao-missing' }],
  },
]
