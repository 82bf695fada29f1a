import { useEffect, useEffectEvent, useState } from 'react'
import { defaultPolicy } from '../../../../scenarios/setup/policy/default-policy.ts'
import {
  draftEquals,
  draftOf,
  type PolicyDraft,
} from '../../../../scenarios/setup/policy/draft/policy-draft.ts'
import type { EngineName } from '../../../../scenarios/words/engine.ts'
import type { Stage } from '../../../../scenarios/setup/stage.ts'
import type { BenchSearch } from '../../../links/bench-search.ts'
import { laneOfLink, lanesEqual, usualLanes } from '../../../control/lane-of-link.ts'
import type { Setup } from './use-setup.ts'

/** What a stage runs as a link tells it: nothing of what every lab starts with. */
export function setupForUrl(
  { policy, lanes }: Stage,
  dashboard: string,
  usualEngine: EngineName | null,
): Pick<BenchSearch, 'policy' | 'lanes'> {
  const draft = draftOf(policy)
  return {
    policy: draftEquals(draft, draftOf(defaultPolicy(dashboard))) ? null : draft,
    lanes: lanesEqual(lanes, usualLanes, usualEngine)
      ? []
      : lanes.map((lane) => laneOfLink(lane, usualEngine)),
  }
}

/** The setup that a URL asks for; of what it does not tell, that of the stage, or what every lab starts with. */
export async function setupAskedFor(
  { policy, lanes }: Pick<BenchSearch, 'policy' | 'lanes'>,
  running: Stage | undefined,
): Promise<Setup> {
  const { policyOf } = await import('../../../../scenarios/setup/policy/draft/policy-advice.ts')
  return {
    policy: (policy && policyOf(policy)) ?? running?.policy ?? defaultPolicy(window.location.origin),
    lanes: lanes.length > 0 ? lanes : (running?.lanes ?? usualLanes),
  }
}

/** Whether a link asks for another policy or other lanes than the stage runs. A policy in an open editor is a draft. */
export function asksForOther(
  { policy, lanes, editing }: Pick<BenchSearch, 'policy' | 'lanes' | 'editing'>,
  running: Stage,
  usualEngine: EngineName | null,
): boolean {
  const hasOtherPolicy = policy !== null && !editing && !draftEquals(policy, draftOf(running.policy))
  return hasOtherPolicy || (lanes.length > 0 && !lanesEqual(lanes, running.lanes, usualEngine))
}

interface SetupInUrl {
  readonly stage: Stage | undefined
  readonly search: BenchSearch
  readonly change: (part: Partial<BenchSearch>) => void
  /** The engine that the lab takes where none is named; null while nobody knows. */
  readonly usualEngine: EngineName | null
}

/** What a stage runs, and what it ran before in the sight of this page. */
interface Seen {
  readonly stage: Stage
  readonly before: Stage | null
  readonly asked: boolean
}

/**
 * Keeps policy and lanes in the URL as they run, but for a policy that is being written. A link that asks for
 * others changes nothing by being opened: it is `asked`, and a person decides.
 */
export function useSetupInUrl({ stage, search, change, usualEngine }: SetupInUrl) {
  const { policy, lanes } = search
  const [seen, setSeen] = useState<Seen | null>(null)
  if (stage !== undefined && stage !== seen?.stage) {
    const before = seen?.stage.id === stage.id ? seen.stage : null
    const asked = before === null ? asksForOther(search, stage, usualEngine) : (seen?.asked ?? false)
    setSeen({ stage, before, asked })
  }
  const asked = seen?.asked ?? false

  const follow = useEffectEvent(({ stage: running, before, asked: isAsked }: Seen) => {
    if (before === null || isAsked) return
    const isWriting = policy !== null && !draftEquals(policy, draftOf(before.policy))
    const next = setupForUrl(running, window.location.origin, usualEngine)
    const told = isWriting ? { ...next, policy } : next
    if (JSON.stringify(told) !== JSON.stringify({ policy, lanes })) change(told)
  })
  useEffect(() => {
    if (seen !== null) follow(seen)
  }, [seen])

  const draft: PolicyDraft | null =
    stage === undefined || policy === null || draftEquals(policy, draftOf(stage.policy)) ? null : policy
  return {
    draft,
    asked,
    /** The link is answered: what runs is what the URL tells from now on. */
    answered: () => {
      if (seen !== null) setSeen({ ...seen, asked: false })
      if (stage !== undefined) change(setupForUrl(stage, window.location.origin, usualEngine))
    },
    onDraft: (next: PolicyDraft | null) => {
      if (stage !== undefined)
        change({ policy: next ?? setupForUrl(stage, window.location.origin, usualEngine).policy })
    },
  }
}
