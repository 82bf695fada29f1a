import { parseSearchWith, stringifySearchWith } from '@tanstack/react-router'
import { expect, test } from 'vitest'
import { defaultBenchSearch, ignoredInUrl, readBenchSearch, type BenchSearch } from './bench-search.ts'

const parse = parseSearchWith(JSON.parse)
const read = (url: string) => readBenchSearch(parse(url) as Parameters<typeof readBenchSearch>[0])
const stringify = stringifySearchWith(JSON.stringify, JSON.parse)

const reads: readonly (readonly [url: string, expected: Partial<BenchSearch>])[] = [
  ['', {}],
  ['?method=POST&path=/orders', { method: 'POST', path: '/orders' }],
  ['?origin=null', { origin: 'null' }],
  ['?body={"item":"tea"}', { body: '{"item":"tea"}' }],
  ['?body=17', { body: '17' }],
  [
    '?headers=[["x-a","1"],["x-b",2]]',
    {
      headers: [
        ['x-a', '1'],
        ['x-b', '2'],
      ],
    },
  ],
  ['?folded=["happened"]&open=["request"]', { folded: ['happened'], open: ['request'] }],
  [
    '?order=["none","proxy"]&names={"none":"left alone"}',
    { order: ['none', 'proxy'], names: { none: 'left alone' } },
  ],
  [
    '?lanes=[{"strategy":"proxy","environment":"deployed"}]',
    { lanes: [{ strategy: 'proxy', environment: 'deployed' }] },
  ],
  ['?lanes=[{"strategy":"same-origin","environment":"local","engine":"vite"}]', {}],
  ['?lanes=[{"strategy":"magic","environment":"deployed"}]', {}],
  [
    '?headers=[["x-a",1,"off"],["x-b","2"]]',
    {
      headers: [
        ['x-a', '1', 'off'],
        ['x-b', '2'],
      ],
    },
  ],
  ['?headers=[["x-a","1","on"]]', {}],
  ['?mode=bogus', {}],
  ['?headers=x-a', {}],
  ['?path={"a":1}', {}],
  ['?unknown=1', {}],
]

test.each(reads)('reads %s', (url, expected) => {
  expect(read(url)).toEqual({ ...defaultBenchSearch, ...expected })
})

test('whatever is composed comes back from its own URL', () => {
  const composed: BenchSearch = {
    ...defaultBenchSearch,
    origin: 'null',
    method: '17',
    path: '/orders?a=1&b=%20#x',
    headers: [
      ['x-a', 'one\ntwo'],
      ['true', 'null'],
      ['x-off', '', 'off'],
    ],
    mode: 'no-cors',
    body: '"quoted" & {"a": [1]}',
    folded: ['happened', 'configuration'],
    open: ['request'],
    order: ['proxy', 'backend'],
    names: { proxy: '17' },
    lanes: [
      { strategy: 'backend', environment: 'local' },
      { strategy: 'backend+proxy-cache', environment: 'deployed' },
      { strategy: 'same-origin', environment: 'deployed', engine: 'nginx' },
      { strategy: 'hybrid', environment: 'local' },
    ],
    policy: {
      origins: ['http://a', '17'],
      methods: ['GET'],
      requestHeaders: 'x-a, true',
      exposeHeaders: '',
      credentials: true,
      maxAgeSeconds: '600',
    },
    editing: true,
    attempt: '5',
    beside: '4',
  }
  expect(read(stringify(composed))).toEqual(composed)
})

test('says which values of a URL are none, and keeps quiet about the others', () => {
  expect(ignoredInUrl(parse('?method=POST&mode=bogus&moed=cors'))).toEqual([
    'The link\'s mode "bogus" is none that the bench knows, so it has its usual value.',
    'The link\'s "moed" is nothing that the bench knows, so it is left out.',
  ])
  expect(ignoredInUrl(parse('?method=POST&origin=null'))).toEqual([])
})
