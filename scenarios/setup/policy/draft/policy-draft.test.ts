import fc from 'fast-check'
import { expect, test } from 'vitest'
import { policyOf } from './policy-advice.ts'
import { draftEquals, draftLimits, draftOf, namesIn, policyEquals } from './policy-draft.ts'
import { policyDraftSchema } from './policy-draft-schema.ts'
import { anyDraft, draftWith } from './policy-draft.test-data.ts'
import { policyPresets, policyOfPreset } from '../policy-presets.ts'
import { defaultPolicy } from '../default-policy.ts'

const origin = 'http://localhost:4100'

test('a policy written down as a draft and read again is the same policy', () => {
  const property = fc.property(anyDraft, (draft) => {
    const policy = policyOf(draft)
    fc.pre(policy !== null)
    expect(policyOf(draftOf(policy))).toEqual(policy)
    expect(policyEquals(policy, policy)).toBe(true)
  })
  fc.assert(property, { numRuns: 1000 })
})

test('drafts are equal when they hold the same letters, and a comma more is another draft of the same policy', () => {
  const one = draftWith({ requestHeaders: 'content-type' })
  const other = draftWith({ requestHeaders: 'content-type, ' })
  expect(draftEquals(one, { ...one })).toBe(true)
  expect(draftEquals(one, other)).toBe(false)
  expect(policyOf(other)).toEqual(policyOf(one))
})

test.each([
  { origins: ['null'] },
  { methods: ['PUT'] },
  { requestHeaders: 'x' },
  { exposeHeaders: 'x' },
  { credentials: true },
  { maxAgeSeconds: '' },
])('a draft with %j is not equal to one without', (change) => {
  expect(draftEquals(draftWith({}), draftWith(change))).toBe(false)
})

test('names are separated by commas and line breaks, and empty ones are nobody’s', () => {
  expect(namesIn(' content-type,, x-a\n x-b ,')).toEqual(['content-type', 'x-a', 'x-b'])
})

test('the schema takes what is wrong with a draft, so that a link can hold it', () => {
  const wrong = draftWith({
    origins: ['http://a.example/', 'no'],
    requestHeaders: 'x trace',
    maxAgeSeconds: 'ten',
  })
  expect(policyDraftSchema.parse(wrong)).toEqual(wrong)
})

const { entries, entryLength, namesLength, maxAgeLength } = draftLimits

test.each([
  { origins: Array.from({ length: entries + 1 }, () => 'null') },
  { methods: ['A'.repeat(entryLength + 1)] },
  { requestHeaders: 'x'.repeat(namesLength + 1) },
  { maxAgeSeconds: '1'.repeat(maxAgeLength + 1) },
])('the schema refuses a draft that has outgrown a link', (change) => {
  expect(policyDraftSchema.safeParse(draftWith(change)).success).toBe(false)
})

test('every policy that runs fits into a draft that a link takes', () => {
  const longest = Array.from({ length: 64 }, (_, index) => String(index).padEnd(128, 'x'))
  const policy = {
    ...defaultPolicy(origin),
    methods: longest,
    requestHeaders: longest,
    exposeHeaders: longest,
  }
  const draft = draftOf({ ...policy, origins: Array.from({ length: 64 }, () => `http://${'a'.repeat(293)}`) })
  expect(policyOf(draft)).not.toBeNull()
  expect(policyDraftSchema.safeParse(draft).success).toBe(true)
})

test.each(policyPresets)('the preset $name can be applied as it is', (preset) => {
  const policy = policyOfPreset(preset, origin)
  expect(policyOf(draftOf(policy))).toEqual(policy)
})

test('no two presets are the same policy, and the first is that of the default stage', () => {
  const policies = policyPresets.map((preset) => JSON.stringify(policyOfPreset(preset, origin)))
  expect(new Set(policies).size).toBe(policies.length)
  expect(policies[0]).toBe(JSON.stringify(defaultPolicy(origin)))
})
