import type { Policy } from '../../scenarios/policy/policy.ts'

const allowedOrigin = 'http://app.test:5173'
const otherAllowedOrigin = 'http://admin.test:5174'

export const behaviourPolicy: Policy = {
  origins: [allowedOrigin, otherAllowedOrigin],
  methods: ['GET', 'POST', 'PUT', 'DELETE'],
  requestHeaders: ['content-type', 'x-demo'],
  exposeHeaders: ['x-request-id'],
  credentials: true,
  maxAgeSeconds: 600,
}

/** One request to a proxy with that policy, and what must come back on the wire. */
export interface Behaviour {
  readonly name: string
  readonly method?: string
  readonly path?: string
  readonly origin?: string | undefined
  readonly headers?: readonly (readonly [name: string, value: string])[]
  readonly body?: string
  /** What stands behind the proxy; `app` where nothing is said. */
  readonly upstream?: 'app' | 'refuses' | 'resets' | 'no-http' | 'too-slow'
  readonly status: number
  /** Every header of CORS, and every Vary line, in lower case. Nothing else may be there of these. */
  readonly cors: Readonly<Record<string, string>>
  readonly vary?: readonly string[]
  readonly backendSees: number
  /** No header may say that there is a body. */
  readonly hasNoBody?: boolean
}

const preflightHeaders = [
  ['Access-Control-Request-Method', 'PUT'],
  ['Access-Control-Request-Headers', 'content-type'],
] as const

const preflightVary = 'Origin, Access-Control-Request-Method, Access-Control-Request-Headers'

const allowedPreflight = {
  'access-control-allow-origin': allowedOrigin,
  'access-control-allow-credentials': 'true',
  'access-control-allow-methods': 'GET, POST, PUT, DELETE',
  'access-control-allow-headers': 'content-type, x-demo',
  'access-control-max-age': '600',
}

const allowedActual = {
  'access-control-allow-origin': allowedOrigin,
  'access-control-allow-credentials': 'true',
  'access-control-expose-headers': 'x-request-id',
}

const preflight = {
  method: 'OPTIONS',
  headers: preflightHeaders,
  status: 204,
  vary: [preflightVary],
  backendSees: 0,
  hasNoBody: true,
}
const actual = { origin: allowedOrigin, cors: allowedActual, backendSees: 1 }

/** What any engine must do that answers for CORS, each seen on the wire. */
export const behaviours: readonly Behaviour[] = [
  {
    name: 'answers a preflight from an allowed origin',
    ...preflight,
    origin: allowedOrigin,
    cors: allowedPreflight,
  },
  {
    name: 'answers a preflight from the other allowed origin with that origin',
    ...preflight,
    origin: otherAllowedOrigin,
    cors: { ...allowedPreflight, 'access-control-allow-origin': otherAllowedOrigin },
  },
  {
    name: 'answers a preflight from a foreign origin without permission',
    ...preflight,
    origin: 'http://evil.test',
    cors: {},
  },
  { name: 'answers a preflight from null without permission', ...preflight, origin: 'null', cors: {} },
  {
    name: 'answers a preflight for a path that does not exist',
    ...preflight,
    path: '/nowhere',
    origin: allowedOrigin,
    cors: allowedPreflight,
  },
  {
    name: 'answers a preflight while the backend is down',
    ...preflight,
    origin: allowedOrigin,
    upstream: 'refuses',
    cors: allowedPreflight,
  },
  {
    name: 'compares the origin byte by byte: capitals',
    ...preflight,
    origin: 'HTTP://APP.test:5173',
    cors: {},
  },
  {
    name: 'compares the origin byte by byte: a longer host',
    ...preflight,
    origin: `${allowedOrigin}.evil.test`,
    cors: {},
  },
  {
    name: 'compares the origin byte by byte: a dot is a dot',
    ...preflight,
    origin: 'http://appXtest:5173',
    cors: {},
  },
  {
    name: 'passes on an OPTIONS without Access-Control-Request-Method',
    ...actual,
    method: 'OPTIONS',
    status: 200,
  },
  {
    name: 'passes on an OPTIONS without Origin',
    ...actual,
    method: 'OPTIONS',
    origin: undefined,
    headers: preflightHeaders,
    status: 200,
    cors: {},
  },
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
    vary: ['Accept-Encoding', 'Origin'],
  },
  {
    name: "takes the backend's own CORS headers away from a foreign origin as well",
    ...actual,
    path: '/own-cors',
    origin: 'http://evil.test',
    status: 200,
    cors: {},
    vary: ['Accept-Encoding', 'Origin'],
  },
  {
    name: 'puts its headers on its own 502 when the backend refuses',
    ...actual,
    upstream: 'refuses',
    status: 502,
    backendSees: 0,
  },
  {
    name: 'puts its headers on its own 502 when the backend resets',
    ...actual,
    upstream: 'resets',
    status: 502,
    backendSees: 0,
  },
  {
    name: 'puts its headers on its own 502 when the backend does not speak HTTP',
    ...actual,
    upstream: 'no-http',
    status: 502,
    backendSees: 0,
  },
  {
    name: 'puts its headers on its own 504 when no response head comes',
    ...actual,
    upstream: 'too-slow',
    status: 504,
    backendSees: 0,
  },
  {
    name: 'puts its headers on its own 413 for a body over the limit',
    ...actual,
    method: 'POST',
    body: 'x'.repeat(200_000),
    status: 413,
    backendSees: 0,
  },
]
