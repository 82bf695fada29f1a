import type { ProxyBehaviour } from '../../../scenarios/setup/behaviour/proxy-behaviour.ts'
import type { Policy } from '../../../scenarios/setup/policy/policy.ts'
import {
  actual,
  allowedOrigin,
  allowedPreflight,
  barePolicy,
  ownCorsOfBackend,
  preflight,
  widePolicy,
  type Behaviour,
} from './behaviour.ts'

const { vary: varyOfBackend, ...corsOfBackend } = ownCorsOfBackend

const bare = { cors: {}, vary: [] } as const
const evil = 'http://evil.test'
const evilAllowed = { ...actual.cors, 'access-control-allow-origin': evil }

/** The behaviours of a proxy of which one field is this. */
const where = (does: Partial<ProxyBehaviour>, behaviours: readonly Behaviour[]): readonly Behaviour[] =>
  behaviours.map((each) => ({ ...each, name: `${JSON.stringify(does)}: ${each.name}`, does }))

const successes = [200, 201, 204, 206, 301, 302, 303, 304, 307, 308]
const withHeaders = (status: number): Behaviour => ({
  ...actual,
  name: `puts its headers on a ${status}`,
  path: `/status/${status}`,
  status,
})
const withoutHeaders = (status: number): Behaviour => ({
  ...withHeaders(status),
  ...bare,
  name: `puts no header on a ${status}`,
})

const onSuccesses: readonly Behaviour[] = [
  { name: 'answers a preflight as ever', ...preflight, origin: allowedOrigin, cors: allowedPreflight },
  ...successes.map(withHeaders),
  ...[202, 400, 404, 500].map(withoutHeaders),
  {
    name: 'puts no header on its own 502',
    ...actual,
    ...bare,
    upstream: 'refuses',
    status: 502,
    backendSees: 0,
  },
  {
    name: 'puts no header on its own 413',
    ...actual,
    ...bare,
    method: 'POST',
    body: 'x'.repeat(200_000),
    status: 413,
    backendSees: 0,
  },
]

const onPreflights: readonly Behaviour[] = [
  { name: 'answers a preflight as ever', ...preflight, origin: allowedOrigin, cors: allowedPreflight },
  { name: 'puts no header on a 200', ...actual, ...bare, status: 200 },
  {
    name: 'puts no header on an OPTIONS that is no preflight',
    ...actual,
    ...bare,
    method: 'OPTIONS',
    status: 200,
  },
  {
    name: 'puts no header on its own 502',
    ...actual,
    ...bare,
    upstream: 'refuses',
    status: 502,
    backendSees: 0,
  },
  {
    name: "takes the backend's own CORS headers away all the same",
    ...actual,
    path: '/own-cors',
    status: 200,
    cors: {},
    vary: [varyOfBackend],
  },
]

const reflecting = (what: string, policy: Policy): Behaviour => ({
  ...actual,
  name: `allows any origin with credentials under ${what}`,
  policy: { ...policy, credentials: true },
  origin: evil,
  status: 200,
  cors: { 'access-control-allow-origin': evil, 'access-control-allow-credentials': 'true' },
})

const reflect: readonly Behaviour[] = [
  { name: 'allows any origin', ...actual, origin: evil, status: 200, cors: evilAllowed },
  {
    name: 'allows any origin in a preflight',
    ...preflight,
    origin: evil,
    cors: { ...allowedPreflight, 'access-control-allow-origin': evil },
  },
  {
    name: 'allows null',
    ...actual,
    origin: 'null',
    status: 200,
    cors: { ...actual.cors, 'access-control-allow-origin': 'null' },
  },
  { name: 'allows nothing without Origin', ...actual, origin: undefined, status: 200, cors: {} },
  { name: 'allows nothing to an empty Origin', ...actual, origin: '', status: 200, cors: {} },
  reflecting('a policy for one origin', { ...barePolicy, origins: [allowedOrigin] }),
  reflecting('a policy that allows everybody', { ...widePolicy, exposeHeaders: [] }),
]

const allowed = (origin: string) => ({
  ...actual,
  origin,
  status: 200,
  cors: { ...actual.cors, 'access-control-allow-origin': origin },
})

const contains: readonly Behaviour[] = [
  { name: 'allows an origin of the policy', ...allowed(allowedOrigin) },
  { name: 'allows a longer host', ...allowed(`${allowedOrigin}.evil.test`) },
  { name: 'allows what an allowed origin is the end of', ...allowed(`http://evil.test/${allowedOrigin}`) },
  {
    name: 'allows a longer host in a preflight',
    ...preflight,
    origin: `${allowedOrigin}0`,
    cors: { ...allowedPreflight, 'access-control-allow-origin': `${allowedOrigin}0` },
  },
  { name: 'allows no other origin', ...actual, origin: evil, status: 200, cors: {} },
  { name: 'takes a dot for a dot', ...actual, origin: 'http://appXtest:5173', status: 200, cors: {} },
  {
    name: 'tells capitals from small letters',
    ...actual,
    origin: allowedOrigin.toUpperCase(),
    status: 200,
    cors: {},
  },
]

const withoutVary: readonly Behaviour[] = [
  { name: 'sends no Vary with a response', ...actual, status: 200, vary: [] },
  { name: 'sends no Vary to a foreign origin', ...actual, origin: evil, status: 200, ...bare },
  {
    name: 'sends no Vary with a preflight',
    ...preflight,
    origin: allowedOrigin,
    cors: allowedPreflight,
    vary: [],
  },
]

const besideBackend: readonly Behaviour[] = [
  {
    name: "leaves the backend's own CORS headers beside its own",
    ...actual,
    path: '/own-cors',
    status: 200,
    corsOfBackend,
    vary: [varyOfBackend, 'Origin'],
  },
  { name: 'answers a preflight by itself', ...preflight, origin: allowedOrigin, cors: allowedPreflight },
]

/** What is not in the table of behaviours already, or in that of caches. */
type Field = Exclude<keyof ProxyBehaviour, 'policy' | 'caches' | 'keepsPreflights'>

const ofEach: Readonly<Record<Field, readonly Behaviour[]>> = {
  headersOn: where({ headersOn: 'successes' }, onSuccesses),
  headersOnlyOnPreflights: where({ headersOnlyOnPreflights: true }, onPreflights),
  comparesOrigin: [
    ...where({ comparesOrigin: 'reflect' }, reflect),
    ...where({ comparesOrigin: 'contains' }, contains),
  ],
  sendsVary: where({ sendsVary: false }, withoutVary),
  removesBackendHeaders: where({ removesBackendHeaders: false }, besideBackend),
}

/** What a proxy does of which one field is not as it should be, the same on every engine. */
export const fieldBehaviours: readonly Behaviour[] = Object.values(ofEach).flat()
