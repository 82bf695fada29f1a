import { Hono } from 'hono'
import { z } from 'zod'
import { corsLines } from '../../scenarios/runs/headers/cors-lines.ts'
import { isToken } from '../../scenarios/words/texts/token.ts'
import { attemptIdPattern, maxAttemptsPerLookUp, type Attempt } from '../../scenarios/words/attempt.ts'
import { wireNow } from '../witness/wire-exchange.ts'
import type { WireLog } from '../witness/wire-log.ts'
import { ApiError } from './api-error.ts'
import { jsonBody } from './json-body.ts'

const idMessage = "An attempt's id has 1 to 64 characters out of letters, digits and . _ ~ -"

const windowSchema = z.object({
  id: z.string(idMessage).regex(attemptIdPattern, idMessage),
  stage: z.string(),
  lane: z.string(),
  method: z.string().refine((value) => isToken(value), 'A method is a token.'),
  path: z
    .string()
    .max(8192, 'A path has at most 8192 characters.')
    .startsWith('/', 'The path is the request target, from its first slash on.'),
})

/** A request that was sent, for its exchanges to be found without the attempt's id. Its times are ages. */
const sentSchema = z.object({
  ...windowSchema.shape,
  origin: z.nullable(z.string()),
  sentMsAgo: z.number().nonnegative(),
  settledMsAgo: z.number().nonnegative(),
})

const joinSchema = z.object({ attempts: z.array(sentSchema).max(maxAttemptsPerLookUp) })

/** How much later than the page the server looks at its clock: the ages were true when the page wrote them. */
const onItsWayMs = 250

/** Of each exchange no more headers than those of CORS: a third of what has to be written and read. */
const withCorsLines = (attempt: Attempt): Attempt => ({
  ...attempt,
  exchanges: attempt.exchanges.map((exchange) => ({
    ...exchange,
    requestHeaders: corsLines(exchange.requestHeaders),
    responseHeaders: corsLines(exchange.responseHeaders),
  })),
})

/**
 * `/api/attempts`: what the witnesses saw of an attempt, windows for pages that leave the id out of Referer, and joining
 * afterwards what came without one; `checkLane` throws for a lane that there is not.
 */
export const attemptsApi = (log: WireLog, checkLane: (stage: string, lane: string) => void) => {
  const read = async (ids: readonly string[]): Promise<readonly Attempt[]> => {
    for (const id of ids) {
      if (!attemptIdPattern.test(id)) {
        throw new ApiError(400, `${idMessage}; this one is "${id.slice(0, 80)}".`)
      }
      log.closeWindow(id)
    }
    await log.logged(ids)
    return ids.map((id) => log.attempt(id))
  }
  return new Hono()
    .get('/', async (c) => {
      const ids = c.req.query('ids')?.split(',') ?? []
      if (ids.length === 0) throw new ApiError(400, 'Name the attempts: ?ids=a,b,c.')
      if (ids.length > maxAttemptsPerLookUp) {
        throw new ApiError(400, `At most ${maxAttemptsPerLookUp} attempts at once; these are ${ids.length}.`)
      }
      const headers = c.req.query('headers')
      if (headers !== undefined && headers !== 'cors') {
        throw new ApiError(
          400,
          `headers is cors, or left out for all of them; not "${headers.slice(0, 80)}".`,
        )
      }
      const attempts = await read(ids)
      return c.json({ attempts: headers === undefined ? attempts : attempts.map(withCorsLines) })
    })
    .get('/:id', async (c) => {
      const [attempt] = await read([c.req.param('id')])
      return c.json(attempt)
    })
    .post('/', jsonBody(windowSchema), async (c) => {
      const window = c.req.valid('json')
      checkLane(window.stage, window.lane)
      if (!(await log.openWindow(window, c.req.raw.signal))) {
        throw new ApiError(
          409,
          `Another attempt without a Referer holds ${window.method} ${window.path} on lane ${window.lane}. Read it, or wait until it closes by itself.`,
        )
      }
      return c.json({ id: window.id }, 201)
    })
    .post('/join', jsonBody(joinSchema), (c) => {
      const now = wireNow()
      const results = c.req.valid('json').attempts.map(({ id, sentMsAgo, settledMsAgo, ...sent }) => {
        const fromMs = now - sentMsAgo - onItsWayMs
        return { id, result: log.join(id, { ...sent, fromMs, untilMs: now - settledMsAgo }) }
      })
      const idsOf = (wanted: string) => results.flatMap(({ id, result }) => (result === wanted ? [id] : []))
      return c.json({ joined: idsOf('joined'), unclear: idsOf('unclear') })
    })
}
