import { Agent } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, describe, expect, test, vi } from 'vitest'
import type { LaneRequest } from '../../scenarios/setup/stage-request.ts'
import { nginxEngine } from '../proxies/nginx/engine.ts'
import { until } from '../test-support/until.test-support.ts'
import { ask, otherOrigin, pageOrigin, policy, preflight, startStageOf } from './nginx-stages.test-support.ts'

const { available } = await nginxEngine.find()
if (!available) console.error('nginx is not on this computer: lanes behind it are not tested.')
const requests = process.env['SOAK'] ? 2_000 : 200

const undo: (() => Promise<void>)[] = []
afterEach(async () => {
  vi.restoreAllMocks()
  for (const step of undo.splice(0)) await step()
})

async function start(...lanes: readonly LaneRequest[]) {
  const { stage, log, close } = await startStageOf(lanes)
  undo.push(close)
  const laneAt = (position: number) => stage.describe().lanes[position]!
  const attemptOf = async (id: string) => {
    await log.logged([id])
    return log.attempt(id).exchanges
  }
  return { stage, laneAt, attemptOf }
}

describe.skipIf(!available)('lanes behind nginx', () => {
  test('joins what nginx logged to the exchange that the witness before it saw', async () => {
    const { laneAt, attemptOf } = await start({ strategy: 'proxy' })
    const { url, engine } = laneAt(0)
    expect(engine).toBe('nginx')
    const agent = new Agent({ keepAlive: true, maxSockets: 1 })
    for (const attempt of ['a', 'b', 'c']) await ask(`${url}/orders/1`, { attempt, agent })
    await ask(`${url}/orders/1`, { ...preflight, attempt: 'd', agent })
    agent.destroy()
    const seen = await Promise.all(['a', 'b', 'c', 'd'].map(attemptOf))
    const logged = seen.map(([outer]) => outer?.proxyLog)
    expect(logged.map((log) => log?.request)).toEqual([1, 2, 3, 4])
    expect(new Set(logged.map((log) => log?.port)).size).toBe(1)
    expect(logged.map((log) => log?.upstreamStatus)).toEqual([200, 200, 200, null])
    expect(logged[3]?.upstream).toBeNull()
    // The witness before the backend saw the same ones, and has no log.
    expect(seen.map((exchanges) => exchanges.map(({ witness }) => witness).join(' '))).toEqual([
      'proxy backend',
      'proxy backend',
      'proxy backend',
      'proxy',
    ])
    expect(seen[0]?.[1]).not.toHaveProperty('proxyLog')
  })

  test.each([-3_600_000, 3_600_000])(
    'joins them also where the clock of nginx is %i ms off ours, as after a step of the wall clock',
    async (stepMs) => {
      const { timeOrigin } = performance
      vi.spyOn(performance, 'timeOrigin', 'get').mockReturnValue(timeOrigin - stepMs)
      const { laneAt, attemptOf } = await start({ strategy: 'proxy' })
      await ask(`${laneAt(0).url}/orders/1`, { attempt: 'a' })
      const [outer] = await attemptOf('a')
      expect(outer?.proxyLog).toMatchObject({ upstreamStatus: 200, request: 1 })
    },
  )

  test('says of a made-up 502 that no byte of it came from the backend', async () => {
    const { stage, laneAt, attemptOf } = await start({ strategy: 'proxy' })
    await stage.lane('proxy')!.stopBackend()
    expect(await ask(`${laneAt(0).url}/orders/1`, { attempt: 'a' })).toMatchObject({ status: 502 })
    const [outer] = await attemptOf('a')
    expect(outer?.proxyLog).toMatchObject({ upstreamStatus: 502, upstreamBytes: 0 })
  })

  test.each([
    // Both layers right: nginx keeps one body, and puts the header of whoever asks on it.
    ['proxy', [], ['MISS', 'HIT', 'HIT'], 1],
    // The backend says Vary: Origin, so that nginx keeps one response for each origin.
    ['backend', [], ['MISS', 'MISS', 'HIT'], 2],
    ['backend', ['no-vary'], ['MISS', 'HIT', 'HIT'], 1],
  ] as const)(
    'tells who answered /catalogue, the cache or the backend: %s with the mistakes %j',
    async (strategy, mistakes, caches, reached) => {
      const { laneAt, attemptOf } = await start({ strategy, mistakes, environment: 'deployed', caches: true })
      expect(laneAt(0)).toMatchObject({ engine: 'nginx', caches: true })
      const origins = [pageOrigin, otherOrigin, pageOrigin]
      for (const [index, origin] of origins.entries()) {
        await ask(`${laneAt(0).url}/catalogue`, { origin, attempt: `c${index}` })
      }
      const seen = (await Promise.all(origins.map((_, index) => attemptOf(`c${index}`)))).flat()
      expect(seen.flatMap(({ proxyLog }) => proxyLog?.cacheStatus ?? [])).toEqual(caches)
      expect(seen.filter(({ witness }) => witness === 'backend')).toHaveLength(reached)
    },
  )

  test('asks the backend each time where no cache is on', async () => {
    const { laneAt, attemptOf } = await start({ strategy: 'proxy' })
    for (const attempt of ['a', 'b']) await ask(`${laneAt(0).url}/catalogue`, { attempt })
    const seen = [...(await attemptOf('a')), ...(await attemptOf('b'))]
    expect(seen.map(({ witness }) => witness)).toEqual(['proxy', 'backend', 'proxy', 'backend'])
    expect(seen[0]?.proxyLog?.cacheStatus).toBeNull()
    expect(laneAt(0)).not.toHaveProperty('caches')
  })

  test('loses no request while the policy changes 20 times, and answers each by the old policy or the new', async () => {
    const { stage, laneAt } = await start({ strategy: 'proxy' })
    const { url } = laneAt(0)
    const agent = new Agent({ keepAlive: true, maxSockets: 4 })
    const answers = new Set<string>()
    let asked = 0
    let isOver = false
    const busy = ['a', 'b', 'c', 'd'].map(async () => {
      while (!isOver) {
        const question = asked % 2 === 0 ? preflight : { method: 'PUT', body: '{"item":"oats","quantity":2}' }
        asked += 1
        const { status, all } = await ask(`${url}/orders/${(asked % 20) + 1}`, { ...question, agent })
        const [allowed] = all('access-control-allow-origin')
        answers.add(`${status} ${allowed} ${all('access-control-max-age').join()}`)
      }
    })
    for (let turn = 1; turn <= 20; turn += 1) {
      const next = turn % 2 === 1 ? { ...policy, origins: [otherOrigin], maxAgeSeconds: 5 } : policy
      await stage.change({ policy: next, lanes: [{ strategy: 'proxy' }] })
      while (asked < (requests / 20) * turn) await sleep(1)
    }
    isOver = true
    await Promise.all(busy)
    agent.destroy()
    expect(asked).toBeGreaterThanOrEqual(requests)
    expect(laneAt(0).url).toBe(url)
    expect([...answers].toSorted()).toEqual([
      `200 ${pageOrigin} `,
      '200 undefined ',
      `204 ${pageOrigin} 600`,
      '204 undefined ',
    ])
  })

  test('says so when its nginx is killed, refuses meanwhile, and recovers by itself at its address', async () => {
    const { laneAt } = await start({ strategy: 'proxy' })
    const { url, processes } = laneAt(0)
    process.kill(processes[0]!.pid, 'SIGKILL')
    await until(() => laneAt(0).state === 'down')
    expect(laneAt(0).message).toMatch(
      /^The proxy has ended unasked. It was ended by SIGKILL. The browser is refused/,
    )
    await expect(ask(`${url}/orders/1`)).rejects.toThrow('ECONNREFUSED')
    await until(() => laneAt(0).state === 'up')
    expect(laneAt(0).message).toMatch(/It was started again by itself\.$/)
    expect(await ask(`${url}/orders/1`)).toMatchObject({ status: 200 })
    expect(laneAt(0).url).toBe(url)
  })

  test('stops and starts its nginx as a fault on purpose', async () => {
    const { stage, laneAt } = await start({ strategy: 'proxy' })
    const { url } = laneAt(0)
    await Promise.all([stage.lane('proxy')!.stopProxy(), stage.lane('proxy')!.stopProxy()])
    expect(laneAt(0).state).toBe('down')
    expect(laneAt(0).message).toMatch(/^The proxy is stopped/)
    await expect(ask(`${url}/orders/1`)).rejects.toThrow('ECONNREFUSED')
    await Promise.all([stage.lane('proxy')!.startProxy(), stage.lane('proxy')!.startProxy()])
    expect(laneAt(0)).toMatchObject({ state: 'up', message: '' })
    expect(await ask(`${url}/orders/1`)).toMatchObject({ status: 200 })
  })
})
