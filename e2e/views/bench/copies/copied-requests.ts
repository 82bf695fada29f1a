import type { PageRequest } from '../../../../scenarios/words/page-request.ts'
import { pageRequest } from '../../../../scenarios/words/page-request.test-data.ts'

/** A request that is copied: what it is, and in what it differs from the one of which the bench opens. */
export interface CopiedRequest {
  readonly what: string
  /** A part of the page origin; the dashboard's where there is none. */
  readonly origin?: string
  readonly request?: Partial<PageRequest>
  /** Whether a client that does not know the hops beforehand goes on otherwise than a browser. */
  readonly isChangedByRedirect?: true
  /** Whether it is among those that are run as a Playwright test each time, and not in the soak alone. */
  readonly isRunAsTest?: true
  /** Sent before, in the same browser: the request itself with the same fragment, or a session is started. */
  readonly before?: 'the same' | 'the same, cold' | 'a session'
}

const order = '{ "item": "tea", "quantity": 3 }'
const oddOrder = `{
  "item": "@it's \\"$HOME\\" \`id\` $(id) \\\\ !! %s €🍵\u200B",
  "quantity": 3
}`

export const plainRequest = pageRequest({ body: order })

const get = { method: 'GET', contentType: '', body: '' }

export const copiedRequests: readonly CopiedRequest[] = [
  { what: 'a PUT with JSON' },
  { what: 'a PUT with JSON, warm', isRunAsTest: true, before: 'the same' },
  {
    what: 'a simple POST',
    request: { method: 'POST', path: '/orders', contentType: 'text/plain' },
  },
  { what: 'a POST without a content type', request: { method: 'POST', path: '/orders', contentType: '' } },
  { what: 'a POST without a body', request: { method: 'POST', path: '/session', contentType: '', body: '' } },
  {
    what: 'a GET with a header of its own',
    request: { ...get, path: '/orders/1', headers: [['X-Trace', '7']] },
  },
  { what: 'a header that the policy does not list', request: { ...get, headers: [['X-Unlisted', '1']] } },
  {
    what: 'odd characters in headers',
    request: {
      ...get,
      path: `/orders?a='b'&c="$(id)\`id\`"&d[0]={1}`,
      headers: [
        ['X-Trace', `it's "$HOME" \`id\` \\ !! @ ; # caf\u00e9`],
        ['X-Empty', ''],
        ['x-twice', '1'],
        ['X-Twice', '-d @/etc/passwd'],
      ],
    },
  },
  { what: 'odd characters in a body', request: { method: 'POST', path: '/orders', body: oddOrder } },
  { what: 'a body like a flag of curl', request: { method: 'POST', path: '/orders', body: '@/etc/passwd' } },
  {
    what: 'a body of control characters',
    request: { method: 'POST', path: '/orders', body: '\0\r\n\u001B[1m' },
  },
  { what: 'a body of 60 kB', request: { body: JSON.stringify({ item: `${'x'.repeat(60_000)}'` }) } },
  {
    what: 'the page origin null, and a path that ends in ?',
    isRunAsTest: true,
    origin: 'null',
    request: { path: '/orders/17?' },
  },
  { what: 'the page origin 127.0.0.1', origin: '127.0.0.1' },
  { what: 'a page of the deployed topology', origin: 'app.lab' },
  { what: 'a page origin that is refused', origin: 'evil' },
  {
    what: 'a no-cors POST',
    request: { method: 'POST', path: '/orders', mode: 'no-cors', contentType: 'text/plain' },
  },
  { what: 'a no-cors GET', request: { ...get, mode: 'no-cors', headers: [['X-Dropped', '1']] } },
  { what: 'a redirect', request: { ...get, path: '/redirect?to=/orders/1' } },
  {
    what: 'a redirect that is not followed',
    request: { ...get, path: '/redirect?to=/orders/1', redirect: 'manual' },
  },
  {
    what: 'a redirect by which a POST becomes a GET',
    isChangedByRedirect: true,
    request: { method: 'POST', path: '/redirect?to=/orders/1&status=303', contentType: 'text/plain' },
  },
  {
    what: 'a redirect that keeps a PUT',
    isChangedByRedirect: true,
    request: { path: '/redirect?to=/orders/3&status=307' },
  },
  {
    what: 'a redirect by which a PUT becomes a GET',
    isChangedByRedirect: true,
    request: { path: '/redirect?to=/orders/1&status=303' },
  },
  {
    what: 'credentials and a cookie',
    isRunAsTest: true,
    before: 'a session',
    request: { ...get, path: '/me', credentials: 'include' },
  },
  {
    what: 'the HTTP cache',
    before: 'the same, cold',
    request: { ...get, path: '/catalogue' },
  },
  { what: 'the cache mode reload', request: { ...get, path: '/catalogue', cache: 'reload' } },
  {
    what: '200 headers',
    request: { ...get, headers: Array.from({ length: 200 }, (_, n) => [`X-Many-${n}`, String(n)] as const) },
  },
  { what: 'a header of 8 kB', request: { ...get, headers: [['X-Trace', 'a'.repeat(8_000)]] } },
  { what: 'a HEAD', request: { ...get, method: 'HEAD' } },
  { what: 'a DELETE', request: { ...get, method: 'DELETE', path: '/orders/9' } },
  { what: 'an OPTIONS of the page', request: { ...get, method: 'OPTIONS' } },
  { what: 'a method in lower case', request: { method: 'patch' } },
  { what: 'a forbidden method', request: { ...get, method: 'CONNECT' } },
  { what: 'mode same-origin', request: { ...get, mode: 'same-origin' } },
]
