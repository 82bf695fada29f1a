import { compileFunction } from 'node:vm'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { backendApplying, type BackendBehaviour } from '../../scenarios/setup/behaviour/backend-behaviour.ts'
import type { Policy } from '../../scenarios/setup/policy/policy.ts'
import { appCode } from './app-code.ts'

const codeOf = (policy: Policy | null, change: Partial<BackendBehaviour> = {}) =>
  appCode({ ...backendApplying(policy), ...change })

const runs = process.env['SOAK'] ? 200_000 : 20_000

const policy: Policy = {
  origins: ['http://localhost:4100', 'null'],
  methods: ['GET', 'PUT'],
  requestHeaders: ['content-type', 'x-trace'],
  exposeHeaders: ['x-total-count'],
  credentials: true,
  maxAgeSeconds: 600,
}

test('writes the app that a reader would write', () => {
  expect(codeOf(policy).text).toBe(`import { Hono } from 'hono'
import { cors } from 'hono/cors'
import { api } from './api.js'

const app = new Hono()
app.use(
  cors({
    origin: ['http://localhost:4100', 'null'],
    allowMethods: ['GET', 'PUT'],
    allowHeaders: ['content-type', 'x-trace'],
    exposeHeaders: ['x-total-count'],
    credentials: true,
    maxAge: 600,
  }),
)
app.route('/', api)
app.notFound((c) => c.json({ error: 'There is nothing at ' + c.req.path + '.' }, 404))

export default app
`)
})

test('asks its environment where that tells who answers for CORS', () => {
  const { text } = codeOf({ ...policy, exposeHeaders: [], credentials: false }, { corsBy: 'proxy' })
  expect(text).toBe(`import process from 'node:process'
import { Hono } from 'hono'
import { cors } from 'hono/cors'
import { api } from './api.js'

const app = new Hono()
// Behind a proxy that answers for CORS, a second answer would be one too many.
if (process.env.CORS_BY === 'backend') {
  app.use(
    cors({
      origin: ['http://localhost:4100', 'null'],
      allowMethods: ['GET', 'PUT'],
      allowHeaders: ['content-type', 'x-trace'],
      maxAge: 600,
    }),
  )
}
app.route('/', api)
app.notFound((c) => c.json({ error: 'There is nothing at ' + c.req.path + '.' }, 404))

export default app
`)
})

test('writes not a word of CORS for a backend that knows nothing of it', () => {
  expect(codeOf(null).text).not.toMatch(/cors/i)
})

/** Runs the code with a `cors` that only keeps what it was given. */
function corsOptionsIn(code: string): unknown {
  const given: unknown[] = []
  class App {
    use() {}
    route() {}
    notFound() {}
  }
  const run = compileFunction(`${code}\nreturn app`, ['Hono', 'cors', 'api'])
  run(App, (options: unknown) => given.push(options), null)
  expect(given).toHaveLength(1)
  return given[0]
}

const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.constantFrom(
    "'",
    '\\',
    '"',
    '`',
    '${x}',
    '\n',
    '\r\n',
    '\u2028',
    '</script>',
    '*/',
    '//',
    "'}) ; evil(",
    '\\u0027',
    'http://my_host.example.',
    'capacitor://localhost',
    'app+x.y-z://.',
    '\0',
  ),
  fc
    .array(fc.constantFrom("'", '\\', '"', '`', '$', '{', '}', ')', ';', '\n', 'a'), { maxLength: 12 })
    .map((parts) => parts.join('')),
)
const anyList = fc.array(anyText, { maxLength: 4 })

test('lets nothing out of a string, whatever an unchecked policy holds', () => {
  fc.assert(
    fc.property(
      fc.record({
        origins: fc.oneof(fc.constant('*' as const), anyList),
        methods: anyList,
        requestHeaders: fc.array(anyText, { minLength: 1, maxLength: 4 }),
        exposeHeaders: fc.array(anyText, { minLength: 1, maxLength: 4 }),
        credentials: fc.boolean(),
        maxAgeSeconds: fc.option(fc.oneof(fc.maxSafeNat(), fc.double())),
      }),
      (hostile) => {
        const { origins, methods, requestHeaders, exposeHeaders, credentials, maxAgeSeconds } = hostile
        const { body, text } = codeOf(hostile)
        expect(corsOptionsIn(body)).toEqual({
          origin: origins,
          allowMethods: methods,
          allowHeaders: requestHeaders,
          exposeHeaders,
          ...(credentials && { credentials }),
          ...(Number.isSafeInteger(maxAgeSeconds) && { maxAge: Number(maxAgeSeconds) + 0 }),
        })
        expect(text).toMatch(/^[\n\u0020-\u007e]*$/)
      },
    ),
    { numRuns: runs },
  )
})

test.each([
  [{ comparesOrigin: 'reflect' }, '    origin: (origin) => origin,\n'],
  [
    { comparesOrigin: 'contains' },
    String.raw`    origin: (origin) => (/http:\/\/localhost:4100|null/.test(origin) ? origin : null),`,
  ],
  [{ sendsVary: false }, "app.use(async (c, next) => {\n  await next()\n  c.res.headers.delete('Vary')"],
] as const)(
  'writes %j as people write it, and only where the backend answers for CORS',
  (behaviour, code) => {
    expect(codeOf(policy, behaviour).text).toContain(code)
    expect(codeOf(null, behaviour)).toEqual(codeOf(null))
  },
)

test('lets nothing out of an expression, and matches what merely contains an origin', () => {
  fc.assert(
    fc.property(fc.array(anyText, { minLength: 1, maxLength: 4 }), (origins) => {
      const { body, text } = codeOf({ ...policy, origins }, { comparesOrigin: 'contains' })
      const { origin } = corsOptionsIn(body) as { origin: (asked: string) => string | null }
      for (const each of origins) expect(origin(`x${each}x`)).toBe(`x${each}x`)
      expect(text).toMatch(/^[\n\u0020-\u007e]*$/)
    }),
    { numRuns: runs },
  )
})
