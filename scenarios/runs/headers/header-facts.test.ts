import { expect, test } from 'vitest'
import { atProxy, exchange } from '../outcome/evidence.test-data.ts'
import { requestHeaderFacts, responseHeaderFacts } from './header-facts.ts'
import { headerOrder } from './header-order.ts'

const setters = (facts: ReturnType<typeof responseHeaderFacts>) =>
  Object.fromEntries(facts.map(({ name, setBy }) => [name, setBy]))

test('without a proxy every header of a response is the backend’s', () => {
  const facts = responseHeaderFacts(exchange({ responseHeaders: [['Vary', 'Origin']] }), undefined)
  expect(facts).toEqual([{ name: 'vary', values: ['Origin'], setBy: 'backend', behindProxy: null }])
})

test('a proxy that answers by itself set every header', () => {
  const own = atProxy(exchange({ status: 502, responseHeaders: [['Server', 'nginx']] }))
  expect(setters(responseHeaderFacts(own, undefined))).toEqual({ server: 'proxy' })
  expect(setters(responseHeaderFacts(own, exchange({ status: null, error: 'reset' })))).toEqual({
    server: 'proxy',
  })
})

test('what the backend did not send, or sent otherwise, the proxy set; what it took away is told too', () => {
  const outer = atProxy(
    exchange({
      responseHeaders: [
        ['Content-Type', 'application/json'],
        ['Access-Control-Allow-Origin', 'http://a'],
        ['Server', 'nginx'],
      ],
    }),
  )
  const inner = exchange({
    responseHeaders: [
      ['content-type', 'application/json'],
      ['Access-Control-Allow-Origin', '*'],
      ['X-Powered-By', 'Hono'],
    ],
  })
  expect(responseHeaderFacts(outer, inner)).toEqual([
    { name: 'content-type', values: ['application/json'], setBy: 'backend', behindProxy: null },
    { name: 'access-control-allow-origin', values: ['http://a'], setBy: 'proxy', behindProxy: ['*'] },
    { name: 'server', values: ['nginx'], setBy: 'proxy', behindProxy: [] },
    { name: 'x-powered-by', values: [], setBy: 'proxy', behindProxy: ['Hono'] },
  ])
})

test('two lines of one name stay two', () => {
  const twice = exchange({
    responseHeaders: [
      ['Access-Control-Allow-Origin', 'http://a'],
      ['access-control-allow-origin', 'http://a'],
    ],
  })
  expect(responseHeaderFacts(twice, undefined)[0]?.values).toEqual(['http://a', 'http://a'])
})

test('of a request the page set what it names, the browser the rest, the proxy what only the backend saw', () => {
  const outer = atProxy(
    exchange({
      requestHeaders: [
        ['Origin', 'http://a'],
        ['X-Trace', '7'],
        ['Host', 'localhost:4102'],
      ],
    }),
  )
  const inner = exchange({
    requestHeaders: [
      ['Origin', 'http://a'],
      ['X-Trace', '7'],
      ['Host', '127.0.0.1:5000'],
      ['X-Forwarded-For', '127.0.0.1'],
    ],
  })
  const facts = requestHeaderFacts(outer, inner, new Set(['x-trace']))
  expect(setters(facts)).toEqual({
    origin: 'browser',
    'x-trace': 'page',
    host: 'browser',
    'x-forwarded-for': 'proxy',
  })
  expect(facts.find(({ name }) => name === 'host')?.behindProxy).toEqual(['127.0.0.1:5000'])
})

test('headers are read in one order: CORS, Vary, what script can read, the rest', () => {
  const names = [
    'date',
    'vary',
    'content-type',
    'access-control-allow-private-network',
    'access-control-max-age',
    'access-control-allow-origin',
    'origin',
    'date',
  ]
  expect(headerOrder(names, new Set(['content-type']))).toEqual([
    'origin',
    'access-control-allow-origin',
    'access-control-max-age',
    'access-control-allow-private-network',
    'vary',
    'content-type',
    'date',
  ])
})
