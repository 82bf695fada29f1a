import { corsResponseHeaders } from '../../../scenarios/fetch-standard/headers/cors-response-headers.ts'
import type { ProxyBehaviour } from '../../../scenarios/setup/behaviour/proxy-behaviour.ts'
import type { Policy } from '../../../scenarios/setup/policy/policy.ts'
import { isToken } from '../../../scenarios/words/texts/token.ts'

/** What the decision looks at. */
export interface CorsQuestion {
  readonly method: string
  readonly origin: string | undefined
  /** The value of Access-Control-Request-Method. */
  readonly requestedMethod: string | undefined
}

export interface CorsDecision {
  /** A CORS-preflight request: the proxy answers it and the backend is not asked. */
  readonly isPreflight: boolean
  /** The header lines to add to the response, whoever made it. */
  readonly headers: readonly (readonly [name: string, value: string])[]
}

/**
 * A policy as a load balancer applies it: read once, then asked for each request. `Vary` comes with every
 * response, also to requests without an Origin, since a cache may hand any of them to anybody (Fetch standard,
 * section "CORS protocol and HTTP caches"). What is no token or no whole number is left out, as if nobody had
 * checked the policy before.
 */
export function corsHeaders(
  policy: Policy,
  {
    comparesOrigin = 'exact',
    sendsVary = true,
  }: Partial<Pick<ProxyBehaviour, 'comparesOrigin' | 'sendsVary'>> = {},
): (question: CorsQuestion) => CorsDecision {
  const { credentials, maxAgeSeconds } = policy
  const allowOriginFor = allowedOriginBy(policy, comparesOrigin)
  const methods = policy.methods.filter(isToken).join(', ')
  const requestHeaders = policy.requestHeaders.filter(isToken).join(', ')
  const exposeHeaders = policy.exposeHeaders.filter(isToken).join(', ')
  const maxAge = Number.isSafeInteger(maxAgeSeconds) ? String(maxAgeSeconds) : ''

  const common = credentials ? [['Access-Control-Allow-Credentials', 'true'] as const] : []
  const onPreflight = [
    ...common,
    ['Access-Control-Allow-Methods', methods] as const,
    ['Access-Control-Allow-Headers', requestHeaders] as const,
    ['Access-Control-Max-Age', maxAge] as const,
  ].filter(([, value]) => value !== '')
  const onOthers = [...common, ['Access-Control-Expose-Headers', exposeHeaders] as const].filter(
    ([, value]) => value !== '',
  )

  return ({ method, origin, requestedMethod }) => {
    const isPreflight = method === 'OPTIONS' && Boolean(origin) && Boolean(requestedMethod)
    const names = isPreflight
      ? 'Origin, Access-Control-Request-Method, Access-Control-Request-Headers'
      : 'Origin'
    const vary = sendsVary ? [['Vary', names] as const] : []
    const allowed = origin ? allowOriginFor(origin) : null
    if (allowed === null) return { isPreflight, headers: vary }
    const allowOrigin = ['Access-Control-Allow-Origin', allowed] as const
    return { isPreflight, headers: [...vary, allowOrigin, ...(isPreflight ? onPreflight : onOthers)] }
  }
}

/** What Access-Control-Allow-Origin says to an origin; null where it is not sent. */
function allowedOriginBy(
  { origins }: Policy,
  comparesOrigin: ProxyBehaviour['comparesOrigin'],
): (origin: string) => string | null {
  if (comparesOrigin === 'reflect') return (origin) => origin
  if (origins === '*') return () => '*'
  if (comparesOrigin === 'contains')
    return (origin) => (origins.some((each) => origin.includes(each)) ? origin : null)
  const allowed = new Set(origins)
  return (origin) => (allowed.has(origin) ? origin : null)
}

/** The response headers that a proxy which answers for CORS takes away from its backend. */
export const strippedFromBackend: ReadonlySet<string> = new Set(
  corsResponseHeaders.map((name) => name.toLowerCase()),
)
