import type { Strategy } from '../words/strategy.ts'

/** What can stand before the backend of a lane, as the domain must know it. */
export interface LaneEngineFacts {
  /** As it is called in a sentence. */
  readonly title: string
  /** How the log speaks in which it tells of each request; null for an engine that keeps none. */
  readonly log: LogWords | null
  /** Whether it can keep responses of the backend in a cache of its own. */
  readonly canCache: boolean
  /** The words of its configuration that apply a policy, beside `cors` and the names of the headers; null for none. */
  readonly corsWords: RegExp | null
  /** What its configuration says where it leaves CORS alone, though the line names CORS; null for nothing of the kind. */
  readonly noCorsWords: RegExp | null
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

/** How the log of an engine speaks. What it tells is a `ProxyLog`, the same for every engine. */
export interface LogWords {
  /** What each of its words for what its cache did means, as part of a sentence. */
  readonly ofCache: Readonly<Record<string, string>>
  /** How a request waits while another one like it asks the backend; null where none waits. */
  readonly waiting: WaitingWords | null
}

interface WaitingWords {
  /** A preflight that the cache answered after this many milliseconds has waited. */
  readonly fromMs: number
  /** What decides how long, as part of a sentence. */
  readonly says: string
}
