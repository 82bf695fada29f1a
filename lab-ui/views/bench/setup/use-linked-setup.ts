import type { BenchSearch } from '../../../links/bench-search.ts'
import type { EngineName } from '../../../../scenarios/words/engine.ts'
import type { Stage } from '../../../../scenarios/setup/stage.ts'
import { setupAskedFor, useSetupInUrl } from './use-setup-in-url.ts'
import type { useSetup } from './use-setup.ts'

interface LinkedSetupOf {
  readonly search: BenchSearch
  readonly change: (part: Partial<BenchSearch>) => void
  readonly setup: ReturnType<typeof useSetup>
  /** The stage as it was last seen; undefined where there is none of this name. */
  readonly stage: Stage | undefined
  /** The same, once it is known what the lab runs by itself. */
  readonly runningStage: Stage | undefined
  readonly usualEngine: EngineName | null
  readonly onFailure: (failure: Error | null) => void
}

/** The setup that the URL names, and where it can be set up: here, or on a stage of one's own. */
export function useLinkedSetup(given: LinkedSetupOf) {
  const { search, change, setup, stage, runningStage, usualEngine, onFailure } = given
  const inUrl = useSetupInUrl({ stage: runningStage, search, change, usualEngine })
  return {
    ...inUrl,
    /** Makes a stage of one's own with it, and goes there. */
    makeOwnStage: () => {
      onFailure(null)
      setupAskedFor(search, stage)
        .then(setup.make)
        .then(
          (id) => change({ stage: id }),
          (error: unknown) => onFailure(error instanceof Error ? error : new Error(String(error))),
        )
    },
    /** Has this stage run it. */
    applyHere: () => {
      setupAskedFor(search, stage)
        .then((asked) => setup.apply(asked, 'The link’s policy and lanes run.', stage ?? null))
        .then(inUrl.answered, setup.failed)
    },
  }
}
