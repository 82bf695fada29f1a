import { expect, test } from 'vitest'
import { countChange, placesThatAnswer } from './change-count.ts'
import { admin, policy, sentTo } from './company-call.test-data.ts'
import { companyWith, withAddition } from './company-change.ts'
import { additions } from './company-policy.ts'
import type { Arrangement } from './company.ts'
import { companyRequestSchema } from './company-request.ts'
import { driftKinds } from './drift.ts'

const both = ['proxy', 'backend'] as const

test('a drifted team has the same copy in either arrangement, and nobody else has one', () => {
  const company = companyWith(policy, both, 'nginx', { service: 'users', kind: 'header-forgotten' })
  const copy = { ...policy, requestHeaders: ['content-type'] }
  expect(company.arrangements).toEqual([
    { name: 'proxy', copies: { users: copy } },
    { name: 'backend', copies: { users: copy } },
  ])
  expect(companyRequestSchema.safeParse(company).success).toBe(true)
  expect(companyWith(policy, ['proxy'], undefined, null).arrangements).toEqual([
    { name: 'proxy', copies: {} },
  ])
})

test('a policy that has nothing to lose cannot lose it', () => {
  expect(driftKinds['origin-forgotten'].copyOf({ ...policy, origins: '*' })).toBeNull()
  expect(driftKinds['header-forgotten'].copyOf({ ...policy, requestHeaders: [] })).toBeNull()
})

test('what is added reaches the shared policy and every backend', () => {
  const changed = withAddition(companyWith(policy, both, undefined, null), 'origin', admin, null)
  expect(changed.policy.origins).toContain(admin)
  expect(changed.arrangements).toEqual([
    { name: 'proxy', copies: {} },
    { name: 'backend', copies: {} },
  ])
})

test('a team that forgets keeps the old policy in its backend; at the proxy there is nothing to forget', () => {
  const changed = withAddition(companyWith(policy, both, undefined, null), 'header', 'x-tenant', 'invoices')
  expect(changed.arrangements).toEqual([
    { name: 'proxy', copies: {} },
    { name: 'backend', copies: { invoices: policy } },
  ])
})

test('a location with a copy of its own is not reached by the shared policy; a backend’s team writes it in', () => {
  const drifted = companyWith(policy, both, undefined, { service: 'users', kind: 'origin-forgotten' })
  const [atProxy, inBackend] = withAddition(drifted, 'header', 'x-tenant', null).arrangements
  expect(atProxy?.copies?.users?.requestHeaders).not.toContain('x-tenant')
  expect(inBackend?.copies?.users?.requestHeaders).toContain('x-tenant')
})

test('what is there already is not added twice, and the lab’s admin page is found by its name', () => {
  expect(
    additions.header.add({ ...policy, requestHeaders: ['x-tenant'] }, 'x-tenant').requestHeaders,
  ).toEqual(['x-tenant'])
  expect(additions.origin.valueOf(['http://localhost:1', admin])).toBe(admin)
  expect(additions.origin.valueOf(['http://localhost:1'])).toBeNull()
})

const arrangement = (part: Partial<Arrangement> = {}): Arrangement => ({
  name: 'proxy',
  stage: 'c-proxy',
  url: 'http://localhost:1',
  engine: 'nginx',
  copies: {},
  files: [
    {
      name: 'nginx.conf',
      language: 'nginx',
      owner: null,
      text: 'server {\n  listen 127.0.0.1:1;\n  a;\n}\n',
    },
    { name: 'orders/app.js', language: 'javascript', owner: 'orders', text: 'app' },
  ],
  servers: [
    { name: 'proxy (nginx)', service: null, pid: 1, starts: 1 },
    { name: 'orders', service: 'orders', pid: 2, starts: 1 },
  ],
  state: 'up',
  message: '',
  ...part,
})

test('only what changed is counted: the files whose text is another, the servers that were started anew', () => {
  const before = arrangement()
  const after = arrangement({
    files: [{ ...before.files[0]!, text: 'server {\n  listen 127.0.0.1:2;\n  b;\n}\n' }, before.files[1]!],
    servers: [{ ...before.servers[0]!, starts: 2 }, before.servers[1]!],
  })
  expect(countChange(before, after)).toEqual({
    files: [
      {
        name: 'nginx.conf',
        owner: null,
        before: 'server {\n  listen 127.0.0.1:1;\n  a;\n}\n',
        after: 'server {\n  listen 127.0.0.1:1;\n  b;\n}\n',
      },
    ],
    servers: ['proxy (nginx)'],
  })
  expect(countChange(before, before)).toEqual({ files: [], servers: [] })
})

test('the port of a proxy that starts beside the old one is nobody’s edit', () => {
  const before = arrangement()
  const [conf, app] = [before.files[0]!, before.files[1]!]
  const moved = arrangement({ files: [{ ...conf, text: conf.text.replace(':1;', ':2;') }, app] })
  expect(countChange(before, moved).files).toEqual([])
})

test('one place answers preflights, or three do; a location with a copy of its own is one more', () => {
  expect(placesThatAnswer(arrangement(), sentTo('proxy'))).toEqual(['the proxy'])
  expect(placesThatAnswer(arrangement({ name: 'backend' }), sentTo('backend'))).toEqual([
    'orders',
    'invoices',
    'users',
  ])
  expect(placesThatAnswer(arrangement({ copies: { users: policy } }), sentTo('proxy'))).toEqual([
    'the proxy',
    'the proxy at /users',
  ])
  expect(placesThatAnswer(arrangement(), sentTo('proxy', { calls: ['read'] }))).toEqual([])
})
