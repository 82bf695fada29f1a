import type { Expectation } from '../runs/comparison/expectation.ts'
import type { PageRequest } from '../words/page-request.ts'
import type { Cell } from './cell.ts'
import type { LaneExpectation } from './lane-expectation.ts'
import type { Round } from './rounds.ts'

/** What one cell shows of a claim, in one of the rounds that were sent to it. */
export interface Shown {
  readonly cell: Cell
  readonly round: Round
  /** What is seen there, as a sentence. */
  readonly says: string
  /** What is to be seen of it if the claim is right. */
  readonly expected: Expectation & LaneExpectation
}

/** Where a claim says more than is so; with what brings it about on the bench, where that takes another request. */
interface Loose {
  readonly says: string
  /** The view that shows it, and what leads there. */
  readonly view?: { readonly path: '/company' | '/traffic'; readonly title: string }
  readonly tryIt?: { readonly cells: readonly Cell[]; readonly request: Partial<PageRequest> }
}

/** A claim about who should handle CORS, with the cells that show it. */
export interface Claim {
  readonly number: 1 | 2 | 3 | 4 | 5 | 6
  readonly title: string
  readonly says: string
  readonly shownBy: readonly Shown[]
  readonly loose: readonly Loose[]
}
