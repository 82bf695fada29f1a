import type { HeaderList } from '../../words/exchange.ts'
import type { Situation } from './fix.ts'
import { initiatorOf } from '../../fetch-standard/request/initiator.ts'
import { judgeStep } from '../../fetch-standard/judge.ts'
import type { CorsPreflightCache } from '../../fetch-standard/cache/preflight-cache.ts'
import type { Profile } from '../../fetch-standard/profiles/profiles.ts'
import { RecordingFault, type Answer, type Hop, type Step } from '../../fetch-standard/recording/recording.ts'
import { allowsEveryOrigin } from './situation/origin-to-allow.ts'
import type { Reason } from '../../fetch-standard/recording/verdict.ts'

/**
 * The fault that shows once the fix for a reason is in place, in either layer: another URL of the redirect chain may fail
 * then, or something that no header of CORS helps. Null where the request is readable then, and where nobody recorded what
 * comes.
 */
export function reasonAfterFix(
  { request, hops, waitMs }: Step,
  reason: Reason,
  situation: Situation,
  { client, profile }: { readonly client: string; readonly profile: Profile },
): Reason | null {
  const fixed = fixedBy(reason, situation)
  if (fixed === null) return null
  const step = {
    // A preflight that nobody recorded must not make it another request.
    request: { ...request, initiator: initiatorOf(request, hops) },
    hops: hops.map((hop, at) => (at === reason.hop ? fixed(hop) : hop)),
    waitMs,
  }
  try {
    return judgeStep(step, { client, profile, cache: empty, nowMs: 0 }).reason
  } catch (error) {
    if (error instanceof RecordingFault) return null
    throw error
  }
}

const empty: CorsPreflightCache = { coversForMs: () => 0, store() {}, clear() {} }

/** What a fix makes of the answers at the URL that failed; null where there is none that changes them. */
function fixedBy({ code }: Reason, situation: Situation): ((hop: Hop) => Hop) | null {
  if (code === 'corp-blocked') return withHeaders([['Cross-Origin-Resource-Policy', 'cross-origin']])
  if (!/preflight-|acao-|acac-/.test(code)) return null
  const origin: HeaderList = allowsEveryOrigin(situation)
    ? [['Access-Control-Allow-Origin', '*']]
    : [
        ['Access-Control-Allow-Origin', situation.origin],
        ...(situation.isCredentialed ? [['Access-Control-Allow-Credentials', 'true'] as const] : []),
      ]
  const preflight: Answer = {
    status: 204,
    statusText: '',
    headers: [
      ...origin,
      ['Access-Control-Allow-Methods', situation.method],
      ['Access-Control-Allow-Headers', situation.headerNames.join(', ')],
    ],
  }
  const onResponse = withHeaders(origin)
  return (hop) => ({ ...onResponse(hop), preflight })
}

function withHeaders(added: HeaderList): (hop: Hop) => Hop {
  const names = new Set(added.map(([name]) => name.toLowerCase()))
  return (hop) => {
    const { response } = hop
    if (response === null || 'error' in response) return hop
    const kept = response.headers.filter(([name]) => !names.has(name.toLowerCase()))
    return { ...hop, response: { ...response, headers: [...kept, ...added] } }
  }
}
