import type { Mistake } from '../mistakes/mistakes.ts'
import type { Policy } from '../policy/policy.ts'
import type { ProxyPart } from '../lane-parts.ts'
import type { HeaderList } from '../../words/exchange.ts'
import type { Asked } from './asked.ts'
import { isNamed, isReadable } from './backend-answer.ts'
import type { ExpectedHead } from './expected-head.ts'

/** What nginx adds headers to without `always` (nginx, module ngx_http_headers_module, add_header). */
const withoutAlways: ReadonlySet<number> = new Set([200, 201, 204, 206, 301, 302, 303, 304, 307, 308])

/**
 * What a proxy answers, where `behind` is what the backend would: with a policy it answers preflights itself, takes
 * the backend's CORS headers away and puts its own on every response; without one it passes all on.
 */
export function proxyAnswer(
  part: Pick<ProxyPart, 'policy' | 'mistakes'>,
  asked: Asked,
  isPreflight: boolean,
  behind: () => ExpectedHead,
): ExpectedHead {
  const { policy, mistakes } = part
  if (policy === null) return behind()
  const added = addedHeaders(policy, mistakes, asked.origin, isPreflight)
  if (isPreflight) return { status: 204, statusText: 'No Content', headers: added }
  // The embedded proxy is read by node:http too, and gives its 400 before it looks at the policy.
  const passed = isReadable(asked.method) ? behind() : { status: 400, statusText: 'Bad Request', headers: [] }
  const kept = mistakes.includes('both-layers') ? passed.headers : withoutCors(passed.headers)
  const isBare =
    !isReadable(asked.method) ||
    mistakes.includes('lost-in-location') ||
    (mistakes.includes('no-always') && !withoutAlways.has(passed.status))
  return { ...passed, headers: isBare ? kept : [...kept, ...added] }
}

const withoutCors = (headers: HeaderList): HeaderList =>
  headers.filter(([name]) => !name.toLowerCase().startsWith('access-control-'))

function addedHeaders(
  policy: Policy,
  mistakes: readonly Mistake[],
  origin: string | null,
  isPreflight: boolean,
): HeaderList {
  const vary = mistakes.includes('no-vary') ? [] : [['Vary', 'Origin'] as const]
  const allowed = allowedOrigin(policy, mistakes, origin)
  if (allowed === null) return vary
  const { credentials, methods, requestHeaders, exposeHeaders, maxAgeSeconds } = policy
  const isCredentialed = credentials || mistakes.includes('blind-reflection')
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
    ...(isCredentialed ? [['Access-Control-Allow-Credentials', 'true'] as const] : []),
    ...rest.filter(([, value]) => value !== ''),
  ]
}

function allowedOrigin(
  { origins }: Policy,
  mistakes: readonly Mistake[],
  origin: string | null,
): string | null {
  if (origin === null || mistakes.includes('blind-reflection')) return origin
  if (origins === '*') return '*'
  return isNamed(origins, origin, mistakes.includes('no-anchors')) ? origin : null
}
