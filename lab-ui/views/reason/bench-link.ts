import { defaultPolicy } from '../../../scenarios/setup/policy/default-policy.ts'
import { draftOf } from '../../../scenarios/setup/policy/draft/policy-draft.ts'
import type { OnTheBench } from '../../../scenarios/explain/reasons/reason-facts.ts'
import { defaultBenchSearch, type BenchSearch } from '../../links/bench-search.ts'

/** The state of the bench, as its URL holds it, that brings a reason about. */
export function benchSearchFor(
  { request, policy, lanes }: Extract<OnTheBench, { kind: 'setup' }>,
  dashboardOrigin: string,
): BenchSearch {
  return {
    ...defaultBenchSearch,
    ...request,
    policy: policy === undefined ? null : draftOf({ ...defaultPolicy(dashboardOrigin), ...policy }),
    lanes: lanes ?? [],
  }
}
