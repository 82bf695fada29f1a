import { expect, test } from 'vitest'
import { defaultPolicy } from './policy/default-policy.ts'
import { environments, strategyNames } from '../words/strategy.ts'
import { stageRequestSchema } from './stage-request.ts'

const issuesOf = (lane: object) =>
  stageRequestSchema
    .safeParse({ policy: defaultPolicy('http://localhost:4100'), lanes: [lane] })
    .error?.issues.map(({ path, message }) => [path.join('.'), message])

test('takes every strategy in every environment, with and without an engine of null', () => {
  for (const strategy of strategyNames) {
    expect(issuesOf({ strategy })).toBeUndefined()
    for (const environment of environments)
      expect(issuesOf({ strategy, environment, engine: null })).toBeUndefined()
  }
})

test('knows Vite as what stands before a local same-origin lane, so that a stage can be read and sent back', () => {
  expect(issuesOf({ strategy: 'same-origin', environment: 'local', engine: 'vite' })).toBeUndefined()
  for (const lane of [{ strategy: 'same-origin', environment: 'deployed' }, { strategy: 'proxy' }]) {
    expect(issuesOf({ ...lane, engine: 'vite' })).toEqual([
      [
        'lanes.0.engine',
        '"vite" stands before a local lane of the strategy "same-origin" alone: leave the engine out, or give another one.',
      ],
    ])
  }
})

test('takes each mistake once', () => {
  expect(issuesOf({ strategy: 'backend', mistakes: ['no-anchors'] })).toBeUndefined()
  expect(issuesOf({ strategy: 'backend', mistakes: ['no-anchors', 'no-anchors'] })).toEqual([
    ['lanes.0.mistakes', 'A lane makes each mistake at most once.'],
  ])
})

test('says which engine a strategy needs, where another one is asked for', () => {
  const lane = { strategy: 'backend+proxy-cache', engine: 'embedded' }
  expect(issuesOf(lane)).toEqual([
    [
      'lanes.0.engine',
      '"backend+proxy-cache" needs nginx, which alone keeps answers to OPTIONS: leave the engine out, or give "nginx", not "embedded".',
    ],
  ])
  expect(issuesOf({ ...lane, environment: 'local' })).toBeUndefined()
  expect(issuesOf({ ...lane, engine: 'nginx' })).toBeUndefined()
})
