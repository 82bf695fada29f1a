import fc from 'fast-check'
import { ServerResponse, IncomingMessage } from 'node:http'
import { Socket } from 'node:net'
import { expect, test } from 'vitest'
import { policySchema } from '../../../scenarios/setup/policy/policy.ts'
import { corsHeaders } from './cors-headers.ts'

const runs = process.env['SOAK'] ? 1_000_000 : 20_000

const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.constantFrom(
    '\r\n',
    '\nX: y',
    '\0',
    ' ',
    ',',
    'GET\r\nX: y',
    '*',
    'null',
    'http://a',
    'http://a";}evil{',
    'http://my_host.example.',
    'capacitor://localhost',
    'app://.',
    'app://a";}evil{',
    '\u2028',
    '\u00ff',
  ),
  fc.webUrl(),
  fc
    .tuple(fc.stringMatching(/^[a-z][a-z+.-]{0,6}$/), fc.string({ maxLength: 6 }))
    .map((both) => both.join('://')),
  fc.stringMatching(/^[A-Za-z!#$%&'*+.^_`|~-]{1,12}$/),
)
const anyList = fc.array(anyText, { maxLength: 4 })
const anyPolicy = fc.record({
  origins: fc.oneof(fc.constant('*' as const), anyList),
  methods: anyList,
  requestHeaders: anyList,
  exposeHeaders: anyList,
  credentials: fc.boolean(),
  maxAgeSeconds: fc.option(fc.oneof(fc.maxSafeNat(), fc.double(), fc.constantFrom(-1, 0, 1e21))),
})
const question = fc.record({
  method: fc.constantFrom('OPTIONS', 'GET', 'PUT'),
  origin: fc.option(fc.oneof(fc.constantFrom('null', 'http://a', 'http://b'), fc.webUrl()), {
    nil: undefined,
  }),
  requestedMethod: fc.option(fc.constantFrom('PUT', 'patch'), { nil: undefined }),
})
/** How it may be applied. */
const anyOptions = fc.record({
  comparesOrigin: fc.constantFrom('exact' as const, 'contains' as const, 'reflect' as const),
  sendsVary: fc.boolean(),
})

const onPreflight = [
  'Vary',
  'Access-Control-Allow-Origin',
  'Access-Control-Allow-Credentials',
  'Access-Control-Allow-Methods',
  'Access-Control-Allow-Headers',
  'Access-Control-Max-Age',
]
const onOthers = [
  'Vary',
  'Access-Control-Allow-Origin',
  'Access-Control-Allow-Credentials',
  'Access-Control-Expose-Headers',
]

test('lets nothing but its headers out, each once and fit for the wire, whatever an unchecked policy holds', () => {
  fc.assert(
    fc.property(anyPolicy, anyOptions, question, (policy, options, asked) => {
      const { isPreflight, headers } = corsHeaders(policy, options)(asked)
      const names = headers.map(([name]) => name)
      expect(new Set(names).size).toBe(names.length)
      for (const name of names) expect(isPreflight ? onPreflight : onOthers).toContain(name)
      // Node itself says whether a head can be written from it.
      const response = new ServerResponse(new IncomingMessage(new Socket()))
      response.writeHead(200, headers.flat())
      for (const [name, value] of headers) {
        const isFit =
          name === 'Access-Control-Allow-Origin'
            ? value === asked.origin || value === '*'
            : /^[!#$%&'*+\-.^_`|~0-9A-Za-z, ]+$/.test(value)
        expect(isFit, `${name}: ${value}`).toBe(true)
      }
    }),
    { numRuns: runs },
  )
})

test('lets no hostile policy through the validator whose parts are not what they are taken for', () => {
  const isHost = /^(\[[0-9a-f:.]+\]|[A-Za-z0-9_-]+(\.[A-Za-z0-9_-]+)*\.?|\.)$/
  fc.assert(
    fc.property(anyPolicy, (policy) => {
      const checked = policySchema.safeParse(policy)
      if (!checked.success) return
      const { origins, methods, requestHeaders, exposeHeaders, maxAgeSeconds } = checked.data
      for (const origin of origins === '*' ? [] : origins) {
        if (origin === 'null') continue
        const { protocol, host, hostname } = new URL(origin)
        expect(`${protocol}//${host}`).toBe(origin)
        expect(protocol).toMatch(/^[a-z][a-z0-9+.-]*:$/)
        expect(hostname).toMatch(isHost)
      }
      for (const name of [...methods, ...requestHeaders, ...exposeHeaders]) {
        expect(name).toMatch(/^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/)
      }
      expect(String(maxAgeSeconds)).toMatch(/^(\d+|null)$/)
    }),
    { numRuns: runs },
  )
})

test('answers everybody with * when the policy says so, and is honest about credentials with it', () => {
  const decide = corsHeaders({
    origins: '*',
    methods: [],
    requestHeaders: [],
    exposeHeaders: [],
    credentials: true,
    maxAgeSeconds: null,
  })
  expect(decide({ method: 'GET', origin: 'http://any', requestedMethod: undefined }).headers).toEqual([
    ['Vary', 'Origin'],
    ['Access-Control-Allow-Origin', '*'],
    ['Access-Control-Allow-Credentials', 'true'],
  ])
})
