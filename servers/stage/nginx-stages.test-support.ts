import { type Agent, request as httpRequest } from 'node:http'
import { defaultPolicy } from '../../scenarios/setup/policy/default-policy.ts'
import type { LaneRequest } from '../../scenarios/setup/stage-request.ts'
import type { HeaderList } from '../../scenarios/words/exchange.ts'
import { startGuard } from '../guard/guard.ts'
import type { OwnPage } from '../proxies/own-page.ts'
import { createWireLog, type WireLog } from '../witness/wire-log.ts'
import type { RunningStage } from './stage.ts'
import { testContext } from './lane-context.test-support.ts'
import { startStages } from './stages.ts'

export const pageOrigin = 'http://localhost:4100'
export const otherOrigin = 'http://localhost:4191'
export const policy = {
  ...defaultPolicy(pageOrigin),
  origins: [pageOrigin, otherOrigin],
  exposeHeaders: ['x-total-count'],
}

export const testPage: OwnPage = {
  files: [
    { name: 'agent.html', type: 'text/html; charset=utf-8', text: '<script src="/agent.js"></script>' },
    { name: 'agent.js', type: 'text/javascript; charset=utf-8', text: 'void 0 // the page’s script' },
  ],
  embeddedBy: pageOrigin,
}

/** For tests: a stage of these lanes, with every engine of this computer. */
export async function startStageOf(
  lanes: readonly LaneRequest[],
  log: WireLog = createWireLog(),
): Promise<{
  readonly stage: RunningStage
  readonly log: WireLog
  readonly close: () => Promise<void>
}> {
  const guard = await startGuard()
  const stages = await startStages({
    context: testContext({ log, guard, page: testPage }),
    defaultEngine: 'nginx',
    defaultRequest: { policy, lanes },
    defaultPorts: [],
  })
  return {
    stage: stages.get('default'),
    log,
    async close() {
      await stages.close()
      await guard.close()
    },
  }
}

export interface Answer {
  readonly status: number
  readonly headers: HeaderList
  /** All values of a response header. */
  readonly all: (name: string) => readonly string[]
}

export interface Question {
  readonly method?: string
  readonly origin?: string
  readonly attempt?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
  readonly agent?: Agent
}

/** For tests: one request to a lane, by node:http, since fetch may not set Origin. */
export function ask(url: string, question: Question = {}): Promise<Answer> {
  const { method = 'GET', origin = pageOrigin, attempt, headers = {}, body = '', agent } = question
  const { port, pathname, search } = new URL(url)
  const referer = attempt === undefined ? {} : { referer: `${pageOrigin}/attempt/${attempt}` }
  return new Promise((resolve, reject) => {
    const sent = httpRequest(
      {
        host: '127.0.0.1',
        port,
        path: pathname + search,
        method,
        headers: { origin, ...referer, ...headers },
        agent: agent ?? false,
      },
      (response) => {
        const all = (name: string) => response.headersDistinct[name] ?? []
        const { statusCode: status = 0, rawHeaders } = response
        const headers = rawHeaders.flatMap((name, at) =>
          at % 2 === 0 ? [[name, rawHeaders[at + 1] ?? ''] as const] : [],
        )
        response.resume().on('end', () => resolve({ status, headers, all }))
      },
    )
    sent.on('error', reject).end(body)
  })
}

export const preflight = { method: 'OPTIONS', headers: { 'access-control-request-method': 'PUT' } } as const
