import type { Mistake } from '../mistakes/mistakes.ts'
import type { Policy } from '../policy/policy.ts'
import type { HeaderList } from '../../words/exchange.ts'
import type { Asked } from './asked.ts'
import type { ExpectedHead } from './expected-head.ts'
import { routeAnswer } from './route-answer.ts'

/** What a backend applies, null where it does nothing about CORS, and its mistakes. */
interface Applied {
  readonly policy: Policy | null
  readonly mistakes: readonly Mistake[]
}

/**
 * What a backend answers: to a preflight, or to the request itself. With a policy it is what Hono's cors() makes
 * of it (hono 4.13, middleware/cors), which answers each OPTIONS itself.
 */
export function backendAnswer(part: Applied, asked: Asked, isPreflight: boolean): ExpectedHead {
  const { policy } = part
  const isOptions = isPreflight || asked.method === 'OPTIONS'
  if (!isReadable(isPreflight ? 'OPTIONS' : asked.method))
    return { status: 400, statusText: 'Bad Request', headers: [] }
  if (policy === null) return routeAnswer(isPreflight ? { ...asked, method: 'OPTIONS' } : asked)

  const isAny = policy.origins === '*' && !part.mistakes.includes('blind-reflection')
  const headers = [...corsHeaders(part, policy, asked.origin ?? '')]
  if (!isAny && !part.mistakes.includes('no-vary')) headers.push(['Vary', 'Origin'])
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

function corsHeaders({ mistakes }: Applied, policy: Policy, origin: string): HeaderList {
  const { origins, credentials, exposeHeaders } = policy
  const isReflected = mistakes.includes('blind-reflection')
  const allowed = isReflected
    ? origin
    : origins === '*'
      ? '*'
      : isNamed(origins, origin, mistakes.includes('no-anchors'))
        ? origin
        : ''
  return [
    ...(allowed === '' ? [] : [['Access-Control-Allow-Origin', allowed] as const]),
    ...(credentials || isReflected ? [['Access-Control-Allow-Credentials', 'true'] as const] : []),
    ...(exposeHeaders.length === 0
      ? []
      : [['Access-Control-Expose-Headers', exposeHeaders.join(',')] as const]),
  ]
}

/** Whether an origin is in the list, or, without anchors, has one of the list in it. */
export const isNamed = (origins: readonly string[], origin: string, withoutAnchors: boolean): boolean =>
  withoutAnchors ? origins.some((each) => origin.includes(each)) : origins.includes(origin)

/** What node:http can read; anything else gets its bare 400, before any middleware. */
const readableMethods: ReadonlySet<string> = new Set(
  [
    'ACL BIND CHECKOUT CONNECT COPY DELETE GET HEAD LINK LOCK M-SEARCH MERGE MKACTIVITY MKCALENDAR MKCOL MOVE',
    'NOTIFY OPTIONS PATCH POST PROPFIND PROPPATCH PURGE PUT QUERY REBIND REPORT SEARCH SOURCE SUBSCRIBE TRACE',
    'UNBIND UNLINK UNLOCK UNSUBSCRIBE',
  ].flatMap((line) => line.split(' ')),
)

export const isReadable = (method: string): boolean => readableMethods.has(method)
