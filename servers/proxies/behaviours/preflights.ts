import {
  type Behaviour,
  actual,
  allowedOrigin,
  allowedPreflight,
  barePolicy,
  longList,
  longPolicy,
  otherAllowedOrigin,
  preflight,
  preflightHeaders,
  rareOrigins,
  rarePolicy,
  widePolicy,
} from './behaviour.ts'

/** None of these is listed, and each is close to one that is. */
const nearlyRareOrigins = [
  'app://x',
  'safari-web-extension://9f3c0e4a-11b2-4c4d-8e5f-001122334455',
  'http://my_host.example',
]

const fromRareOrigin = (origin: string, what: string, isAllowed: boolean): Behaviour => ({
  name: `${what} ${origin}`,
  ...preflight,
  policy: rarePolicy,
  origin,
  cors: isAllowed ? { 'access-control-allow-origin': origin } : {},
})

/** Which requests are preflights, and what a proxy answers to them without asking the backend. */
export const preflights: readonly Behaviour[] = [
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
  {
    name: 'passes on an OPTIONS with an empty Access-Control-Request-Method',
    ...actual,
    method: 'OPTIONS',
    headers: [['Access-Control-Request-Method', '']],
    status: 200,
  },
  {
    name: 'passes on an OPTIONS with an empty Origin',
    ...actual,
    method: 'OPTIONS',
    origin: '',
    headers: preflightHeaders,
    status: 200,
    cors: {},
  },
  {
    name: 'answers everybody with * where everybody is allowed, and with a Max-Age of 0',
    ...preflight,
    policy: widePolicy,
    origin: 'http://any.test',
    cors: {
      'access-control-allow-origin': '*',
      'access-control-allow-methods': 'GET, POST, PUT, DELETE',
      'access-control-allow-headers': 'content-type, x-demo',
      'access-control-max-age': '0',
    },
  },
  {
    name: 'leaves out of a preflight response what the policy does not have',
    ...preflight,
    policy: barePolicy,
    origin: 'null',
    cors: { 'access-control-allow-origin': 'null' },
  },
  ...rareOrigins.map((origin) => fromRareOrigin(origin, 'answers a preflight from', true)),
  ...nearlyRareOrigins.map((origin) => fromRareOrigin(origin, 'allows no more than was listed:', false)),
  {
    name: 'sends the longest list that a policy can hold',
    ...preflight,
    policy: longPolicy,
    origin: allowedOrigin,
    cors: { ...allowedPreflight, 'access-control-allow-headers': longList.join(', ') },
  },
  {
    name: 'without a policy: passes a preflight on',
    ...actual,
    policy: null,
    method: 'OPTIONS',
    headers: preflightHeaders,
    status: 200,
    cors: {},
    vary: [],
  },
]
