import { afterEach, expect, test } from 'vitest'
import { startGuard } from '../guard/guard.ts'
import { until } from '../test-support/until.test-support.ts'
import { createWireLog } from '../witness/wire-log.ts'
import { exitingEngine } from './exiting-engine.test-support.ts'
import { startLane } from './lane.ts'
import { testContext } from './lane-context.test-support.ts'
import { laneSetupsOf } from './lane-setup.ts'
import { ask, policy, testPage } from './nginx-stages.test-support.ts'

const undo: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const step of undo.splice(0).toReversed()) await step()
})

test('a proxy that exits before its lane switches to it leaves the lane down: a connection is refused', async () => {
  const { engine, exitLast } = exitingEngine(() => Promise.reject(new Error('The disk is full.')))
  const guard = await startGuard()
  undo.push(() => guard.close())
  const context = {
    ...testContext({ log: createWireLog(), guard, page: testPage }),
    engines: new Map([['embedded', engine] as const]),
    stage: 'own',
  }
  const setups = laneSetupsOf('own', { policy, lanes: [{ strategy: 'proxy' }] }, 'embedded')
  const lane = await startLane(setups[0]!, 0, context)
  undo.push(() => lane.close())
  const next = await lane.prepare(setups[0]!)
  exitLast()
  await until(() => !next.isReachable)
  lane.switchTo(next)
  await until(() => lane.describe().state === 'down')
  expect(lane.describe()).toMatchObject({ down: ['proxy'], message: expect.stringContaining('SIGKILL') })
  await expect(ask(`${lane.describe().url}/orders`)).rejects.toThrow('ECONNREFUSED')
})
