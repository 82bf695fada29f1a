import { expect, test } from 'vitest'
import { failed, response } from '../runs/outcome/evidence.test-data.ts'
import type { CompanyCall, SentCall } from './company-call.ts'
import { app, dashboard, policy, sentTo } from './company-call.test-data.ts'
import { arrangementNames } from './company.ts'
import { driftKindNames, driftKinds, type DriftKind } from './drift.ts'
import {
  differenceSentence,
  driftFix,
  findingSentence,
  outcomeOfCall,
  pageSentence,
} from './drift-sentences.ts'
import { findDrift } from './find-drift.ts'
import { serviceNames } from './service.ts'

const drifted = (kind: DriftKind) => driftKinds[kind].copyOf(policy) ?? policy

test('without drift all three agree', () => {
  const finding = findDrift(policy, [...sentTo('proxy'), ...sentTo('backend')])
  expect(finding.differences).toEqual([])
  expect(finding.silent).toEqual([])
  for (const name of arrangementNames)
    expect(findingSentence(finding, name)).toBe(
      'All three agree: orders, invoices and users say what the company’s policy says.',
    )
})

const expected = {
  'origin-forgotten': [
    `Access-Control-Allow-Origin`,
    `no Access-Control-Allow-Origin for ${app}`,
    'allow it',
  ],
  'header-forgotten': [
    'Access-Control-Allow-Headers',
    'Access-Control-Allow-Headers lacks x-request-id',
    'allow it',
  ],
  'old-copy': ['Access-Control-Allow-Methods', 'Access-Control-Allow-Methods lacks PUT', 'allow it'],
} as const

for (const arrangement of arrangementNames)
  for (const service of serviceNames)
    for (const kind of driftKindNames)
      test(`${arrangement}: ${driftKinds[kind].title} in ${service} is found, named, and nobody else is`, () => {
        const others = serviceNames.filter((each) => each !== service).join(' and ')
        const finding = findDrift(policy, sentTo(arrangement, { copies: { [service]: drifted(kind) } }))
        const [header, says, tail] = expected[kind]
        const [first] = finding.differences
        expect(first).toMatchObject({ arrangement, service, header })
        expect(differenceSentence(first!)).toBe(`${service}: ${says}; ${others} ${tail}.`)
        expect(finding.differences).toHaveLength(kind === 'old-copy' ? 2 : 1)
        expect(findingSentence(finding, arrangement)).toBe(`${service} drifts from the company’s policy.`)
      })

test('an old copy is told by its Max-Age too, which no page notices', () => {
  const { differences } = findDrift(policy, sentTo('backend', { copies: { users: drifted('old-copy') } }))
  const maxAge = differences[1]!
  expect(differenceSentence(maxAge)).toBe(
    'users: Access-Control-Max-Age is 86400; orders and invoices say 600.',
  )
  expect(pageSentence(differences[0]!)).toBe(
    'Page script got “TypeError: Failed to fetch” in 2 of 6 requests (blocked at the preflight), and not the reason.',
  )
  expect(pageSentence(maxAge)).toBe(
    'Page script cannot notice it: Max-Age decides only how often this browser asks again.',
  )
})

test('page script is said to have noticed only what this header made fail', () => {
  const copy = { ...policy, methods: ['GET', 'POST'], requestHeaders: ['content-type'] }
  const { differences } = findDrift(policy, sentTo('backend', { copies: { users: copy } }))
  expect(differences.map((each) => [each.header, pageSentence(each)])).toEqual([
    ['Access-Control-Allow-Methods', expect.stringContaining('in 2 of 6 requests')],
    ['Access-Control-Allow-Headers', expect.stringContaining('in 2 of 6 requests')],
  ])
  const [methods, headers] = [differences[0]!, differences[1]!]
  const only = (call: CompanyCall) => (each: SentCall) => each.call === call
  for (const each of [methods, headers])
    expect(pageSentence({ ...each, calls: each.calls.filter(only('create')) })).toBe(
      'Page script noticed nothing: it could read the answer to all 2 requests.',
    )
  expect(pageSentence({ ...methods, calls: methods.calls.filter(only('trace')) })).toBe(
    'Page script did not notice this one: of all 2 requests, what failed did so for another reason.',
  )
})

test('what was not sent is not claimed: a drift of the preflight by simple requests, an origin by pages of others', () => {
  const simple = { calls: ['read'] } as const
  const header = findDrift(
    policy,
    sentTo('backend', { copies: { users: drifted('header-forgotten') }, ...simple }),
  )
  expect(header.differences).toEqual([])
  expect(findingSentence(header, 'backend')).toBe(
    'All three agree in what was sent. Not seen of all three: Access-Control-Allow-Methods, Access-Control-Allow-Headers and Access-Control-Max-Age.',
  )
  const copies = { users: drifted('origin-forgotten') }
  expect(findDrift(policy, sentTo('backend', { copies, origins: [dashboard] })).differences).toEqual([])
  expect(findDrift(policy, sentTo('backend', { copies, ...simple })).differences).toHaveLength(1)
})

