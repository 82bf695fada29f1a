import type { Policy } from '../policy/policy.ts'
import type { ProxyBehaviour } from '../behaviour/proxy-behaviour.ts'
import { successStatuses } from '../behaviour/success-statuses.ts'
import { allowedOrigin } from './allowed-origin.ts'
import type { HeaderList } from '../../words/exchange.ts'
import type { Asked } from './asked.ts'
import { isReadable } from './backend-answer.ts'
import type { ExpectedHead } from './expected-head.ts'

/**
 * What a proxy answers, where `behind` is what the backend would: with a policy it answers preflights itself, takes
 * the backend's CORS headers away and puts its own on every response; without one it passes all on.
 */
export function proxyAnswer(
  behaviour: ProxyBehaviour,
  asked: Asked,
  isPreflight: boolean,
  behind: () => ExpectedHead,
): ExpectedHead {
  const { policy, headersOn, headersOnlyOnPreflights, removesBackendHeaders } = behaviour
  if (policy === null) return behind()
  const added = addedHeaders(policy, behaviour, asked.origin, isPreflight)
  if (isPreflight) return { status: 204, statusText: 'No Content', headers: added }
  // The embedded proxy is read by node:http too, and gives its 400 before it looks at the policy.
  const passed = isReadable(asked.method) ? behind() : { status: 400, statusText: 'Bad Request', headers: [] }
  const kept = removesBackendHeaders ? withoutCors(passed.headers) : passed.headers
  const isBare =
    !isReadable(asked.method) ||
    headersOnlyOnPreflights ||
    (headersOn === 'successes' && !successStatuses.has(passed.status))
  return { ...passed, headers: isBare ? kept : [...kept, ...added] }
}

const withoutCors = (headers: HeaderList): HeaderList =>
  headers.filter(([name]) => !name.toLowerCase().startsWith('access-control-'))

function addedHeaders(
  policy: Policy,
  { comparesOrigin, sendsVary }: ProxyBehaviour,
  origin: string | null,
  isPreflight: boolean,
): HeaderList {
  const vary = sendsVary ? [['Vary', 'Origin'] as const] : []
  const allowed = origin === null ? null : allowedOrigin(policy, comparesOrigin, origin)
  if (allowed === null) return vary
  const { credentials, methods, requestHeaders, exposeHeaders, maxAgeSeconds } = policy
  const rest = isPreflight
    ? ([
        ['Access-Control-Allow-Methods', methods.join(', ')],
        ['Access-Control-Allow-Headers', requestHeaders.join(', ')],
        ['Access-Control-Max-Age', maxAgeSeconds === null ? '' : String(maxAgeSeconds)],
      ] as const)
    : ([['Access-Control-Expose-Headers', exposeHeaders.join(', ')]] as const)
  return [
    ...vary,
    ['Access-Control-Allow-Origin', allowed],
    ...(credentials ? [['Access-Control-Allow-Credentials', 'true'] as const] : []),
    ...rest.filter(([, value]) => value !== ''),
  ]
}
