import type { ProxyBehaviour } from '../../../scenarios/setup/behaviour/proxy-behaviour.ts'
import type { Policy } from '../../../scenarios/setup/policy/policy.ts'
import { maxListLength, maxTokenLength } from '../../../scenarios/words/limits.ts'
import type { EngineName } from '../../../scenarios/words/engine.ts'

export const allowedOrigin = 'http://app.test:5173'
export const otherAllowedOrigin = 'http://admin.test:5174'

export const behaviourPolicy: Policy = {
  origins: [allowedOrigin, otherAllowedOrigin],
  methods: ['GET', 'POST', 'PUT', 'DELETE'],
  requestHeaders: ['content-type', 'x-demo'],
  exposeHeaders: ['x-request-id'],
  credentials: true,
  maxAgeSeconds: 600,
}

/** The least that a policy can hold, and the widest it can be. */
export const barePolicy: Policy = {
  origins: ['null'],
  methods: [],
  requestHeaders: [],
  exposeHeaders: [],
  credentials: false,
  maxAgeSeconds: null,
}
export const widePolicy: Policy = { ...behaviourPolicy, origins: '*', credentials: false, maxAgeSeconds: 0 }

/** Origins that browsers send for other pages than those of common hosts. */
export const rareOrigins = [
  'capacitor://localhost',
  'app://.',
  'com.example.app+beta://host:8080',
  'safari-web-extension://9F3C0E4A-11B2-4C4D-8E5F-001122334455',
  'http://my_host.example.',
] as const
export const rarePolicy: Policy = { ...barePolicy, origins: rareOrigins }

/** As many names, each as long, as a policy can hold, and every character that a name can have. */
const tokenChars = "!#$%&'*+-.^_`|~0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
export const longList = Array.from({ length: maxListLength }, (_, index) =>
  tokenChars.repeat(2).slice(index, index + maxTokenLength),
)
export const longPolicy: Policy = { ...behaviourPolicy, requestHeaders: longList, exposeHeaders: longList }

/** A request that a proxy has had before, with the path of the one that is looked at. */
type SentBefore = Pick<Behaviour, 'method' | 'origin' | 'headers'>

/** One request to a proxy, and what must come back on the wire. */
export interface Behaviour {
  readonly name: string
  /** What the proxy applies; `behaviourPolicy` where nothing is said, null to pass everything through. */
  readonly policy?: Policy | null
  /** What of the proxy is otherwise than it should be, or need not be; nothing where nothing is said. */
  readonly does?: Partial<ProxyBehaviour>
  /** What is sent before it; its answers are not looked at, but `backendSees` counts it. */
  readonly before?: readonly SentBefore[]
  readonly method?: string
  readonly path?: string
  readonly origin?: string | undefined
  readonly headers?: readonly (readonly [name: string, value: string])[]
  readonly body?: string
  /** The body goes without a Content-Length. */
  readonly isChunked?: boolean
  /** What stands behind the proxy; `app` where nothing is said. */
  readonly upstream?: 'app' | 'refuses' | 'resets' | 'no-http' | 'too-slow'
  /** Engines that do something else here, each with what it does. */
  readonly not?: { readonly [engine in EngineName]?: string }
  readonly status: number
  /** Every header of CORS, and every Vary line, in lower case. Nothing else may be there of these. */
  readonly cors: Readonly<Record<string, string>>
  /** Those of the backend that are there beside them. */
  readonly corsOfBackend?: Readonly<Record<string, string>>
  readonly vary?: readonly string[]
  /** How many requests reach the backend; null where that is the engine's own affair. */
  readonly backendSees: number | null
  /** No header may say that there is a body. */
  readonly hasNoBody?: boolean
}

export const preflightHeaders = [
  ['Access-Control-Request-Method', 'PUT'],
  ['Access-Control-Request-Headers', 'content-type'],
] as const

const preflightVary = 'Origin, Access-Control-Request-Method, Access-Control-Request-Headers'

export const allowedPreflight = {
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

/** What the backend of the tests sends of its own at /own-cors. */
export const ownCorsOfBackend = {
  'access-control-allow-origin': '*',
  'access-control-allow-credentials': 'false',
  'access-control-allow-methods': 'BREW',
  'access-control-allow-headers': 'x-self',
  'access-control-allow-private-network': 'true',
  'access-control-expose-headers': 'x-self',
  'access-control-max-age': '1',
  vary: 'Accept-Encoding',
}

export const preflight = {
  method: 'OPTIONS',
  headers: preflightHeaders,
  status: 204,
  vary: [preflightVary],
  backendSees: 0,
  hasNoBody: true,
}
export const actual = { origin: allowedOrigin, cors: allowedActual, backendSees: 1 }
