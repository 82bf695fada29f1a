import type { PageRequest } from '../../../scenarios/words/page-request.ts'

const json = { contentType: 'application/json', body: '{ "item": "tea", "quantity": 3 }' }

/** What the walk sends from every page origin: each kind of request that the oracle tells apart on the bench. */
export const walkRequests: Readonly<Record<string, Partial<PageRequest>>> = {
  'a PUT of JSON': { method: 'PUT', path: '/orders/17', ...json },
  'a simple GET': { method: 'GET', path: '/orders' },
  'a HEAD': { method: 'HEAD', path: '/orders' },
  'a simple POST': { method: 'POST', path: '/orders', ...json, contentType: 'text/plain' },
  'a DELETE': { method: 'DELETE', path: '/orders/3', contentType: '', body: '' },
  'a GET with a header': { method: 'GET', path: '/orders/1', headers: [['x-trace', '7']] },
  'a GET with Authorization': {
    method: 'GET',
    path: '/private',
    headers: [['authorization', 'Bearer demo']],
  },
  'a GET with credentials': { method: 'GET', path: '/me', credentials: 'include' },
  'a PUT with credentials': { method: 'PUT', path: '/orders/17', ...json, credentials: 'include' },
  'a GET that is answered with 500': { method: 'GET', path: '/status/500' },
  'a GET that is redirected': { method: 'GET', path: '/redirect?to=/orders/1' },
  'a GET without CORS': { method: 'GET', path: '/orders', mode: 'no-cors' },
  'a POST without CORS': {
    method: 'POST',
    path: '/orders',
    ...json,
    contentType: 'text/plain',
    mode: 'no-cors',
  },
  'a GET in mode same-origin': { method: 'GET', path: '/orders', mode: 'same-origin' },
}
