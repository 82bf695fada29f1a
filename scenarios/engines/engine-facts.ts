import type { Strategy } from '../words/strategy.ts'

/** What can stand before the backend of a lane, as the domain must know it. */
export interface LaneEngineFacts {
  /** As it is called in a sentence. */
  readonly title: string
  /** Whether it tells of each request in a log of its own. */
  readonly keepsLog: boolean
  /** Whether it can keep responses of the backend in a cache of its own. */
  readonly canCache: boolean
  /** The strategy whose local lanes bring it along, where nobody can choose it. */
  readonly broughtBy?: Strategy
}

/** An engine: what a person can choose as the proxy of a lane. */
export interface EngineRecord extends LaneEngineFacts {
  /** How to come by it, as part of a sentence; null for one that needs nothing installed. */
  readonly install: string | null
  /** What it is called beside figures that were measured of it. */
  readonly measuredAs: string
  /** The file that it runs from. */
  readonly configuration: { readonly file: string; readonly language: string }
  /** Whether it can keep the backend's answers to preflights. */
  readonly canKeepPreflights: boolean
  /** How its configuration gives one route a policy of its own, and how that is taken out. */
  readonly ownPolicyOf: (route: string) => OwnPolicyWords
}

/** "<own> of its own, <replaces> the shared policy there. Take <them> out." */
interface OwnPolicyWords {
  readonly own: string
  readonly replaces: string
  readonly them: string
}
