import type { Profile } from '../../fetch-standard/profiles/profiles.ts'
import { asksForPreflight } from '../../setup/predict/preflight-course.ts'
import { recordedRequest } from '../../setup/predict/recorded-request.ts'
import type { Strategy } from '../../words/strategy.ts'
import { callKindNames, type CallKind } from './call-kind.ts'
import { callOf, requestOfCall } from './call.ts'
import type { TrafficSpec } from './traffic-spec.ts'

/** Strategies whose preflights are allowed, so that browsers remember the answers. */
const isRemembered = (strategy: Strategy) => strategy !== 'none' && strategy !== 'same-origin'

/**
 * How many answers to preflights a browser that plays all visitors is given while it counts on one of them: one for
 * each visitor, URL and lane, under each Max-Age. What Max-Age 0 brings is kept too, though it is never used; what
 * comes after the last Max-Age that is more disturbs no count.
 */
export function rememberedAnswers(
  spec: TrafficSpec,
  strategies: readonly Strategy[],
  profile: Profile,
): number {
  const asking = new Set<CallKind>(
    callKindNames.filter((kind) => {
      const url = 'http://localhost/'
      const request = requestOfCall({ kind, path: '/' }, 'http://page.test')
      return asksForPreflight(recordedRequest(request, url), profile).length > 0
    }),
  )
  let urls = 0
  for (let visitor = 0; visitor < spec.visitors; visitor += 1) {
    const paths = new Set<string>()
    for (let number = 0; number < spec.calls; number += 1) {
      const { kind, path } = callOf(spec, visitor, number)
      if (asking.has(kind)) paths.add(path)
    }
    urls += paths.size
  }
  return urls * strategies.filter(isRemembered).length * (spec.maxAges.findLastIndex((each) => each > 0) + 1)
}
