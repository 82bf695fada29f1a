import { expect, test } from 'vitest'
import { stageRequestSchema } from '../stage-request.ts'
import { defaultPolicy } from '../policy/default-policy.ts'
import { engines } from '../../engines/engines.ts'
import { engineNames } from '../../words/engine.ts'
import { mistakeIssues } from './mistake-issues.ts'
import { mistakeNames, mistakes, type Mistake } from './mistakes.ts'
import { behaviourOf, intendedBehaviourOf } from '../behaviour-of.ts'
import type { Strategy } from '../../words/strategy.ts'

const lane = { strategy: 'proxy', environment: 'deployed' } as const

test('knows each mistake for the strategy whose text it is in', () => {
  for (const name of mistakeNames) {
    expect(mistakeIssues({ ...lane, mistakes: [name] })).toEqual([])
    expect(mistakeIssues({ ...lane, strategy: 'none', mistakes: [name] })).toHaveLength(1)
  }
})

test.each([
  [
    { ...lane, strategy: 'backend', mistakes: ['no-always'] },
    '"no-always" is a mistake of the strategy proxy; this lane\'s is backend.',
  ],
  [
    { ...lane, strategy: 'backend', environment: 'local', mistakes: ['both-layers'] },
    '"both-layers" needs a proxy, and this lane has none: give it the environment "deployed".',
  ],
  [
    { ...lane, mistakes: ['blind-reflection', 'no-anchors'] },
    'Choose one of "blind-reflection" and "no-anchors": both decide who is allowed.',
  ],
] as const)('says why a lane cannot make a mistake, and the way out: %j', (wrong, message) => {
  expect(mistakeIssues(wrong)).toEqual([message])
})

test('needs no proxy for what is wrong in the code of a backend', () => {
  const local = { ...lane, strategy: 'backend', environment: 'local' } as const
  for (const mistake of ['blind-reflection', 'no-anchors'] as const) {
    expect(mistakeIssues({ ...local, mistakes: [mistake] })).toEqual([])
  }
  expect(mistakeIssues({ ...local, mistakes: ['no-vary'] })).toHaveLength(1)
})

test('says of each what it leads to, in one sentence', () => {
  for (const { leadsTo } of Object.values(mistakes)) expect(leadsTo).toMatch(/^[A-Z].+\.$/)
})

const parse = (change: object) =>
  stageRequestSchema.safeParse({
    policy: defaultPolicy('http://localhost:4100'),
    lanes: [{ strategy: 'proxy', ...change }],
  })
const issuesOf = (change: object) =>
  parse(change).error?.issues.map(({ path, message }) => [path.join('.'), message])

test('lets a request name a mistake, and refuses one that nobody knows', () => {
  expect(parse({ mistakes: ['no-always', 'lost-in-location'], caches: true }).success).toBe(true)
  expect(issuesOf({ mistakes: ['no-allways'] })).toEqual([
    ['lanes.0.mistakes.0', expect.stringContaining('A mistake is one of: no-always, ')],
  ])
  expect(issuesOf({ environment: 'local', mistakes: ['no-always'] })).toEqual([
    ['lanes.0.mistakes', expect.stringContaining('needs a proxy')],
  ])
})

test.each(engineNames)('lets %s make every mistake of a proxy and keep a cache', (engine) => {
  for (const mistake of mistakeNames) expect(parse({ engine, mistakes: [mistake] }).success).toBe(true)
  expect(parse({ engine, caches: true }).success).toBe(engines[engine].canCache)
})

test('refuses a cache where there is no proxy to keep it', () => {
  expect(issuesOf({ environment: 'local', caches: true })).toEqual([
    ['lanes.0.caches', expect.stringContaining('A cache needs a proxy')],
  ])
  const vite = { strategy: 'same-origin', environment: 'deployed', engine: 'vite', caches: true }
  expect(issuesOf(vite)).toContainEqual([
    'lanes.0.caches',
    '"vite" keeps no cache: leave the engine out, or give "embedded" or "nginx".',
  ])
})

const deployed = (strategy: Strategy, made: readonly Mistake[] = []) => ({
  strategy,
  environment: 'deployed' as const,
  mistakes: made,
})
// Full, so that whatever a mistake takes away is missing.
const policy = {
  ...defaultPolicy('http://localhost:4100'),
  credentials: false,
  exposeHeaders: ['x-total-count'],
  maxAgeSeconds: 600,
}

test('reflecting any origin allows credentials, whatever the policy says', () => {
  const { proxy } = behaviourOf(deployed('proxy', ['blind-reflection']), policy)
  expect(proxy).toMatchObject({ comparesOrigin: 'reflect', policy: { ...policy, credentials: true } })
  const { backend } = behaviourOf(deployed('backend', ['blind-reflection']), policy)
  expect(backend).toMatchObject({ comparesOrigin: 'reflect', policy: { ...policy, credentials: true } })
})

test('each changes what the lane does, and what was intended has nothing of it', () => {
  for (const mistake of mistakeNames) {
    for (const strategy of mistakes[mistake].strategies) {
      const lane = deployed(strategy, [mistake])
      expect(behaviourOf(lane, policy)).not.toEqual(intendedBehaviourOf(lane, policy))
      const caches = mistakes[mistake].needsCache === true
      expect(intendedBehaviourOf(lane, policy)).toEqual(
        behaviourOf({ ...deployed(strategy), caches }, policy),
      )
    }
  }
})

test('comes to the same in whatever order they are named', () => {
  const [some, other] = [
    deployed('backend', ['no-vary', 'both-layers']),
    deployed('backend', ['both-layers', 'no-vary']),
  ]
  expect(behaviourOf(some, policy)).toEqual(behaviourOf(other, policy))
  expect(behaviourOf(some, policy).proxy).toMatchObject({ policy, sendsVary: false, caches: true })
})

test('who has both layers answer meant the hybrid', () => {
  const both = deployed('both')
  expect(behaviourOf(both, policy)).toMatchObject({
    backend: { policy, corsBy: 'backend' },
    proxy: { policy, removesBackendHeaders: false },
  })
  expect(intendedBehaviourOf(both, policy)).toEqual(behaviourOf(deployed('hybrid'), policy))
})
