import type { ReasonCode } from '../../fetch-standard/recording/reason-code.ts'
import type { Recording } from '../../fetch-standard/recording/recording.ts'
import type { Expectation } from '../../runs/comparison/expectation.ts'
import type { BackendFix, ProxyFix } from '../fixes/fix.ts'
import type { Policy } from '../../setup/policy/policy.ts'
import type { LaneRequest } from '../../setup/stage-request.ts'
import type { PageRequest } from '../../words/page-request.ts'
import type { Environment, Strategy } from '../../words/strategy.ts'

/** What a page about one reason code says. How a fetch ends so is shown by judging `example`. */
export interface ReasonFacts {
  /** A few words, as a heading. */
  readonly title: string
  /** What happened, for somebody who meets it for the first time. */
  readonly happened: string
  /** What page script gets of it, where that is not the TypeError that says nothing. */
  readonly toThePage?: string
  /** What mends it in the page, where something does. */
  readonly inThePage?: string
  /** What those see of it who can look at the network. */
  readonly onTheWire: string
  readonly console: ConsoleMessages
  /** What mends it in either layer. */
  readonly fix: { readonly backend: BackendFix; readonly proxy: ProxyFix }
  /** A fetch that ends so; a sentence where no recording can hold what decides. */
  readonly example: Recording | string
  readonly onTheBench: OnTheBench
}

/** What the consoles say of it, as `consoleWords` describes it; null for nothing about CORS. */
interface ConsoleMessages {
  /** Without its beginning, which names URL and origin. */
  readonly chromium: string | null
  /** What Firefox gives as the reason: after a preflight it adds one that says nothing more. */
  readonly firefox: readonly string[] | null
  readonly safari: readonly string[] | null
  /** What to make of Chromium's. */
  readonly means: string
}

/** How it is brought about on the bench. */
export type OnTheBench =
  | {
      readonly kind: 'setup'
      /** What differs from the request that the bench begins with. */
      readonly request: Partial<PageRequest>
      /** What differs from the policy that every lab starts with. */
      readonly policy?: Partial<Policy>
      /** The lanes, where it takes others than those that every lab starts with. */
      readonly lanes?: readonly BenchLane[]
      /** The lane that shows it. */
      readonly shownBy: Strategy
      /** What is seen there; of the last attempt, where it takes several. */
      readonly expect: Expectation
      /** What to do there, and where to look. */
      readonly says: string
    }
  /** Why no setup of the bench brings it about, or why a link cannot. */
  | { readonly kind: 'none'; readonly says: string }

type BenchLane = Omit<LaneRequest, 'engine' | 'environment'> & { readonly environment: Environment }

/** Of some codes, all facts. */
export type FactsOf<Code extends ReasonCode> = Readonly<Record<Code, ReasonFacts>>
