import { Hono } from 'hono'
import type { EngineName } from '../../scenarios/words/engine.ts'
import type { Engine } from '../proxies/engine.ts'

/** What a dashboard needs to know of the lab that serves it. */
export interface LabFacts {
  readonly version: string
  readonly dashboard: string
  /** The page origins that attempts can be sent from: URLs without a trailing slash, and "null". */
  readonly origins: readonly string[]
  /** Where the event stream is. */
  readonly events: string
  /** What stands as the proxy of a lane that does not say. */
  readonly engine: EngineName
}

/** `/api/lab` and `/api/engines`. */
export const labApi = (facts: () => LabFacts, engines: readonly Engine[]) =>
  new Hono()
    .get('/lab', (c) => c.json(facts()))
    .get('/engines', async (c) =>
      c.json({ engines: await Promise.all(engines.map((engine) => engine.find())) }),
    )
