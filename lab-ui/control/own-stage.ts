import type { Policy } from '../../scenarios/setup/policy/policy.ts'
import type { LaneRequest } from '../../scenarios/setup/stage-request.ts'
import type { Stage } from '../../scenarios/setup/stage.ts'
import { answerOf, control } from './client.ts'
import { Owned } from './owned.ts'
import { closeOwn, newId } from './page-resource.ts'
import { stageBody } from './stage-body.ts'

/** What a stage is to run. */
interface StageSetup {
  readonly policy: Policy
  readonly lanes: readonly LaneRequest[]
}

export type OwnStage = Owned<StageSetup, Stage>

/** A stage of the page's own. */
export const ownStage = (): OwnStage =>
  new Owned({
    make: (setup, chosenId) =>
      answerOf(control.api.stages.$post({ json: { ...stageBody(setup), chosenId } })),
    change: (id, setup) =>
      answerOf(control.api.stages[':id'].$put({ param: { id }, json: stageBody(setup) })),
    read: (id) => answerOf(control.api.stages[':id'].$get({ param: { id } })),
    remove: (id) => closeOwn('stages', id),
    newId: () => newId('stages'),
  })
