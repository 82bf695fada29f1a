import type { Cell } from '../../../../scenarios/question/cell.ts'
import { roundRequest } from '../../../../scenarios/question/rounds.ts'
import type { PolicyDraft } from '../../../../scenarios/setup/policy/draft/policy-draft.ts'
import type { PageRequest } from '../../../../scenarios/words/page-request.ts'
import { engineNeededBy } from '../../../../scenarios/engines/engine-needed-by.ts'
import type { EngineName } from '../../../../scenarios/words/engine.ts'
import { defaultBenchSearch, type BenchSearch } from '../../../links/bench-search.ts'

interface CellLink {
  readonly cells: readonly Cell[]
  readonly policy: PolicyDraft | null
  /** What stands as the proxy of the cells that have one. */
  readonly engine: EngineName
  readonly request?: Partial<PageRequest> | undefined
}

/** The state of the bench that sets up the lanes of some cells there, and composes what was sent to them. */
export function cellBenchLink({ cells, policy, engine, request }: CellLink): BenchSearch {
  return {
    ...defaultBenchSearch,
    ...roundRequest('first', ''),
    ...request,
    policy,
    lanes: cells.map(({ strategy, environment }) => ({
      strategy,
      environment,
      ...(environment === 'deployed' && engineNeededBy(strategy) === null && { engine }),
    })),
  }
}
