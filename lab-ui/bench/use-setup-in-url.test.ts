import { expect, test } from 'vitest'
import { defaultPolicy } from '../../scenarios/policy/default-policy.ts'
import { draftOf } from '../../scenarios/policy/policy-draft.ts'
import type { Lane, Stage } from '../../scenarios/words/stage.ts'
import { asksForOther, setupForUrl, usualLanes } from './use-setup-in-url.ts'

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
  expect(setupForUrl(stage, dashboard)).toEqual(nothing)
  const policy = { ...stage.policy, maxAgeSeconds: 0 }
  expect(setupForUrl({ ...stage, policy }, dashboard)).toEqual({ policy: draftOf(policy), lanes: [] })
  expect(setupForUrl({ ...stage, lanes: stage.lanes.slice(1) }, dashboard).lanes).toEqual(usualLanes.slice(1))
})

test('a link that says nothing of policy and lanes asks for nothing', () => {
  expect(asksForOther(closed, { ...stage, policy: { ...stage.policy, credentials: true } })).toBe(false)
})

test('a link asks when its policy or its lanes are others than those that run', () => {
  const other = { ...stage, policy: { ...stage.policy, credentials: true }, lanes: stage.lanes.toReversed() }
  expect(asksForOther({ ...closed, policy: draftOf(stage.policy) }, stage)).toBe(false)
  expect(asksForOther({ ...closed, policy: draftOf(stage.policy) }, other)).toBe(true)
  expect(asksForOther({ ...closed, lanes: usualLanes }, other)).toBe(true)
})

test('a policy in an open editor is a draft, and asks for nothing', () => {
  const draft = { ...draftOf(stage.policy), maxAgeSeconds: '10m' }
  expect(asksForOther({ ...closed, policy: draft, editing: true }, stage)).toBe(false)
})
