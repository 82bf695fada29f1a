import type { PageRequest } from './page-request.ts'

/** A PUT with JSON from the dashboard's own origin, sent as the bench sends it first. */
export const pageRequest = (part: Partial<PageRequest> = {}): PageRequest => ({
  origin: 'http://localhost:4100',
  method: 'PUT',
  path: '/orders/17',
  headers: [],
  credentials: 'same-origin',
  mode: 'cors',
  redirect: 'follow',
  cache: 'default',
  contentType: 'application/json',
  body: '{}',
  ...part,
})
