import { Hono } from 'hono'
import { z } from 'zod'
import { chosenIdSchema } from '../../scenarios/words/chosen-id.ts'
import { stageRequestSchema } from '../../scenarios/setup/stage-request.ts'
import type { RunningFile } from '../../scenarios/setup/stage.ts'
import type { RunningLane } from '../stage/lane.ts'
import type { RunningStage } from '../stage/stage.ts'
import type { Stages } from '../stage/stages.ts'
import { ApiError } from './api-error.ts'
import { cancelsCreation } from './cancels-creation.ts'
import { jsonBody } from './json-body.ts'
import { engines, usualProgram } from '../../scenarios/engines/engines.ts'
import { offeredConfigurations } from '../proxies/engines.ts'

/** With an id of the caller's choice. An `id` is not read: it is that of the stage which was read and is sent back. */
const newStageSchema = stageRequestSchema.extend({ chosenId: chosenIdSchema.optional() })

const running = z.boolean('Say whether it is to run: true or false.')
const runningSchema = z.object({ running })
const longestDelayMs = 10_000
const faultsSchema = z.object({
  running: running.optional(),
  delayMs: z
    .int(`A delay is a whole number of milliseconds, from 0 to ${longestDelayMs}.`)
    .min(0, 'A delay is not negative.')
    .max(longestDelayMs, `A delay is at most ${longestDelayMs} ms.`)
    .optional(),
})

/**
 * `/api/stages`: read, make, change in place, close; stop the backend or the proxy of a lane, start it again, make the
 * backend slow; put the data of all its lanes back; what the usual engine would run from under its policy.
 */
export const stagesApi = (stages: Stages) =>
  new Hono()
    .get('/', (c) => c.json({ stages: stages.list().map((stage) => stage.describe()) }))
    .post('/', jsonBody(newStageSchema), async (c) => {
      const { chosenId, ...request } = c.req.valid('json')
      const stage = await stages.create(request, chosenId)
      return c.json(stage.describe(), 201)
    })
    .get('/:id', (c) => c.json(stages.get(c.req.param('id')).describe()))
    .put('/:id', jsonBody(stageRequestSchema), async (c) => {
      const stage = stages.get(c.req.param('id'))
      await stage.change(c.req.valid('json'))
      return c.json(stage.describe())
    })
    .put('/:id/lanes/:lane/backend', jsonBody(faultsSchema), async (c) => {
      const stage = stages.get(c.req.param('id'))
      const lane = laneOf(stage, c.req.param('lane'))
      const { running, delayMs } = c.req.valid('json')
      if (delayMs !== undefined) lane.delayBackend(delayMs)
      if (running !== undefined) await (running ? lane.startBackend() : lane.stopBackend())
      return c.json(stage.describe())
    })
    .put('/:id/lanes/:lane/proxy', jsonBody(runningSchema), async (c) => {
      const stage = stages.get(c.req.param('id'))
      const lane = laneOf(stage, c.req.param('lane'))
      await (c.req.valid('json').running ? lane.startProxy() : lane.stopProxy())
      return c.json(stage.describe())
    })
    .get('/:id/nginx-conf', (c) => c.json(offeredBy(stages.get(c.req.param('id')))))
    .delete('/:id/data', (c) => {
      stages.get(c.req.param('id')).resetData()
      return c.body(null, 204)
    })
    .delete('/:id', async (c) => {
      await stages.remove(c.req.param('id'), { cancelsCreation: cancelsCreation(c) })
      return c.body(null, 204)
    })

/** What the engine that people run before their own backends would run from. */
function offeredBy(stage: RunningStage): RunningFile {
  const { file, language } = engines[usualProgram].configuration
  return { name: file, language, text: offeredConfigurations[usualProgram](stage.describe().policy) }
}

function laneOf(stage: RunningStage, id: string): RunningLane {
  const lane = stage.lane(id)
  if (lane === undefined) throw new ApiError(404, `Stage ${stage.id} has no lane "${id.slice(0, 80)}".`)
  return lane
}
