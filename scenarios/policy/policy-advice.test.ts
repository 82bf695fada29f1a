import fc from 'fast-check'
import { expect, test } from 'vitest'
import { adviceOn, mended, policyOf } from './policy-advice.ts'
import { enteredPolicy, type PolicyDraft } from './policy-draft.ts'
import { anyDraft, draftWith } from './policy-draft.test-data.ts'
import { policySchema } from './policy.ts'

const numRuns = 2000

const blocking = (draft: PolicyDraft) => adviceOn(draft).filter(({ severity }) => severity === 'blocks')

test('blocks exactly the fields that policySchema refuses, for drafts of every kind', () => {
  let refused = 0
  const property = fc.property(anyDraft, (draft) => {
    const result = policySchema.safeParse(enteredPolicy(draft))
    if (!result.success) refused += 1
    const refusedFields = new Set(result.error?.issues.map(({ path }) => path[0]))
    expect(new Set(blocking(draft).map(({ field }) => field))).toEqual(refusedFields)
    expect(policyOf(draft)).toEqual(result.success ? result.data : null)
  })
  fc.assert(property, { numRuns })
  // Both kinds have to be among them, or the property says nothing.
  expect(refused).toBeGreaterThan(numRuns / 10)
  expect(refused).toBeLessThan(numRuns * 0.9)
})

/** How many values are wrong in themselves; that a list is full is another matter. */
const unfit = (draft: PolicyDraft) => blocking(draft).filter(({ value }) => value !== '').length

test('what it says to write is never refused itself, and then nothing is left to say about that value', () => {
  const property = fc.property(anyDraft, (draft) => {
    for (const advice of adviceOn(draft)) {
      if (advice.write === undefined) continue
      const left = adviceOn(mended(draft, advice)).filter(
        ({ field, rule }) => field === advice.field && rule === advice.rule,
      )
      expect(left.map(({ value }) => value)).not.toContain(advice.value)
      expect(unfit(mended(draft, advice))).toBeLessThanOrEqual(unfit(draft))
    }
  })
  fc.assert(property, { numRuns: 500 })
})

test('every advice is a sentence about its value, and ends with a way out', () => {
  const property = fc.property(anyDraft, (draft) => {
    for (const { value, says, remedy } of adviceOn(draft)) {
      expect(says).toMatch(value === '' ? /^[A-Z].*\.$/ : /^[a-z].*\.$/)
      expect(remedy).toMatch(/^[A-Z].*\.$/s)
    }
  })
  fc.assert(property, { numRuns: 1000 })
})

test('the default policy has no mistake and no warning', () => {
  expect(adviceOn(draftWith({})).map(({ rule }) => rule)).toEqual(['methods-safelisted'])
})

test('an advice that is taken leaves no second entry of what it writes', () => {
  const draft = draftWith({ origins: ['http://a.example', 'http://a.example/', 'https://b.example'] })
  const [advice] = blocking(draft)
  expect(advice && mended(draft, advice).origins).toEqual(['http://a.example', 'https://b.example'])
})
