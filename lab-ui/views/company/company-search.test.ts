import { expect, test } from 'vitest'
import { companyCallNames } from '../../../scenarios/company/company-call.ts'
import { driftKindNames } from '../../../scenarios/company/drift.ts'
import { serviceNames } from '../../../scenarios/company/service.ts'
import { defaultCompanySearch, readCompanySearch } from './company-search.ts'

test('a link without anything opens a company without drift, in both arrangements, with all calls', () => {
  expect(readCompanySearch({} as never)).toEqual(defaultCompanySearch)
  expect(defaultCompanySearch.calls).toEqual(companyCallNames)
})

test('every service and every kind of drift can be linked to; what is none is as usual', () => {
  for (const service of serviceNames)
    for (const drift of driftKindNames)
      expect(readCompanySearch({ service, drift, forgets: service } as never)).toMatchObject({
        service,
        drift,
        forgets: service,
      })
  const wrong = {
    service: 'sales',
    drift: 7,
    calls: ['read', 'steal'],
    engine: 'apache',
    arrangements: 'proxy',
  }
  expect(readCompanySearch(wrong as never)).toEqual({ ...defaultCompanySearch, arrangements: 'proxy' })
})
