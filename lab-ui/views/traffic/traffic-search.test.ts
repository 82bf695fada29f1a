import { expect, test } from 'vitest'
import { defaultTrafficSearch, readTrafficSearch } from './traffic-search.ts'

test('a link without anything opens the usual experiment', () => {
  expect(readTrafficSearch({} as never)).toEqual(defaultTrafficSearch)
})

test('a link’s values are read, those that are none are the usual ones, and a size is kept however large', () => {
  const link = {
    visitors: 1e9,
    calls: 'many',
    maxAges: [5],
    kinds: ['get', 'put-json'],
    engine: 'apache',
    callsPerVisit: 1e6,
    urls: 'all',
  }
  expect(readTrafficSearch(link as never)).toEqual({
    ...defaultTrafficSearch,
    visitors: 1e9,
    maxAges: [5],
    kinds: ['get', 'put-json'],
    callsPerVisit: 1e6,
  })
})
