import { expect, test } from 'vitest'
import type { ReasonCode } from '../../fetch-standard/recording/reason-code.ts'
import type { Situation } from './fix.ts'
import type { Policy } from '../../setup/policy/policy.ts'
import { allowingPolicy } from './allowing-policy.ts'
import { page, policy } from '../../setup/predict/setups.test-data.ts'

const other = 'http://localhost:4190'
const situation: Situation = {
  origin: other,
  method: 'PUT',
  headerNames: ['content-type', 'x-trace'],
  isCredentialed: false,
  hasPreflight: true,
  redirect: null,
  location: null,
}

const fixes: readonly (readonly [
  code: ReasonCode,
  policy: Partial<Policy>,
  fixed: Partial<Policy>,
  says: string,
])[] = [
  ['acao-missing', {}, { origins: [page, other] }, `Allow ${other}`],
  ['preflight-acao-mismatch', {}, { origins: [page, other] }, `Allow ${other}`],
  [
    'acao-wildcard-credentials',
    { origins: '*' },
    { origins: [other], credentials: true },
    `Allow ${other} with credentials, in place of *`,
  ],
  [
    'preflight-acac-not-true',
    { origins: [other] },
    { credentials: true, origins: [other] },
    'Allow credentials',
  ],
  ['preflight-method-not-allowed', { methods: ['GET'] }, { methods: ['GET', 'PUT'] }, 'Allow PUT'],
  [
    'preflight-header-not-allowed',
    { requestHeaders: ['Content-Type'] },
    { requestHeaders: ['Content-Type', 'x-trace'] },
    'Allow x-trace',
  ],
]

test.each(fixes)('%s under %j is mended by %j', (code, before, after, says) => {
  expect(allowingPolicy({ code, parameter: null }, situation, policy(before))).toEqual({
    policy: policy({ ...before, ...after }),
    says,
  })
})

test.each<readonly [why: string, code: ReasonCode, policy: Partial<Policy>]>([
  ['the policy allows the origin already: somebody does not apply it', 'acao-missing', { origins: [other] }],
  ['the policy allows everybody', 'acao-missing', { origins: '*' }],
  ['the policy allows credentials already', 'acac-not-true', { credentials: true }],
  ['the policy has the method already', 'preflight-method-not-allowed', {}],
  ['two layers set the header, and no policy takes one away', 'acao-multiple', {}],
  ['a status is none of its business', 'preflight-status', {}],
])('no policy mends it where %s', (_why, code, change) => {
  expect(allowingPolicy({ code, parameter: null }, situation, policy(change))).toBeNull()
})

test('what a policy cannot hold is not put into one', () => {
  const from = (origin: string) =>
    allowingPolicy({ code: 'acao-missing', parameter: null }, { ...situation, origin }, policy())
  expect(from('http://a$x')).toBeNull()
  expect(from('capacitor://localhost')?.policy.origins).toContain('capacitor://localhost')
})
