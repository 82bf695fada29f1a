import { expect, test } from 'vitest'
import { backendApplying } from '../../scenarios/setup/behaviour/backend-behaviour.ts'
import { proxyApplying } from '../../scenarios/setup/behaviour/proxy-behaviour.ts'
import { defaultPolicy } from '../../scenarios/setup/policy/default-policy.ts'
import { laneSetupsOf } from './lane-setup.ts'

const policy = defaultPolicy('http://localhost:4100')

test('gives each strategy the place of its policy and, without a word, its environment', () => {
  const request = {
    policy,
    lanes: [{ strategy: 'backend' }, { strategy: 'proxy' }, { strategy: 'none' }] as const,
  }
  const setups = laneSetupsOf('default', request, 'embedded')
  expect(
    setups.map((lane) => [
      lane.id,
      lane.environment,
      lane.engine,
      lane.behaviour.backend.policy,
      lane.behaviour.proxy.policy,
    ]),
  ).toEqual([
    ['backend', 'local', null, policy, null],
    ['proxy', 'deployed', 'embedded', null, policy],
    ['none', 'local', null, null, null],
  ])
})

test('names the second lane of a strategy with its number', () => {
  const lanes = [{ strategy: 'proxy' }, { strategy: 'backend' }, { strategy: 'proxy' }] as const
  expect(laneSetupsOf('default', { policy, lanes }, 'embedded').map((lane) => lane.id)).toEqual([
    'proxy',
    'backend',
    'proxy-2',
  ])
})

test('gives each lane a cookie name of its own, since cookies ignore ports', () => {
  const lanes = [{ strategy: 'none' }, { strategy: 'none' }] as const
  expect(laneSetupsOf('s1', { policy, lanes }, 'embedded').map((lane) => lane.cookieName)).toEqual([
    'session-s1-none',
    'session-s1-none-2',
  ])
})

test('gives a mistake to the side whose text it is in, and turns the cache on that it needs; the engine is the usual one', () => {
  const lanes = [
    { strategy: 'proxy', mistakes: ['both-layers', 'no-always'] },
    { strategy: 'backend', environment: 'deployed', mistakes: ['no-anchors'] },
    { strategy: 'backend', environment: 'deployed', mistakes: ['no-vary'] },
  ] as const
  const setups = laneSetupsOf('default', { policy, lanes }, 'embedded')
  expect(setups.map(({ engine, behaviour }) => [engine, behaviour.proxy.caches])).toEqual([
    ['embedded', false],
    ['embedded', false],
    ['embedded', true],
  ])
  const usual = { backend: backendApplying(policy), proxy: proxyApplying(policy) }
  const [both, backend, cached] = setups.map(({ behaviour }) => behaviour)
  expect(both).toEqual({
    backend: usual.backend,
    proxy: { ...usual.proxy, removesBackendHeaders: false, headersOn: 'successes' },
  })
  expect(backend).toEqual({
    backend: { ...usual.backend, comparesOrigin: 'contains' },
    proxy: proxyApplying(null),
  })
  expect(cached?.backend).toEqual({ ...usual.backend, sendsVary: false })
  expect(setups[0]?.intended).toEqual({ backend: backendApplying(null), proxy: usual.proxy })
})

test('puts a proxy that passes through before a deployed backend, and none before a local proxy lane', () => {
  const lanes = [
    { strategy: 'backend', environment: 'deployed' },
    { strategy: 'proxy', environment: 'local' },
  ] as const
  const [deployed, local] = laneSetupsOf('default', { policy, lanes }, 'embedded')
  expect([deployed?.engine, deployed?.behaviour.proxy.policy]).toEqual(['embedded', null])
  expect([local?.engine, local?.behaviour.proxy.policy, local?.behaviour.backend.policy]).toEqual([
    null,
    null,
    null,
  ])
})
