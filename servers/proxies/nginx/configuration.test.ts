import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { originMistake } from '../../../scenarios/words/origins/origin.ts'
import type { ProxyBehaviour } from '../../../scenarios/setup/behaviour/proxy-behaviour.ts'
import { policySchema, type Policy } from '../../../scenarios/setup/policy/policy.ts'
import { isToken } from '../../../scenarios/words/texts/token.ts'
import { lineDiff } from '../../../scenarios/setup/running/line-diff.ts'
import { behaviourPolicy } from '../behaviours/behaviour.ts'
import { corsHeaders } from '../embedded/cors-headers.ts'
import type { ProxySetup } from '../engine.ts'
import { configuration } from './configuration.ts'
import { directivesOf, type Directive } from './directives.test-support.ts'
import { nginxEngine } from './engine.ts'
import { proxySetup } from '../proxy-setup.test-support.ts'

const isSoak = Boolean(process.env['SOAK'])
const facts = await nginxEngine.find()
if (!facts.available)
  console.error('nginx is not on this computer: no configuration is checked by nginx itself.')

type Change = Parameters<typeof proxySetup>[1]

const setupOf = (policy: Policy | null, change: Change = {}): ProxySetup =>
  proxySetup(policy, { upstream: { host: '127.0.0.1', port: 9100 }, ...change })
const textOf = (policy: Policy | null, change: Change = {}) => configuration(setupOf(policy, change), 8080)
const wordsOf = (policy: Policy | null, change: Change = {}) =>
  directivesOf(textOf(policy, change)).map(({ words }) => words)

const tokenChars = "!#$%&'*+-.^_`|~0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
const charOf = (chars: string) => fc.constantFrom(...chars.split(''))
const token = fc.oneof(
  fc.constantFrom('GET', 'PUT', 'content-type', 'x-trace', 'a$b', '${dollar}', '$'),
  fc.string({ unit: charOf(tokenChars), minLength: 1, maxLength: 128 }),
)
const label = fc.stringMatching(/^[a-z0-9_]([a-z0-9_-]{0,10}[a-z0-9_])?$/)
const appScheme = fc.oneof(
  fc.constantFrom('capacitor', 'app', 'chrome-extension', 'safari-web-extension'),
  fc.stringMatching(/^[a-z][a-z0-9+.-]{0,10}$/),
)
const validOrigin = fc.oneof(
  fc.constantFrom(
    'null',
    'http://localhost:4100',
    'http://127.0.0.1:4100',
    'http://[::1]:4100',
    'http://[2001:db8::1]',
    'app://.',
  ),
  fc
    .tuple(fc.constantFrom('http', 'https'), fc.array(label, { minLength: 1, maxLength: 5 }), fc.nat(65_535))
    .map(([scheme, labels, port]) => {
      const dot = port % 8 === 1 ? '.' : ''
      return `${scheme}://${labels.join('.')}${dot}${port === 0 ? '' : `:${port}`}`
    })
    .filter((value) => URL.canParse(value) && new URL(value).origin === value),
  fc
    .tuple(appScheme, fc.array(fc.stringMatching(/^[A-Za-z0-9_-]{1,12}$/), { minLength: 1, maxLength: 3 }))
    .map(([scheme, labels]) => `${scheme}://${labels.join('.')}`)
    .filter((value) => originMistake(value) === null),
)
const validList = fc.array(token, { maxLength: 64, size: 'max' })
const validPolicy: fc.Arbitrary<Policy> = fc
  .record({
    origins: fc.oneof(fc.constant('*' as const), fc.array(validOrigin, { maxLength: 64 })),
    methods: validList,
    requestHeaders: validList,
    exposeHeaders: validList,
    credentials: fc.boolean(),
    maxAgeSeconds: fc.option(fc.maxSafeNat()),
  })
  .filter((policy) => policySchema.safeParse(policy).success)

/** Halves of surrogate pairs among them. */
const anyUnit = fc.nat(0xffff).map((code) => String.fromCharCode(code))
const hostileText = fc.oneof(
  fc.string({ unit: anyUnit, maxLength: 30 }),
  fc.string({ unit: charOf('"\'\\${};#\n\r\t ~^.*()[]|x\0'), maxLength: 20 }),
  fc.constantFrom(
    '"; } evil {',
    '\\',
    '\\"',
    '"',
    "'",
    '$http_cookie',
    '${dollar}',
    '\n  evil on;',
    'http://a";}evil{',
    'http://a$x',
    '\u2028',
    '\u00FF',
    '\uD800',
  ),
  token,
  validOrigin,
)
const hostileList = fc.array(hostileText, { maxLength: 4 })
const hostilePolicy = fc.record({
  origins: fc.oneof(fc.constant('*' as const), hostileList),
  methods: hostileList,
  requestHeaders: hostileList,
  exposeHeaders: hostileList,
  credentials: fc.boolean(),
  maxAgeSeconds: fc.constantFrom(null, 0, 600, -1, 1.5, 1e21, Number.NaN, Number.POSITIVE_INFINITY),
})

