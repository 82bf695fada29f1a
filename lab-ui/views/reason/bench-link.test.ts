import { expect, test } from 'vitest'
import { reasonCodes } from '../../../scenarios/fetch-standard/recording/reason-code.ts'
import { policyOf } from '../../../scenarios/setup/policy/draft/policy-advice.ts'
import { reasons } from '../../../scenarios/explain/reasons/reasons.ts'
import { readBenchSearch } from '../../links/bench-search.ts'
import { benchSearchFor } from './bench-link.ts'

const dashboard = 'http://localhost:4100'

const searches = reasonCodes.flatMap((code) => {
  const { onTheBench } = reasons[code]
  return onTheBench.kind === 'setup' ? [[code, benchSearchFor(onTheBench, dashboard)] as const] : []
})

test.each(searches)(
  'the link of %s to the bench is one that the bench reads, with a policy that runs',
  (_code, search) => {
    expect(readBenchSearch(JSON.parse(JSON.stringify(search)))).toEqual(search)
    if (search.policy !== null) expect(policyOf(search.policy)).not.toBeNull()
  },
)

test('what a link does not say is as the bench begins', () => {
  const { onTheBench } = reasons['preflight-method-not-allowed']
  if (onTheBench.kind !== 'setup') throw new Error('There is no setup.')
  expect(benchSearchFor(onTheBench, dashboard)).toMatchObject({
    method: 'PUT',
    path: '/orders/17',
    policy: { origins: [dashboard], methods: ['GET', 'POST'], requestHeaders: 'content-type' },
    lanes: [],
  })
})
