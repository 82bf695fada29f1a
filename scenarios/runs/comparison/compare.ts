import type { Work } from '../../words/attempt.ts'
import { outcomeTitles } from '../outcome/outcome-titles.ts'
import { compareExchanges } from './compare-exchanges.ts'
import { acceptedBy, differing, isEqual, type Difference } from './difference.ts'
import type { Expectation } from './expectation.ts'
import type { Seen } from './seen.ts'

/**
 * Where an attempt differs from what was expected of it, in the order outcome, reason, page, preflight, witnesses, work;
 * empty where it is as expected. A part that is expected and that nobody looked at differs.
 */
export function compare(expected: Expectation, seen: Partial<Seen>): readonly Difference[] {
  const page = seen.page === null ? nothingLearned : seen.page
  return [
    ...differing({
      part: 'outcome',
      expected: expected.outcome,
      seen: seen.outcome,
      wanted: (outcome) => outcomeTitles[outcome],
      real: (outcome) => outcomeWords(outcome, seen),
    }),
    ...differing({ part: 'reason', expected: expected.reason, seen: seen.reason }),
    ...differing({ part: 'type of the response', expected: expected.page?.type, seen: page?.type }),
    ...differing({
      part: 'status that the page can read',
      expected: expected.page?.status,
      seen: page?.status,
    }),
    ...differing({
      part: 'headers that the page can read',
      expected: expected.page?.headers,
      seen: page?.headers,
    }),
    ...differing({ part: 'exception in the page', expected: expected.page?.error, seen: page?.error }),
    ...differing({ part: 'preflight', expected: expected.preflight, seen: seen.preflight?.kind }),
    ...compareExchanges('proxy', expected.proxy, seen.proxy),
    ...compareExchanges('backend', expected.backend, seen.backend),
    ...compareWork(expected.work, seen.work),
  ]
}

const nothingLearned = { type: null, status: null, headers: null, error: null }

function outcomeWords(outcome: Seen['outcome'], { page }: Partial<Seen>): string {
  if (outcome !== null) return outcomeTitles[outcome]
  return page === null ? 'not sent by the lab' : 'not known'
}

/** Where it only matters whether there was work, yes or no; else what it was. */
function compareWork(
  expected: Expectation['work'],
  changes: readonly Work['change'][] | undefined,
): readonly Difference[] {
  if (expected === undefined) return []
  const part = 'work done by the backend'
  const isYesOrNo = acceptedBy(expected).every((each) => typeof each === 'boolean')
  return isYesOrNo
    ? differing({ part, expected, seen: changes && changes.length > 0 })
    : differing({
        part,
        expected,
        seen: changes,
        isAlike: (wanted, real) => isEqual(wanted, typeof wanted === 'boolean' ? real.length > 0 : real),
      })
}
