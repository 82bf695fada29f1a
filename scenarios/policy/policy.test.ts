import { expect, test } from 'vitest'
import { stageRequestSchema } from '../stage/stage-request.ts'
import { issuesOf } from './issue.ts'
import { originMistake } from './origin.ts'
import { defaultPolicy } from './policy.ts'

const accepted = [
  'http://localhost:4100',
  'https://app.example',
  'http://127.0.0.1:4100',
  'http://[::1]:4100',
  'https://xn--bcher-kva.example',
  'https://a-b.c-d.example:65535',
  'null',
]

test.each(accepted)('accepts the origin %s', (origin) => {
  expect(originMistake(origin)).toBeNull()
})

const refused: readonly (readonly [origin: string, message: RegExp])[] = [
  ['http://localhost:4100/', /write http:\/\/localhost:4100\./],
  ['http://LOCALHOST', /write http:\/\/localhost\./],
  ['http://localhost:80', /write http:\/\/localhost\./],
  ['http://user@localhost', /write http:\/\/localhost\./],
  ['http://a/path', /write http:\/\/a\./],
  ['http://a";}evil{', /letters, digits, hyphens/],
  ['http://a$x', /letters, digits, hyphens/],
  ['http://a_b.example', /letters, digits, hyphens/],
  ['http://a.example.', /letters, digits, hyphens/],
  ['http://*.example', /letters, digits, hyphens/],
  ['http://a.example http://b.example', /a scheme and a host/],
  ['http://a.example\n', /write http:\/\/a\.example\./],
  ['ftp://a.example', /begins with http/],
  ['javascript:alert(1)', /begins with http/],
  ['localhost:4100', /begins with http/],
  ['app.example', /a scheme and a host/],
  ['', /a scheme and a host/],
  ['*', /in place of the list/],
  ['NULL', /a scheme and a host/],
  [`http://${'a'.repeat(400)}`, /at most 300 characters/],
]

test.each(refused)('refuses the origin %j and says how to mend it', (origin, message) => {
  expect(originMistake(origin)).toMatch(message)
})

test('reports every mistake of a policy at once, each with its path, value and reason', () => {
  const body = {
    policy: {
      origins: ['http://localhost:4100', 'http://localhost:4190/', 7],
      methods: ['GET', 'P UT'],
      requestHeaders: 'content-type',
      exposeHeaders: [],
      credentials: 'yes',
      maxAge: 600,
    },
    lanes: [{ strategy: 'backend' }, { strategy: 'hope' }],
  }
  const result = stageRequestSchema.safeParse(body)
  const issues = issuesOf(result.error!, body).map(({ path, value, reason }) => ({ path, value, reason }))
  expect(issues).toEqual([
    { path: 'policy.origins.1', value: 'http://localhost:4190/', reason: 'invalid' },
    { path: 'policy.origins.2', value: 7, reason: 'invalid' },
    { path: 'policy.methods.1', value: 'P UT', reason: 'invalid' },
    { path: 'policy.requestHeaders', value: 'content-type', reason: 'invalid' },
    { path: 'policy.credentials', value: 'yes', reason: 'invalid' },
    { path: 'policy.maxAgeSeconds', value: null, reason: 'missing' },
    { path: 'policy.maxAge', value: 600, reason: 'unknown' },
    { path: 'lanes.1.strategy', value: 'hope', reason: 'invalid' },
  ])
})

const dangerous = [
  { origins: '*', credentials: true },
  { origins: ['null'] },
  { methods: [] },
  { requestHeaders: ['*'] },
  { maxAgeSeconds: 0 },
  { maxAgeSeconds: null },
  { maxAgeSeconds: 99_999_999 },
] as const

test.each(dangerous)('runs the dangerous or odd policy %j: showing it is the point', (part) => {
  const policy = { ...defaultPolicy('http://localhost:4100'), ...part }
  expect(stageRequestSchema.safeParse({ policy, lanes: [{ strategy: 'none' }] }).success).toBe(true)
})

test.each([-1, 1.5, 1e21, '600'])('refuses %j as Max-Age', (maxAgeSeconds) => {
  const policy = { ...defaultPolicy('http://localhost:4100'), maxAgeSeconds }
  const issue = stageRequestSchema.safeParse({ policy, lanes: [{ strategy: 'none' }] }).error?.issues[0]
  expect(issue?.path.join('.')).toBe('policy.maxAgeSeconds')
})
