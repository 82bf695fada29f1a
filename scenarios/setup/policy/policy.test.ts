import fc from 'fast-check'
import { expect, test } from 'vitest'
import { stageRequestSchema } from '../stage-request.ts'
import { issuesOf } from './issue.ts'
import { originMistake } from '../../words/origins/origin.ts'
import { defaultPolicy } from './default-policy.ts'

const accepted = [
  'http://localhost:4100',
  'https://app.example',
  'http://127.0.0.1:4100',
  'http://[::1]:4100',
  'https://xn--bcher-kva.example',
  'https://a-b.c-d.example:65535',
  'http://my_host.example',
  'https://_dmarc.a-b.example:8443',
  'https://a.example.',
  'http://localhost.:4100',
  'capacitor://localhost',
  'ionic://localhost',
  'tauri://localhost',
  'app://.',
  'app://-',
  'app://obsidian.md',
  'com.example.app+beta-1://host:8080',
  'chrome-extension://nmmhkkegccagdldgiimedpiccmgmieda',
  'moz-extension://6cbd3a9c-6b4c-4a0e-a3b6-2f5d1f9f7c11',
  'safari-web-extension://9F3C0E4A-11B2-4C4D-8E5F-001122334455',
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
  ['http://a..example', /letters, digits, hyphens/],
  ['http://a.example..', /letters, digits, hyphens/],
  ['app://..', /letters, digits, hyphens/],
  ['capacitor://a";}evil{', /letters, digits, hyphens/],
  ['capacitor://a$x', /letters, digits, hyphens/],
  ['capacitor://localhost/', /write capacitor:\/\/localhost\./],
  ['Capacitor://localhost', /write capacitor:\/\/localhost\./],
  ['app://user@host', /write app:\/\/host\./],
  ['htps://a.example', /begins with http/],
  ['htttp://a.example', /begins with http/],
  ['ttp://a.example', /begins with http/],
  ['file:///index.html', /begins with http/],
  ['file://host', /begins with http/],
  ['wss://a.example', /begins with http/],
  ['javascript://a', /begins with http/],
  ['blob:https://a.example/x', /begins with http/],
  ['capacitor:', /begins with http/],
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

const nearlyOrigin = fc
  .tuple(
    fc.oneof(fc.constantFrom('http', 'https', 'app', 'capacitor', 'a+b.c-1'), fc.string({ maxLength: 6 })),
    fc.constantFrom('://', '://', '://', ':/', ':', ''),
    fc.oneof(
      fc.constantFrom('a.example', 'my_host', '.', '-', 'A', '[::1]', 'a.example.'),
      fc.string({ unit: 'binary', maxLength: 8 }),
      fc.stringMatching(/^[a-zA-Z0-9._~!$&'()*+,;=%{}"\\[\]-]{0,8}$/),
    ),
    fc.constantFrom('', '', ':80', ':8080', '/', ':8080/x', '?a', '#a', '\n'),
  )
  .map((parts) => parts.join(''))

test('every origin that is accepted is written as browsers send it, in characters that mean nothing anywhere', () => {
  let accepted = 0
  const property = fc.property(nearlyOrigin, (value) => {
    if (originMistake(value) !== null) return
    accepted += 1
    expect(value).toMatch(/^[a-z][a-z0-9+.-]*:\/\/([A-Za-z0-9._-]+|\[[0-9a-f:.]+\])(:\d+)?$/)
    const { protocol, host } = new URL(value)
    expect(`${protocol}//${host}`).toBe(value)
  })
  fc.assert(property, { numRuns: 5_000 })
  expect(accepted).toBeGreaterThan(100)
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
