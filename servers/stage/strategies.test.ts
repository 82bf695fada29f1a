import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { engineNeededBy } from '../../scenarios/engines/engine-needed-by.ts'
import {
  environments,
  strategyNames,
  type Environment,
  type Strategy,
} from '../../scenarios/words/strategy.ts'
import type { LaneRequest } from '../../scenarios/setup/stage-request.ts'
import type { EngineName } from '../../scenarios/words/engine.ts'
import { nginxEngine } from '../proxies/nginx/engine.ts'
import { ask, pageOrigin, preflight, startStageOf } from './nginx-stages.test-support.ts'

const { available } = await nginxEngine.find()
if (!available)
  console.error('nginx is not on this computer: strategies are tested with the embedded proxy alone.')

/** What comes of a preflight and of the PUT after it, in a lane of one strategy in one environment. */
interface Case {
  readonly strategy: Strategy
  readonly environment: Environment
  /** Who sees the preflight, in order; the last one answers it. */
  readonly preflightSeenBy: readonly string[]
  /** The values of Access-Control-Allow-Origin. */
  readonly onPreflight: readonly string[]
  readonly onPut: readonly string[]
}

const readable = { onPreflight: [pageOrigin], onPut: [pageOrigin] } as const
const blocked = { onPreflight: [], onPut: [] } as const
const local = { environment: 'local', preflightSeenBy: ['backend'] } as const
const passesThrough = { environment: 'deployed', preflightSeenBy: ['proxy', 'backend'] } as const
const proxyAnswers = { environment: 'deployed', preflightSeenBy: ['proxy'] } as const

const cases: readonly Case[] = [
  { strategy: 'backend', ...local, ...readable },
  { strategy: 'backend', ...passesThrough, ...readable },
  { strategy: 'proxy', ...local, ...blocked },
  { strategy: 'proxy', ...proxyAnswers, ...readable },
  { strategy: 'none', ...local, ...blocked },
  { strategy: 'none', ...passesThrough, ...blocked },
  { strategy: 'hybrid', ...local, ...readable },
  { strategy: 'hybrid', ...proxyAnswers, ...readable },
  { strategy: 'both', ...local, ...readable },
  { strategy: 'both', ...proxyAnswers, onPreflight: [pageOrigin], onPut: [pageOrigin, pageOrigin] },
  { strategy: 'backend+proxy-cache', ...local, ...readable },
  { strategy: 'backend+proxy-cache', ...passesThrough, ...readable },
  { strategy: 'same-origin', ...passesThrough, environment: 'local', ...blocked },
  { strategy: 'same-origin', ...passesThrough, ...blocked },
]

test('a lane says where the policy makes little sense in it', async () => {
  const { stage, close } = await startStageOf([
    { strategy: 'hybrid', engine: 'embedded' },
    { strategy: 'none' },
  ])
  const { policy, lanes } = stage.describe()
  await stage.change({ policy: { ...policy, origins: [] }, lanes })
  const [hybrid, none] = stage.describe().lanes
  expect(hybrid).toMatchObject({
    state: 'up',
    message: '',
    remark: expect.stringContaining('allows no origin'),
  })
  expect(none).not.toHaveProperty('remark')
  await close()
})

test('has a case for every strategy in every environment', () => {
  const all = strategyNames.flatMap((strategy) => environments.map((each) => `${strategy} ${each}`))
  expect(cases.map(({ strategy, environment }) => `${strategy} ${environment}`)).toEqual(all)
})

describe.each(available ? (['embedded', 'nginx'] as const) : (['embedded'] as const))(
  'every strategy in every environment, the proxy being %s',
  (engine: EngineName) => {
    const own = cases.filter(({ strategy, environment }) => {
      const needed = engineNeededBy(strategy)
      return environment === 'local' || needed === null || needed === engine
    })
    const lanes = own.map(({ strategy, environment }): LaneRequest => ({
      strategy,
      environment,
      ...(environment === 'deployed' && { engine }),
    }))
    const stages = [lanes.slice(0, 8), lanes.slice(8)]
    let running: Awaited<ReturnType<typeof startStageOf>>[] = []
    beforeAll(async () => {
      running = await Promise.all(stages.map((each) => startStageOf(each)))
    })
    afterAll(async () => {
      await Promise.all(running.map(({ close }) => close()))
    })
    const laneOf = (index: number) => {
      const { stage, log } = running[Math.floor(index / 8)]!
      return { lane: stage.describe().lanes[index % 8]!, log }
    }

    test.each(own.map((each, index) => [each.strategy, each.environment, index, each] as const))(
      '%s, %s',
      async (strategy, environment, index, { preflightSeenBy, onPreflight, onPut }) => {
        const { lane, log } = laneOf(index)
        expect(lane).toMatchObject({ strategy, environment, state: 'up', message: '' })
        const before = lane.engine === null ? [] : [environment === 'local' ? 'vite' : engine]
        expect(lane.processes.map(({ name }) => name.replace(/ [\d.]+(?=\))/, ''))).toEqual([
          ...before.map((name) => `proxy (${name})`),
          'backend',
        ])
        const asked = await ask(`${lane.url}/orders/17`, { ...preflight, attempt: `p${index}` })
        expect(asked.all('access-control-allow-origin')).toEqual(onPreflight)
        expect(log.attempt(`p${index}`).exchanges.map(({ witness }) => witness)).toEqual(preflightSeenBy)
        const put = await ask(`${lane.url}/orders/17`, { method: 'PUT', body: '{"item":"tea","quantity":1}' })
        expect([put.status, put.all('access-control-allow-origin')]).toEqual([200, onPut])
      },
    )

    test('a hybrid runs the same code in both environments, and is told by its environment alone', () => {
      const files = own.flatMap(({ strategy }, index) =>
        strategy === 'hybrid' ? [laneOf(index).lane.files] : [],
      )
      const texts = (name: string) => files.map((each) => each.find((file) => file.name === name)?.text)
      const [localCode, deployedCode] = texts('app.js')
      expect(localCode).toContain("if (process.env.CORS_BY === 'backend') {\n  app.use(\n    cors({")
      expect(deployedCode).toBe(localCode)
      expect(texts('.env').map((text) => /^CORS_BY=.*$/m.exec(text ?? '')?.[0])).toEqual([
        'CORS_BY=backend',
        'CORS_BY=proxy',
      ])
    })

    test('a hybrid done twice is told the wrong thing where it is deployed, and its files say what was meant', () => {
      const at = (environment: Environment) =>
        laneOf(own.findIndex((each) => each.strategy === 'both' && each.environment === environment)).lane
          .files
      expect(at('local').filter(({ intended }) => intended !== undefined)).toEqual([])
      const [proxyFile, environmentFile] = at('deployed').filter(({ intended }) => intended !== undefined)
      expect(proxyFile?.name).toMatch(/^(proxy\.json|nginx\.conf)$/)
      expect(environmentFile?.text).toContain('CORS_BY=backend')
      expect(environmentFile?.intended).toContain('CORS_BY=proxy')
    })
  },
)
