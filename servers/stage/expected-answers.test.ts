import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { corsResponseHeaders } from '../../scenarios/fetch-standard/headers/cors-response-headers.ts'
import type { Answer } from '../../scenarios/fetch-standard/recording/recording.ts'
import { mistakeIssues } from '../../scenarios/setup/mistakes/mistake-issues.ts'
import { mistakeNames } from '../../scenarios/setup/mistakes/mistakes.ts'
import { expectedHops } from '../../scenarios/setup/predict/expected-hops.ts'
import { recordedRequest } from '../../scenarios/setup/predict/recorded-request.ts'
import type { LaneRequest } from '../../scenarios/setup/stage-request.ts'
import { pageRequest } from '../../scenarios/words/page-request.test-data.ts'
import type { PageRequest } from '../../scenarios/words/page-request.ts'
import { environments, strategyNames } from '../../scenarios/words/strategy.ts'
import { nginxEngine } from '../proxies/nginx/engine.ts'
import { ask, otherOrigin, pageOrigin, policy, startStageOf } from './nginx-stages.test-support.ts'
import type { RunningStage } from './stage.ts'

const { available } = await nginxEngine.find()
if (!available) console.error('nginx is not on this computer: only lanes without it are predicted.')

/** Every strategy in every environment, with each mistake that it can make, alone. */
const lanes = strategyNames.flatMap((strategy) =>
  environments.flatMap((environment) =>
    [[], ...mistakeNames.map((mistake) => [mistake])].flatMap((mistakes): LaneRequest[] => {
      const engines =
        environment === 'local' ? [null] : ([...(available ? ['nginx'] : []), 'embedded'] as const)
      return engines.flatMap((engine) =>
        mistakeIssues({ strategy, environment, mistakes }).length > 0
          ? []
          : [{ strategy, environment, mistakes, ...(engine !== null && { engine }) } as LaneRequest],
      )
    }),
  ),
)

const requests: readonly Partial<PageRequest>[] = [
  {},
  { origin: otherOrigin },
  { origin: 'null' },
  { origin: `${pageOrigin}.evil.test` },
  { method: 'GET', path: '/orders' },
  { method: 'POST', path: '/orders' },
  { method: 'GET', path: '/nothing-there' },
  { method: 'GET', path: '/status/500' },
  { method: 'GET', path: '/crash' },
  { method: 'GET', path: '/private' },
  { method: 'GET', path: '/redirect?to=/orders&status=307' },
  { method: 'OPTIONS', path: '/orders' },
]

const decisive = corsResponseHeaders.map((name) => name.toLowerCase())

/** What decides, with lists as lists: whether a blank follows a comma is nobody's business. */
const decisiveOf = ({ status, all }: Answered) => ({
  status,
  ...Object.fromEntries(
    decisive.map((name) => [name, all(name).map((value) => value.replaceAll(', ', ','))]),
  ),
  ...(status >= 300 && status <= 399 && { location: all('location') }),
})

interface Answered {
  readonly status: number
  readonly all: (name: string) => readonly string[]
}

function asAnswer(answer: Answer | null | undefined): Answered {
  if (answer === null || answer === undefined || 'error' in answer)
    throw new Error('A lane that is up answers.')
  return {
    status: answer.status,
    all: (name: string) =>
      answer.headers.flatMap(([each, value]) => (each.toLowerCase() === name ? [value] : [])),
  }
}

describe('what is predicted of a lane is what it answers', () => {
  let stage: RunningStage
  let close: () => Promise<void>
  beforeAll(async () => {
    ;({ stage, close } = await startStageOf(lanes))
  })
  afterAll(() => close())

  const named = lanes.map((lane, at) => {
    const { strategy, environment, engine, mistakes = [] } = lane
    return [[strategy, environment, engine, ...mistakes].filter(Boolean).join(' '), at] as const
  })
  test.each(named)('%s', async (_name, at) => {
    const running = stage.describe().lanes
    const lane = running[at]
    if (lane === undefined) throw new Error('There is a lane for each setup.')
    for (const part of requests) {
      const request = pageRequest({ origin: pageOrigin, ...part })
      const { method, origin, path } = request
      const body = JSON.stringify({ item: 'tea', quantity: 1 })
      const url = lane.url + path
      const [expected] = expectedHops(recordedRequest({ ...request, body }, url), {
        lanes: running,
        policy,
        client: origin,
      })
      const headers = {
        'access-control-request-method': method,
        'access-control-request-headers': 'content-type',
      }
      const preflight = await ask(url, { method: 'OPTIONS', origin, headers })
      const response = await ask(url, {
        method,
        origin,
        body: ['GET', 'OPTIONS'].includes(method) ? '' : body,
      })
      const what = `${method} ${path} from ${origin}`
      expect({ what, ...decisiveOf(preflight) }).toEqual({
        what,
        ...decisiveOf(asAnswer(expected?.preflight)),
      })
      expect({ what, ...decisiveOf(response) }).toEqual({
        what,
        ...decisiveOf(asAnswer(expected?.response)),
      })
    }
  })
})
