import { expect, test } from 'vitest'
import type { HeaderList } from '../words/exchange.ts'
import type { Outcome } from '../words/outcome.ts'
import type { PageRequest } from '../words/page-request.ts'
import { pageRequest } from '../words/page-request.test-data.ts'
import { deciderOf } from './decider.ts'
import { exchange, preflight } from './evidence.test-data.ts'

const origin = 'http://localhost:4100'
const request = pageRequest()
const asked: HeaderList = [
  ['Origin', origin],
  ['Access-Control-Request-Method', 'PUT'],
  ['Access-Control-Request-Headers', 'content-type'],
]
const allows: HeaderList = [
  ['Access-Control-Allow-Origin', origin],
  ['Access-Control-Allow-Methods', 'PUT'],
  ['Access-Control-Allow-Headers', 'content-type'],
]
const without = (name: string) => allows.filter(([each]) => each !== name)

interface Case {
  readonly what: string
  readonly request?: Partial<PageRequest>
  readonly status?: number
  readonly answer: HeaderList
  readonly decides: string | null
}

const preflights: readonly Case[] = [
  {
    what: 'no allow-origin',
    answer: without('Access-Control-Allow-Origin'),
    decides: 'access-control-allow-origin',
  },
  {
    what: 'another origin',
    answer: [['Access-Control-Allow-Origin', 'http://b']],
    decides: 'access-control-allow-origin',
  },
  {
    what: 'two allow-origins',
    answer: [...allows, ['Access-Control-Allow-Origin', origin]],
    decides: 'access-control-allow-origin',
  },
  {
    what: '* with credentials',
    request: { credentials: 'include' },
    answer: [['Access-Control-Allow-Origin', '*']],
    decides: 'access-control-allow-origin',
  },
  {
    what: 'no allow-credentials',
    request: { credentials: 'include' },
    answer: allows,
    decides: 'access-control-allow-credentials',
  },
  { what: 'a 404 with all headers', status: 404, answer: allows, decides: 'status' },
  {
    what: 'a method that is not listed',
    answer: without('Access-Control-Allow-Methods'),
    decides: 'access-control-allow-methods',
  },
  {
    what: 'a method in lower case, which is another one',
    request: { method: 'patch' },
    answer: allows,
    decides: 'access-control-allow-methods',
  },
  {
    what: 'a header that is not listed',
    answer: without('Access-Control-Allow-Headers'),
    decides: 'access-control-allow-headers',
  },
  {
    what: 'POST, which needs no listing',
    request: { method: 'POST' },
    answer: without('Access-Control-Allow-Methods'),
    decides: null,
  },
]

for (const { what, request: change, status = 204, answer, decides } of preflights) {
  test(`at a preflight, ${what}: ${decides ?? 'none of these checks'} decides`, () => {
    const seen = preflight({ status, requestHeaders: asked, responseHeaders: answer })
    expect(deciderOf('blocked-at-preflight', { ...request, ...change }, [seen])?.header ?? null).toBe(decides)
  })
}

test('Authorization is not covered by *', () => {
  const seen = preflight({
    requestHeaders: [
      ['Origin', origin],
      ['Access-Control-Request-Method', 'PUT'],
      ['Access-Control-Request-Headers', 'authorization'],
    ],
    responseHeaders: [
      ['Access-Control-Allow-Origin', '*'],
      ['Access-Control-Allow-Methods', '*'],
      ['Access-Control-Allow-Headers', '*'],
    ],
  })
  expect(deciderOf('blocked-at-preflight', request, [seen])?.header).toBe('access-control-allow-headers')
})

test('a response is judged by the CORS check alone, whatever its status', () => {
  const seen = exchange({ status: 404, requestHeaders: [['Origin', origin]] })
  expect(deciderOf('blocked-at-response', request, [preflight(), seen])).toEqual({
    exchange: seen,
    header: 'access-control-allow-origin',
  })
})

test('nothing decides where nothing was blocked', () => {
  const outcomes: readonly (Outcome | null)[] = ['readable', 'opaque', 'not-sent', 'no-response', null]
  for (const outcome of outcomes) expect(deciderOf(outcome, request, [exchange()])).toBeNull()
})
