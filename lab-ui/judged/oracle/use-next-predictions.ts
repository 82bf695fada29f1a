import { useDeferredValue, useMemo } from 'react'
import type { PageRequest } from '../../../scenarios/words/page-request.ts'
import type { Stage } from '../../../scenarios/setup/stage.ts'
import type { Prediction } from './prediction.ts'
import type { Oracle } from './use-oracle.ts'

interface NextOf {
  readonly oracle: Oracle | null
  readonly stage: Stage | undefined
  readonly request: PageRequest
  /** What was sent last; null before the first attempt. */
  readonly sent: PageRequest | null
}

/**
 * What the oracle expects of each lane, were the request sent now: before the first attempt, and when something
 * else is composed than was sent. While one types, the map stays the same as long as nothing else is expected.
 */
export function useNextPredictions(given: NextOf): ReadonlyMap<string, Prediction> {
  const { oracle, stage, request, sent } = given
  const composed = useDeferredValue(JSON.stringify(request))
  const isSent = JSON.stringify(sent) === composed
  const expected = useMemo(() => {
    if (oracle === null || stage === undefined || isSent) return '[]'
    const { lanes, policy } = stage
    const next = JSON.parse(composed) as PageRequest
    return JSON.stringify(
      lanes.flatMap((lane) => {
        const attempt = { lane, lanes, policy, request: next, fragment: 'next', past: [], atMs: 0 }
        const prediction = oracle.predictionOf(attempt)
        return prediction === null ? [] : [[lane.id, prediction]]
      }),
    )
  }, [oracle, stage, composed, isSent])
  return useMemo(() => new Map(JSON.parse(expected) as [string, Prediction][]), [expected])
}
