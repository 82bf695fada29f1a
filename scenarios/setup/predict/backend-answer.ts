import { policyApplied, type BackendBehaviour } from '../behaviour/backend-behaviour.ts'
import type { OriginComparison } from '../behaviour/origin-comparison.ts'
import { allowedOrigin } from './allowed-origin.ts'
import type { Policy } from '../policy/policy.ts'
import type { HeaderList } from '../../words/exchange.ts'
import type { Asked } from './asked.ts'
import type { ExpectedHead } from './expected-head.ts'
import { routeAnswer } from './route-answer.ts'

/**
 * What a backend answers: to a preflight, or to the request itself. With a policy it is what Hono's cors() makes
 * of it (hono 4.13, middleware/cors), which answers each OPTIONS itself.
 */
export function backendAnswer(behaviour: BackendBehaviour, asked: Asked, isPreflight: boolean): ExpectedHead {
  const policy = policyApplied(behaviour)
  const isOptions = isPreflight || asked.method === 'OPTIONS'
  if (!isReadable(isPreflight ? 'OPTIONS' : asked.method))
    return { status: 400, statusText: 'Bad Request', headers: [] }
  if (policy === null) return routeAnswer(isPreflight ? { ...asked, method: 'OPTIONS' } : asked)

  const { comparesOrigin, sendsVary } = behaviour
  const isAny = policy.origins === '*' && comparesOrigin !== 'reflect'
  const headers = [...corsHeaders(comparesOrigin, policy, asked.origin ?? '')]
  if (!isAny && sendsVary) headers.push(['Vary', 'Origin'])
  if (!isOptions) {
    const answer = routeAnswer(asked)
    return { ...answer, headers: [...answer.headers, ...headers] }
  }
  if (policy.maxAgeSeconds !== null) headers.push(['Access-Control-Max-Age', String(policy.maxAgeSeconds)])
  if (policy.methods.length > 0) headers.push(['Access-Control-Allow-Methods', policy.methods.join(',')])
  // For none at all the code hands cors() one blank, which a response carries as an empty value.
  headers.push(['Access-Control-Allow-Headers', policy.requestHeaders.join(',')])
  return { status: 204, statusText: 'No Content', headers }
}

function corsHeaders(comparesOrigin: OriginComparison, policy: Policy, origin: string): HeaderList {
  const { credentials, exposeHeaders } = policy
  const allowed = allowedOrigin(policy, comparesOrigin, origin) ?? ''
  return [
    ...(allowed === '' ? [] : [['Access-Control-Allow-Origin', allowed] as const]),
    ...(credentials ? [['Access-Control-Allow-Credentials', 'true'] as const] : []),
    ...(exposeHeaders.length === 0
      ? []
      : [['Access-Control-Expose-Headers', exposeHeaders.join(',')] as const]),
  ]
}

/** What node:http can read; anything else gets its bare 400, before any middleware. */
const readableMethods: ReadonlySet<string> = new Set(
  [
    'ACL BIND CHECKOUT CONNECT COPY DELETE GET HEAD LINK LOCK M-SEARCH MERGE MKACTIVITY MKCALENDAR MKCOL MOVE',
    'NOTIFY OPTIONS PATCH POST PROPFIND PROPPATCH PURGE PUT QUERY REBIND REPORT SEARCH SOURCE SUBSCRIBE TRACE',
    'UNBIND UNLINK UNLOCK UNSUBSCRIBE',
  ].flatMap((line) => line.split(' ')),
)

export const isReadable = (method: string): boolean => readableMethods.has(method)
