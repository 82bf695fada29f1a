import { actual, barePolicy, ownCorsOfBackend, widePolicy, type Behaviour } from './behaviour.ts'

const { vary: varyOfBackend, ...corsOfBackend } = ownCorsOfBackend

/** What a proxy makes of the backend's responses. */
export const responses: readonly Behaviour[] = [
  { name: 'puts its headers on a 200', ...actual, status: 200 },
  { name: 'puts its headers on a 404', ...actual, path: '/status/404', status: 404 },
  { name: 'puts its headers on a 500', ...actual, path: '/status/500', status: 500 },
  { name: 'puts its headers on a 302, and does not follow it', ...actual, path: '/status/302', status: 302 },
  { name: 'puts its headers on a 304', ...actual, path: '/status/304', status: 304, hasNoBody: true },
  { name: 'puts its headers on a 204', ...actual, path: '/status/204', status: 204, hasNoBody: true },
  { name: 'puts its headers on the answer to HEAD', ...actual, method: 'HEAD', status: 200 },
  {
    name: 'gives a foreign origin the response without permission',
    ...actual,
    origin: 'http://evil.test',
    status: 200,
    cors: {},
  },
  {
    name: 'gives a request without Origin Vary all the same',
    ...actual,
    origin: undefined,
    status: 200,
    cors: {},
  },
  {
    name: "takes the backend's own CORS headers away",
    ...actual,
    path: '/own-cors',
    status: 200,
    vary: [varyOfBackend, 'Origin'],
  },
  {
    name: "takes the backend's own CORS headers away from a foreign origin as well",
    ...actual,
    path: '/own-cors',
    origin: 'http://evil.test',
    status: 200,
    cors: {},
    vary: [varyOfBackend, 'Origin'],
  },
  {
    name: 'lets a body of just the limit through',
    ...actual,
    method: 'POST',
    body: 'x'.repeat(65_536),
    status: 200,
  },
  {
    name: 'puts * on a response where everybody is allowed, and Vary all the same',
    ...actual,
    policy: widePolicy,
    origin: 'null',
    status: 200,
    cors: { 'access-control-allow-origin': '*', 'access-control-expose-headers': 'x-request-id' },
  },
  {
    name: 'leaves out of a response what the policy does not have',
    ...actual,
    policy: barePolicy,
    origin: 'null',
    status: 200,
    cors: { 'access-control-allow-origin': 'null' },
  },
  {
    name: "without a policy: leaves the backend's own CORS headers as they are",
    ...actual,
    policy: null,
    path: '/own-cors',
    status: 200,
    cors: corsOfBackend,
    vary: [varyOfBackend],
  },
]
