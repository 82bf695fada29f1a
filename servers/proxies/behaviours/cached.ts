import { actual, allowedOrigin, otherAllowedOrigin, preflight, type Behaviour } from './behaviour.ts'

/** Asks for a response that has these headers, by a URL that no other behaviour has. */
const catalogue = (headers: Readonly<Record<string, string>>) =>
  `/catalogue?${new URLSearchParams(headers).toString()}`

const cached = { ...actual, does: { caches: true }, status: 200 } as const
const sameBefore = { before: [{ origin: allowedOrigin }] } as const
const otherBefore = { before: [{ origin: otherAllowedOrigin }] } as const
const authorized = [['Authorization', 'Bearer x']] as const

const notKept = (headers: Readonly<Record<string, string>>): Behaviour => ({
  name: `caches: asks the backend again after ${JSON.stringify(headers)}`,
  ...cached,
  ...sameBefore,
  path: catalogue(headers),
  backendSees: 2,
})

const kept = (headers: Readonly<Record<string, string>>): Behaviour => ({
  ...notKept(headers),
  name: `caches: answers by itself after ${JSON.stringify(headers)}`,
  backendSees: 1,
})

/** What a proxy does that keeps responses to /catalogue in a cache of its own. */
export const cachedBehaviours: readonly Behaviour[] = [
  kept({ 'cache-control': 'public, max-age=60' }),
  kept({ 'cache-control': 'max-age=0, s-maxage=60' }),
  {
    name: 'caches: puts the headers for whoever asks on what another origin had asked for',
    ...cached,
    ...otherBefore,
    path: catalogue({ 'cache-control': 'max-age=61' }),
    backendSees: 1,
  },
  {
    name: "caches: takes the backend's own CORS headers away from what it kept",
    ...cached,
    ...sameBefore,
    path: catalogue({ 'cache-control': 'max-age=60', 'access-control-allow-origin': '*' }),
    backendSees: 1,
  },
  {
    name: 'caches: keeps one response for each origin where the backend says Vary: Origin',
    ...cached,
    ...otherBefore,
    path: catalogue({ 'cache-control': 'max-age=60', vary: 'Origin' }),
    vary: ['Origin', 'Origin'],
    backendSees: 2,
  },
  {
    name: 'caches: answers the same origin by itself where the backend says Vary: Origin',
    ...cached,
    before: [{ origin: allowedOrigin }, { origin: otherAllowedOrigin }],
    path: catalogue({ 'cache-control': 'max-age=61', vary: 'Origin' }),
    vary: ['Origin', 'Origin'],
    backendSees: 2,
  },
  notKept({}),
  notKept({ 'cache-control': 'public' }),
  notKept({ 'cache-control': 'max-age=0' }),
  notKept({ 'cache-control': 'no-store, max-age=60' }),
  notKept({ 'cache-control': 'private, max-age=60' }),
  notKept({ 'cache-control': 'no-cache, max-age=60' }),
  notKept({ 'cache-control': 'max-age=60', 'set-cookie': 'session=1' }),
  {
    ...notKept({ 'cache-control': 'max-age=60', vary: '*' }),
    vary: ['*', 'Origin'],
  },
  {
    name: 'caches: keeps nothing that was asked for with Authorization and is not public',
    ...cached,
    path: catalogue({ 'cache-control': 'max-age=62' }),
    before: [{ headers: authorized }],
    headers: authorized,
    not: { nginx: 'keeps it: its cache does not look at Authorization' },
    backendSees: 2,
  },
  {
    name: 'caches: keeps what is public, also where it was asked for with Authorization',
    ...cached,
    path: catalogue({ 'cache-control': 'public, max-age=62' }),
    before: [{ headers: authorized }],
    backendSees: 1,
  },
  {
    name: 'caches: keeps no answer to POST',
    ...cached,
    path: catalogue({ 'cache-control': 'max-age=63' }),
    method: 'POST',
    before: [{ method: 'POST', origin: allowedOrigin }],
    backendSees: 2,
  },
  {
    name: 'caches: forgets what it kept when a POST changes it',
    ...cached,
    path: catalogue({ 'cache-control': 'max-age=64' }),
    before: [{}, { method: 'POST' }],
    not: { nginx: 'keeps it until it is stale' },
    backendSees: 3,
  },
  {
    name: 'caches: keeps nothing of another path',
    ...cached,
    ...sameBefore,
    path: `/other${catalogue({ 'cache-control': 'max-age=60' })}`,
    backendSees: 2,
  },
  {
    name: 'caches: answers a preflight by itself',
    ...preflight,
    does: { caches: true },
    origin: allowedOrigin,
    path: catalogue({ 'cache-control': 'max-age=65' }),
    cors: {
      'access-control-allow-origin': allowedOrigin,
      'access-control-allow-credentials': 'true',
      'access-control-allow-methods': 'GET, POST, PUT, DELETE',
      'access-control-allow-headers': 'content-type, x-demo',
      'access-control-max-age': '600',
    },
  },
  {
    name: 'caches: without a policy, hands one origin what the backend said to another',
    ...cached,
    ...otherBefore,
    policy: null,
    path: catalogue({ 'cache-control': 'max-age=60', 'access-control-allow-origin': otherAllowedOrigin }),
    cors: { 'access-control-allow-origin': otherAllowedOrigin },
    vary: [],
    backendSees: 1,
  },
  {
    name: 'keeps nothing without a cache',
    ...actual,
    ...sameBefore,
    path: catalogue({ 'cache-control': 'public, max-age=60' }),
    status: 200,
    backendSees: 2,
  },
]
