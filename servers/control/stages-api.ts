import { Hono } from 'hono'
import { stageRequestSchema } from '../../scenarios/stage/stage-request.ts'
import type { Stages } from '../stage/stages.ts'
import { jsonBody } from './json-body.ts'

/** `/api/stages`: read, make, change in place, close. */
export const stagesApi = (stages: Stages) =>
  new Hono()
    .get('/', (c) => c.json({ stages: stages.list().map((stage) => stage.describe()) }))
    .post('/', jsonBody(stageRequestSchema), async (c) => {
      const stage = await stages.create(c.req.valid('json'))
      return c.json(stage.describe(), 201)
    })
    .get('/:id', (c) => c.json(stages.get(c.req.param('id')).describe()))
    .put('/:id', jsonBody(stageRequestSchema), async (c) => {
      const stage = stages.get(c.req.param('id'))
      await stage.change(c.req.valid('json'))
      return c.json(stage.describe())
    })
    .delete('/:id', async (c) => {
      await stages.remove(c.req.param('id'))
      return c.body(null, 204)
    })
