import { expect, test } from 'vitest'
import { defaultPolicy } from '../../../../scenarios/setup/policy/default-policy.ts'
import { draftOf } from '../../../../scenarios/setup/policy/draft/policy-draft.ts'
import type { Lane, Stage } from '../../../../scenarios/setup/stage.ts'
import { usualLanes } from '../../../control/lane-of-link.ts'
import { asksForOther, setupForUrl } from './use-setup-in-url.ts'

const dashboard = 'http://localhost:4100'
const lane = (of: (typeof usualLanes)[number]): Lane => ({
  ...of,
  id: of.strategy,
  engine: null,
  mistakes: [],
  url: 'http://localhost:1',
  processes: [],
  files: [],
  state: 'up',
  message: '',
})
const stage: Stage = { id: 'default', policy: defaultPolicy(dashboard), lanes: usualLanes.map(lane) }
const nothing = { policy: null, lanes: [] }
const closed = { ...nothing, editing: false }

test('what every lab starts with is not in the URL, all else is', () => {
  expect(setupForUrl(stage, dashboard, 'nginx')).toEqual(nothing)
  const policy = { ...stage.policy, maxAgeSeconds: 0 }
  expect(setupForUrl({ ...stage, policy }, dashboard, 'nginx')).toEqual({
    policy: draftOf(policy),
    lanes: [],
  })
  expect(setupForUrl({ ...stage, lanes: stage.lanes.slice(1) }, dashboard, 'nginx').lanes).toEqual(
    usualLanes.slice(1),
  )
})

test('a link that says nothing of policy and lanes asks for nothing', () => {
  expect(asksForOther(closed, { ...stage, policy: { ...stage.policy, credentials: true } }, 'nginx')).toBe(
    false,
  )
})

test('a link asks when its policy or its lanes are others than those that run', () => {
  const other = { ...stage, policy: { ...stage.policy, credentials: true }, lanes: stage.lanes.toReversed() }
  expect(asksForOther({ ...closed, policy: draftOf(stage.policy) }, stage, 'nginx')).toBe(false)
  expect(asksForOther({ ...closed, policy: draftOf(stage.policy) }, other, 'nginx')).toBe(true)
  expect(asksForOther({ ...closed, lanes: usualLanes }, other, 'nginx')).toBe(true)
})

test('a policy in an open editor is a draft, and asks for nothing', () => {
  const draft = { ...draftOf(stage.policy), maxAgeSeconds: '10m' }
  expect(asksForOther({ ...closed, policy: draft, editing: true }, stage, 'nginx')).toBe(false)
})

test('a link tells what a lane has besides its strategy, and the engine where it is not the usual one', () => {
  const [, proxy] = stage.lanes
  const lanes = [
    { ...proxy!, engine: 'nginx', mistakes: ['no-vary'], caches: true },
    { ...proxy!, engine: 'embedded' },
  ] as const
  expect(setupForUrl({ ...stage, lanes }, dashboard, 'nginx').lanes).toEqual([
    { strategy: 'proxy', environment: 'deployed', mistakes: ['no-vary'], caches: true },
    { strategy: 'proxy', environment: 'deployed', engine: 'embedded' },
  ])
})

test('a link to the same strategies with a mistake in one asks', () => {
  const lanes = usualLanes.map((each) =>
    Object.assign({}, each, { mistakes: each.strategy === 'proxy' ? (['no-always'] as const) : [] }),
  )
  expect(asksForOther({ ...closed, lanes }, stage, 'nginx')).toBe(true)
})
