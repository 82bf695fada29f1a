import type { Policy } from '../policy/policy.ts'
import type { BackendBehaviour } from '../behaviour/backend-behaviour.ts'
import type { LaneBehaviour } from '../behaviour/lane-behaviour.ts'
import type { ProxyBehaviour } from '../behaviour/proxy-behaviour.ts'
import type { Strategy } from '../../words/strategy.ts'

/** What a mistake is made in: a lane under a policy, which one of its two layers is meant to apply. */
export interface RightLane {
  readonly policy: Policy
  readonly appliedBy: keyof LaneBehaviour
}

/**
 * What a lane can get wrong on purpose. It is in the configuration of its proxy or in the code of its backend, and stands
 * there to be read.
 */
export interface MistakeRecord {
  readonly id: string
  readonly title: string
  /** What comes of it, as a sentence. */
  readonly leadsTo: string
  /** Where it is made: in the proxy, in the layer that applies the policy, or with both layers having a part in it. */
  readonly layer: 'proxy' | 'applying' | 'both'
  /** The strategies whose lanes can make it. */
  readonly strategies: readonly Strategy[]
  /** Whether it takes a cache in the proxy to see it: the lane then has one. */
  readonly needsCache?: true
  /** What a lane does that makes it. */
  change(lane: LaneBehaviour, right: RightLane): LaneBehaviour
}

/** Checks a record and keeps its id as a type of its own. */
export const mistake = <const Id extends string>(record: MistakeRecord & { readonly id: Id }) => record

/** The change of what both layers know, in the layer that applies the policy. */
export const inLayerThatApplies =
  (
    change: (layer: LayerBehaviour) => Partial<LayerBehaviour>,
  ): ((lane: LaneBehaviour, right: RightLane) => LaneBehaviour) =>
  (lane, { appliedBy }) => ({ ...lane, [appliedBy]: { ...lane[appliedBy], ...change(lane[appliedBy]) } })

type LayerBehaviour = Pick<ProxyBehaviour & BackendBehaviour, 'policy' | 'comparesOrigin' | 'sendsVary'>