test('a run that was stopped does not claim more than it saw', () => {
  const sent = sentTo('backend')
  const withoutUsers = sent.filter(({ service }) => service !== 'users')
  expect(findingSentence(findDrift(policy, withoutUsers), 'backend')).toMatch(
    /^All three agree in what was sent, which was not everything\. Not seen of all three: Access-Control-Allow-Origin, /,
  )
  expect(findingSentence(findDrift(policy, sent.slice(0, -1)), 'backend')).toBe(
    'All three agree in what was sent, which was not everything.',
  )
  expect(findingSentence(findDrift(policy, sent), 'proxy')).toBe(
    'Nothing was sent to it, so nothing is known of it.',
  )
})

test('where all three teams have forgotten, each is named, against the policy', () => {
  const copy = drifted('header-forgotten')
  const { differences } = findDrift(
    policy,
    sentTo('backend', { copies: { orders: copy, invoices: copy, users: copy } }),
  )
  expect(differences.map(differenceSentence)).toEqual(
    serviceNames.map(
      (service) =>
        `${service}: Access-Control-Allow-Headers lacks x-request-id; the company’s policy says content-type, x-request-id.`,
    ),
  )
})

test('what a copy allows beyond the policy is named as well', () => {
  const copy = { ...policy, requestHeaders: [...policy.requestHeaders, 'x-old'] }
  const { differences } = findDrift(policy, sentTo('backend', { copies: { orders: copy } }))
  expect(differences.map(differenceSentence)).toEqual([
    'orders: Access-Control-Allow-Headers allows x-old too; invoices and users do not.',
  ])
})

test('the order of names and the case of header names make no difference', () => {
  const copy = {
    ...policy,
    requestHeaders: ['X-Request-Id', 'content-type'],
    methods: ['PUT', 'GET', 'POST'],
  }
  expect(findDrift(policy, sentTo('backend', { copies: { orders: copy } })).differences).toEqual([])
})

test('a service that is down drifts in nothing, and is said to be silent', () => {
  const finding = findDrift(policy, sentTo('backend', { down: ['users'] }))
  expect(finding.differences).toEqual([])
  expect(finding.silent).toEqual([{ arrangement: 'backend', service: 'users', calls: 8 }])
  expect(findingSentence(finding, 'backend')).toBe(
    'No drift was seen, but users left calls without an answer that a policy made.',
  )
})

test('no service is said to be silent for calls whose requests the lab could not tell from others', () => {
  const whole = sentTo('backend')
  const lost = { exchanges: [], result: failed, isUnclear: true }
  const answered = { exchanges: [], result: response('cors') }
  const [first, second, ...others] = whole
  const sent = [{ ...first!, ...lost }, { ...second!, ...answered }, ...others]
  const finding = findDrift(policy, sent)
  expect(finding.silent).toEqual([])
  expect(findingSentence(finding, 'backend')).toBe(
    'No drift was seen, but the lab could not tell which requests belong to 2 calls. Send them again.',
  )
  expect(outcomeOfCall(sent[0]!)).toBeNull()
})

test('the fix names the file in which it lies', () => {
  const copies = { invoices: drifted('header-forgotten') }
  const [atProxy] = findDrift(policy, sentTo('proxy', { copies })).differences
  const [inBackend] = findDrift(policy, sentTo('backend', { copies })).differences
  expect(driftFix(atProxy!, 'nginx')).toMatchObject({
    file: 'nginx.conf',
    says: expect.stringContaining('location /invoices has add_header lines of its own'),
  })
  expect(driftFix(atProxy!, 'embedded').file).toBe('proxy.json')
  expect(driftFix(inBackend!, 'nginx')).toEqual({
    file: 'invoices/app.js',
    says: 'In invoices/app.js, add x-request-id to allowHeaders, and start invoices again.',
  })
  const fixes = findDrift(policy, sentTo('backend', { copies: { users: drifted('old-copy') } })).differences
  expect(fixes.map((each) => driftFix(each, 'nginx').says)).toEqual([
    'In users/app.js, add PUT to allowMethods, and start users again.',
    'In users/app.js, set maxAge of cors() to 600, and start users again.',
  ])
  const everywhere = {
    orders: drifted('old-copy'),
    invoices: drifted('old-copy'),
    users: drifted('old-copy'),
  }
  const [shared] = findDrift(policy, sentTo('proxy', { copies: everywhere })).differences
  expect(driftFix(shared!, 'nginx').says).toContain('change the shared policy')
})