/** A policy that asks for the same directives, and of which no value could change one. */
function harmlessTwin({ origins, methods, requestHeaders, exposeHeaders, ...rest }: Policy): Policy {
  const plain = (names: readonly string[]) =>
    names.filter(isToken).map((name) => (name.includes('$') ? 'x$' : 'x'))
  return {
    ...rest,
    origins: origins === '*' ? '*' : origins.map(() => 'http://x'),
    methods: plain(methods),
    requestHeaders: plain(requestHeaders),
    exposeHeaders: plain(exposeHeaders),
  }
}

/** All directives; of those inside a `map`, where a policy's values stand, what does not come from the policy. */
function shapeOf(directives: readonly Directive[]): string {
  let mapped: string | undefined
  return directives
    .map(({ depth, words }) => {
      if (depth < 2) mapped = words[0] === 'map' || words[0] === 'geo' ? words.at(-1) : undefined
      if (mapped === undefined || depth < 2) return `${depth} ${words.join(' ')}`
      const fixed = mapped === '$cors_origin' ? words[1] : words[0]
      return `${depth} ${words.length} ${fixed}`
    })
    .join('\n')
}

const shapes = new Map<string, string>()
function shapeOfTwin(policy: Policy): string {
  const twin = harmlessTwin(policy)
  const key = JSON.stringify([twin, String(twin.maxAgeSeconds)])
  const shape = shapes.get(key) ?? shapeOf(directivesOf(textOf(twin)))
  shapes.set(key, shape)
  return shape
}

/** The parameter after this one, in the map of this variable. */
const inMap = (words: readonly (readonly string[])[], variable: string, key: string) => {
  const start = words.findIndex(([name, , target]) => name === 'map' && target === variable)
  if (start === -1) return undefined
  return words
    .slice(start + 1)
    .find(([name]) => name === key)?.[1]
    ?.replaceAll('${dollar}', '$')
}

/** expect() would be most of the work of a million comparisons: it is asked only to tell a difference. */
function expectSame(actual: string, wanted: string): void {
  if (actual !== wanted) expect(actual).toBe(wanted)
}

test('lets no hostile policy change a directive, and keeps each of its values what it is', () => {
  fc.assert(
    fc.property(hostilePolicy, (policy) => {
      const directives = directivesOf(textOf(policy))
      const shape = shapeOf(directives)
      const wantedShape = shapeOfTwin(policy)
      expectSame(shape, wantedShape)
      const words = directives.map((directive) => directive.words)
      const listed = (names: readonly string[]) => {
        const tokens = names.filter(isToken)
        return tokens.length === 0 ? undefined : tokens.join(', ')
      }
      const values = [
        inMap(words, '$cors_methods', '~^1.'),
        inMap(words, '$cors_headers', '~^1.'),
        inMap(words, '$cors_expose', '~^0.'),
      ]
      const wanted = [policy.methods, policy.requestHeaders, policy.exposeHeaders].map(listed)
      expectSame(values.join('\n'), wanted.join('\n'))
      if (policy.origins === '*') return
      const expressions = directives.flatMap((each) =>
        each.depth === 2 && each.words[1] === '$http_origin' ? [each.words[0] ?? ''] : [],
      )
      for (const [index, origin] of policy.origins.entries()) {
        // As nginx compares them: byte by byte.
        const bytes = Buffer.from(origin).toString('latin1')
        const expression = expressions[index] ?? ''
        const isExact =
          expression.startsWith('~^') &&
          expression.endsWith('$') &&
          new RegExp(expression.slice(1)).test(bytes)
        expectSame(isExact ? origin : expression, origin)
      }
    }),
    { numRuns: isSoak ? 1_000_000 : 10_000 },
  )
})

test('has exactly the directives that the policy asks for', () => {
  fc.assert(
    fc.property(validPolicy, (policy) => {
      const added = wordsOf(policy).filter(([name]) => name === 'add_header')
      const [origin = 'http://any'] = policy.origins === '*' ? [] : policy.origins
      const isForNobody = policy.origins !== '*' && policy.origins.length === 0
      const decide = corsHeaders(isForNobody ? { ...policy, origins: [origin] } : policy)
      const asked = [undefined, 'PUT'].flatMap((requestedMethod) =>
        decide({ method: 'OPTIONS', origin, requestedMethod }).headers.map(([name]) => name),
      )
      expect(new Set(added.map(([, name]) => name))).toEqual(new Set(asked))
      expect(added.every((words) => words.at(-1) === 'always' && words.length === 4)).toBe(true)
      expect(wordsOf(policy).filter(([name]) => name === 'if')).toEqual([['if', '($cors_preflight)']])
    }),
    { numRuns: isSoak ? 1_000 : 100 },
  )
})

