import { expect, test } from 'vitest'
import { defaultPolicy } from '../policy/default-policy.ts'
import { environments, strategyNames } from '../../words/strategy.ts'
import { policyRemark } from './policy-remark.ts'

const usual = defaultPolicy('http://localhost:4100')

test('has nothing to say of the usual policy in any lane', () => {
  for (const strategy of strategyNames) {
    for (const environment of environments) expect(policyRemark(usual, { strategy, environment })).toBe('')
  }
})

test('says that nobody is let in where a policy allows no origin, and somebody applies it', () => {
  const remark = (strategy: (typeof strategyNames)[number]) =>
    policyRemark({ ...usual, origins: [] }, { strategy, environment: 'deployed' })
  for (const strategy of ['backend', 'proxy', 'hybrid', 'both', 'backend+proxy-cache'] as const) {
    expect(remark(strategy)).toContain('The policy allows no origin')
  }
  expect([remark('none'), remark('same-origin')]).toEqual(['', ''])
})

test('says that one answer for all origins is kept once for each', () => {
  const all = { ...usual, origins: '*' } as const
  const lane = { strategy: 'backend+proxy-cache', environment: 'deployed' } as const
  expect(policyRemark(all, lane)).toContain('keeps it once for each')
  expect(policyRemark(all, { ...lane, environment: 'local' })).toBe('')
})
