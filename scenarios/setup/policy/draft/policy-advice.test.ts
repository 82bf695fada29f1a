import fc from 'fast-check'
import { expect, test } from 'vitest'
import { mended } from './mended.ts'
import { adviceOn, policyOf } from './policy-advice.ts'
import { enteredPolicy, type PolicyDraft } from './policy-draft.ts'
import { anyDraft, draftWith } from './policy-draft.test-data.ts'
import { policySchema } from '../policy.ts'

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

test('a fix leaves nothing to say of its rule about that value, and is never refused itself', () => {
  const property = fc.property(anyDraft, (draft) => {
    for (const advice of adviceOn(draft)) {
      if (advice.fix === undefined) continue
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
  const advice = adviceOn(draftWith({}))
  expect(advice.map(({ severity, rule }) => `${severity} ${rule}`)).toEqual([
    'notes methods-safelisted',
    'notes request-header-safelisted',
  ])
})

const fixes: readonly (readonly [rule: string, before: Partial<PolicyDraft>, after: Partial<PolicyDraft>])[] =
  [
    ['origin-any-with-credentials', { origins: ['*'], credentials: true }, { credentials: false }],
    ['origin-null', { origins: ['null', 'https://a.example'] }, { origins: ['https://a.example'] }],
    ['origin-insecure', { origins: ['http://a.example:443'] }, { origins: ['https://a.example'] }],
    [
      'origins-twice',
      { origins: ['https://a.example', 'https://b.example', 'https://a.example'] },
      { origins: ['https://a.example', 'https://b.example'] },
    ],
    ['method-case', { methods: ['PUT', 'patch'] }, { methods: ['PUT', 'PATCH'] }],
    [
      'method-any-with-credentials',
      { methods: ['GET', '*'], credentials: true },
      { methods: ['GET', 'PUT', 'PATCH', 'DELETE'] },
    ],
    ['method-forbidden', { methods: ['PUT', 'TRACE'] }, { methods: ['PUT'] }],
    [
      'requestHeaders-any-with-credentials',
      { requestHeaders: '*', credentials: true },
      { requestHeaders: 'content-type, authorization' },
    ],
    ['request-header-authorization', { requestHeaders: '*' }, { requestHeaders: '*, authorization' }],
    ['request-header-forbidden', { requestHeaders: 'x-a, Cookie' }, { requestHeaders: 'x-a' }],
    ['requestHeaders-twice', { requestHeaders: 'X-A, x-b, x-a' }, { requestHeaders: 'X-A, x-b' }],
    ['exposed-header-forbidden', { exposeHeaders: 'set-cookie, etag' }, { exposeHeaders: 'etag' }],
    [
      'origin-loopback-with-credentials',
      { origins: ['https://a.example', 'http://localhost:3000'], credentials: true },
      { origins: ['https://a.example'] },
    ],
    ['origin-dot', { origins: ['https://a.example.:8443'] }, { origins: ['https://a.example:8443'] }],
    ['exposed-header-of-cors', { exposeHeaders: 'Access-Control-Max-Age, etag' }, { exposeHeaders: 'etag' }],
    ['max-age-capped', { maxAgeSeconds: '86400' }, { maxAgeSeconds: '7200' }],
    ['max-age-none', { maxAgeSeconds: '' }, { maxAgeSeconds: '600' }],
    ['max-age-negative', { maxAgeSeconds: '-1' }, { maxAgeSeconds: '0' }],
  ]

test.each(fixes)('one click mends what %s finds, and nothing else', (rule, before, after) => {
  const draft = draftWith(before)
  const found = adviceOn(draft).find((advice) => advice.rule === rule)
  expect(found && mended(draft, found)).toEqual({ ...draft, ...after })
})

test('an advice that is taken leaves no second entry of what it writes', () => {
  const draft = draftWith({ origins: ['http://a.example', 'http://a.example/', 'https://b.example'] })
  const [advice] = blocking(draft)
  expect(advice && mended(draft, advice).origins).toEqual(['http://a.example', 'https://b.example'])
})

test('what it says a policy leads to is what the oracle makes of such a policy', () => {
  const found = (change: Partial<PolicyDraft>) =>
    adviceOn(draftWith(change)).flatMap(({ leadsTo }) => (leadsTo === undefined ? [] : [leadsTo]))
  expect(found({ origins: ['*'], credentials: true })).toEqual(['acao-wildcard-credentials'])
  expect(found({ origins: [] })).toEqual(['acao-missing'])
  expect(found({ methods: ['patch'] })).toEqual(['preflight-method-not-allowed'])
  expect(found({ methods: ['*'], credentials: true })).toEqual(['preflight-method-not-allowed'])
  expect(found({ requestHeaders: '*', credentials: true })).toEqual(['preflight-header-not-allowed'])
  expect(found({ requestHeaders: '*' })).toEqual(['preflight-authorization-wildcard'])
  expect(found({})).toEqual([])
})