test('adds and hides nothing without a policy', () => {
  expect(textOf(null)).not.toMatch(/add_header|hide_header|map|cors|return/)
})

const withoutAlways = (line: string) => [`-    ${line} always;`, `+    ${line};`]
const corsVariables = [
  ['Vary', 'vary'],
  ['Access-Control-Allow-Origin', 'origin'],
  ['Access-Control-Allow-Credentials', 'credentials'],
  ['Access-Control-Allow-Methods', 'methods'],
  ['Access-Control-Allow-Headers', 'headers'],
  ['Access-Control-Max-Age', 'max_age'],
  ['Access-Control-Expose-Headers', 'expose'],
]

test.each([
  [
    { headersOn: 'successes' },
    corsVariables.flatMap(([name, value]) => withoutAlways(`add_header ${name} $cors_${value}`)),
  ],
  [{ headersOnlyOnPreflights: true }, ['+      add_header X-Frame-Options DENY always;']],
  [
    { comparesOrigin: 'reflect' },
    [
      '-    default "";',
      String.raw`-    "~^http://app\.test:5173$" $http_origin;`,
      String.raw`-    "~^http://admin\.test:5174$" $http_origin;`,
      '+    default $http_origin;',
    ],
  ],
  [
    { comparesOrigin: 'contains' },
    [
      String.raw`-    "~^http://app\.test:5173$" $http_origin;`,
      String.raw`-    "~^http://admin\.test:5174$" $http_origin;`,
      String.raw`+    "~http://app\.test:5173" $http_origin;`,
      String.raw`+    "~http://admin\.test:5174" $http_origin;`,
    ],
  ],
  [
    { sendsVary: false },
    [
      '-  map $cors_preflight $cors_vary {',
      '-    default "Origin";',
      '-    1 "Origin, Access-Control-Request-Method, Access-Control-Request-Headers";',
      '-  }',
      '-    add_header Vary $cors_vary always;',
    ],
  ],
  [
    { removesBackendHeaders: false },
    [
      'Allow-Origin',
      'Allow-Credentials',
      'Allow-Methods',
      'Allow-Headers',
      'Allow-Private-Network',
      'Expose-Headers',
      'Max-Age',
    ]
      .map((name) => `-    proxy_hide_header Access-Control-${name};`)
      .concat('-'),
  ],
] as const)('differs by %j in nothing but the mistake', (behaviour, wanted) => {
  const changes = lineDiff(textOf(behaviourPolicy), textOf(behaviourPolicy, { behaviour }))
    .filter(({ kind }) => kind !== 'same')
    .map(({ kind, text }) => (kind === 'added' ? `+${text}` : `-${text}`))
  expect(changes.toSorted()).toEqual([...wanted].toSorted())
})

test('refuses a port or an address that is none', () => {
  expect(() => configuration(setupOf(null), 1.5)).toThrow('A port is a whole number')
  const upstream = { host: 'a; evil', port: 1 }
  expect(() => textOf(null, { upstream })).toThrow('The address of a backend')
})

let folder: string
beforeAll(async () => void (folder = await mkdtemp(join(tmpdir(), 'cors-lab-nginx-test-'))))
afterAll(() => rm(folder, { recursive: true }))

async function complaintsOf(text: string, name: string): Promise<string> {
  const file = join(folder, name)
  await writeFile(file, text)
  const { stderr } = await promisify(execFile)(facts.path ?? '', [
    '-t',
    '-q',
    '-p',
    folder,
    '-c',
    file,
    '-e',
    'stderr',
  ])
  return stderr
}

test.skipIf(!facts.available)('is accepted by nginx -t for any valid policy and any behaviour', async () => {
  const behaviour = fc.record({
    comparesOrigin: fc.constantFrom('exact', 'contains', 'reflect'),
    sendsVary: fc.boolean(),
    headersOn: fc.constantFrom('every-response', 'successes'),
    headersOnlyOnPreflights: fc.boolean(),
    removesBackendHeaders: fc.boolean(),
    keepsPreflights: fc.boolean(),
    caches: fc.boolean(),
  } satisfies { [field in keyof Omit<ProxyBehaviour, 'policy'>]: fc.Arbitrary<ProxyBehaviour[field]> })
  const samples = fc.sample(fc.tuple(validPolicy, behaviour), isSoak ? 1_000 : 100)
  const texts = samples
    .map(([policy, behaviour], index) => textOf(index === 0 ? null : policy, { behaviour }))
    .entries()
  const work = async () => {
    for (const [index, text] of texts) expect(await complaintsOf(text, `${index}.conf`)).toBe('')
  }
  await Promise.all([work(), work()])
})
