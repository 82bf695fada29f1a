import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Attempt } from '../../scenarios/words/attempt.ts'
import type { Company } from '../../scenarios/company/company.ts'
import { arrangementOf, bothWith } from '../company/company.test-support.ts'
import { launch, type Lab } from '../launch.ts'
import { ask } from '../stage/nginx-stages.test-support.ts'

let lab: Lab
beforeAll(async () => void (lab = await launch({ portBase: 0 })))
afterAll(() => lab.close())

async function call(method: string, path: string, body?: object) {
  const response = await fetch(lab.dashboard + path, {
    method,
    ...(body && { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
  })
  const text = await response.text()
  return { status: response.status, body: (text === '' ? null : JSON.parse(text)) as unknown }
}

test('a company is made, read, changed and taken away; its attempts are looked up like those of a lane', async () => {
  const made = await call('POST', '/api/companies', bothWith())
  expect(made.status).toBe(201)
  const company = made.body as Company
  const { id } = company
  const { url, stage } = arrangementOf(company, 'proxy')
  await ask(`${url}/invoices/1`, { attempt: 'of-a-company' })
  const seen = (await call('GET', '/api/attempts/of-a-company')).body as Attempt
  expect(seen.exchanges.map(({ stage: of, lane, witness }) => [of, lane, witness])).toEqual([
    [stage, 'invoices', 'proxy'],
    [stage, 'invoices', 'backend'],
  ])

  const window = { id: 'null-frame', stage, lane: 'users', method: 'GET', path: '/users' }
  expect((await call('POST', '/api/attempts', window)).status).toBe(201)
  await ask(`${url}/users`, { origin: 'null' })
  const unnamed = (await call('GET', '/api/attempts/null-frame')).body as Attempt
  expect(unnamed.exchanges).toHaveLength(2)
  expect((await call('POST', '/api/attempts', { ...window, lane: 'proxy' })).status).toBe(404)

  const changed = await call('PUT', `/api/companies/${id}`, {
    ...bothWith(),
    arrangements: [{ name: 'proxy' }],
  })
  expect((changed.body as Company).arrangements.map((each) => each.url)).toEqual([url])
  expect((await call('DELETE', `/api/companies/${id}`)).status).toBe(204)
  expect(await call('GET', `/api/companies/${id}`)).toMatchObject({
    status: 404,
    body: { error: { message: expect.stringContaining('Make a new one with POST /api/companies.') } },
  })
})

test('a bad body is refused with every mistake at once', async () => {
  const { policy } = bothWith()
  const refused = await call('POST', '/api/companies', {
    policy: { ...policy, origins: ['http://a";}evil{'] },
    engine: 'apache',
    arrangements: [{ name: 'proxy', copies: { invoices: { ...policy, methods: ['G T'] }, sales: policy } }],
  })
  expect(refused.status).toBe(422)
  const { error } = refused.body as { error: { issues: { path: string }[] } }
  expect(error.issues.map(({ path }) => path).toSorted()).toEqual([
    'arrangements.0.copies.invoices.methods.0',
    'arrangements.0.copies.sales',
    'engine',
    'policy.origins.0',
  ])
  const twice = { policy, arrangements: [{ name: 'proxy' }, { name: 'proxy' }] }
  expect(await call('POST', '/api/companies', twice)).toMatchObject({ status: 422 })
})
