import { expect, test } from 'vitest'
import { stageRequestSchema } from '../stage-request.ts'
import { defaultPolicy } from '../policy/default-policy.ts'
import { consequences } from './consequences.ts'
import { mistakeIssues, mistakeNames, needsNginx } from './mistakes.ts'

const lane = { strategy: 'proxy', environment: 'deployed', engine: undefined } as const

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
    { ...lane, engine: 'embedded', mistakes: ['no-anchors'] },
    '"no-anchors" is made in nginx\'s configuration: give the lane the engine "nginx", not "embedded".',
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

test('needs no nginx for what is wrong in the code of a backend', () => {
  expect(needsNginx({ strategy: 'backend', mistakes: ['blind-reflection', 'no-anchors'] })).toBe(false)
  expect(needsNginx({ strategy: 'backend', mistakes: ['no-vary'] })).toBe(true)
  expect(needsNginx({ strategy: 'proxy', mistakes: ['no-anchors'] })).toBe(true)
  expect(needsNginx({ strategy: 'proxy', mistakes: [] })).toBe(false)
})

test('says of each what it leads to, in one sentence', () => {
  for (const sentence of Object.values(consequences)) expect(sentence).toMatch(/^[A-Z].+\.$/)
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

test('refuses a cache where there is no nginx', () => {
  expect(issuesOf({ environment: 'local', caches: true })).toEqual([
    ['lanes.0.caches', expect.stringContaining('Only nginx keeps a cache here')],
  ])
  expect(issuesOf({ engine: 'embedded', caches: true })).toHaveLength(1)
})
