import { expect, test } from 'vitest'
import type { PageRequest } from '../words/page-request.ts'
import { atProxy, exchange, failed, preflight, response } from './evidence.test-data.ts'
import { emptyTally, tallied, tallySentence } from './tally.ts'

const request: PageRequest = {
  origin: 'http://localhost:4100',
  method: 'PUT',
  path: '/orders/17',
  headers: [],
  credentials: 'omit',
  mode: 'cors',
  redirect: 'follow',
  cache: 'default',
  contentType: '',
  body: '',
}
const seen = (exchanges: readonly ReturnType<typeof exchange>[]) => ({
  id: 'a',
  exchanges,
  work: [{ lane: 'proxy', change: 'updated', id: '17' }] as const,
})

test('attempts are counted by how they ended, messages by who saw them', () => {
  const cold = seen([atProxy(preflight()), atProxy(exchange()), exchange()])
  const warm = seen([atProxy(exchange()), exchange()])
  const tally = [cold, warm].reduce((sum, each) => tallied(sum, request, response('cors'), each), emptyTally)
  expect(tally).toMatchObject({
    attempts: 2,
    outcomes: { readable: 2 },
    optionsAtProxy: 1,
    optionsAtBackend: 0,
    requestsAtProxy: 2,
    requestsAtBackend: 2,
    work: 2,
  })
})

test('what is not known is told apart from what failed', () => {
  const lost = tallied(emptyTally, request, failed, null)
  const blocked = tallied(lost, request, failed, { id: 'a', exchanges: [preflight()], work: [] })
  expect(tallySentence(blocked)).toBe('1 blocked at the preflight, 1 not known')
  expect(tallySentence(emptyTally)).toBe('')
})
