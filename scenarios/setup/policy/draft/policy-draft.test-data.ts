import fc from 'fast-check'
import { defaultPolicy } from '../default-policy.ts'
import { draftOf, type PolicyDraft } from './policy-draft.ts'

/** A draft of the default policy with some fields changed. */
export const draftWith = (change: Partial<PolicyDraft>): PolicyDraft => ({
  ...draftOf(defaultPolicy('http://localhost:4100')),
  ...change,
})

const host = fc.constantFrom(
  'a.example',
  'localhost',
  'A.example',
  '127.0.0.1',
  '[::1]',
  'bücher.example',
  'a_b',
  'a.example.',
  '.',
  '*.b',
  '',
)
const port = fc.constantFrom('', ':80', ':443', ':8080', ':0', ':99999', ':')
const tail = fc.constantFrom('', '/', '/path', '?q', '#f', ' ', '"', ',')
const scheme = fc.constantFrom(
  'http://',
  'https://',
  'HTTP://',
  'ftp://',
  'capacitor://',
  'App://',
  'moz-extension://',
  '',
  'http:/',
  'null',
)
const user = fc.constantFrom('', '', '', 'user@')
const nearlyOrigin = fc.tuple(scheme, user, host, port, tail).map((parts) => parts.join(''))
const anyText = fc.string({ unit: 'binary', maxLength: 12 })

const origin = often(
  fc.constantFrom(
    'https://a.example',
    'http://b.example:81',
    'null',
    'http://[::1]:4100',
    'capacitor://localhost',
  ),
  nearlyOrigin,
  fc.constantFrom('*', 'NULL', ' ', `http://${'a'.repeat(300)}`),
  anyText,
)
const token = often(
  fc.constantFrom(
    'GET',
    'patch',
    'x-trace',
    'Content-Type',
    '*',
    'authorization',
    'set-cookie',
    'access-control-max-age',
    'a'.repeat(128),
  ),
  fc.constantFrom('x trace', 'x-trace: 7', 'é', 'a'.repeat(129), '"x"', ' '),
  anyText,
)
const names = few(token).chain((each) =>
  fc.constantFrom(', ', ',', ',,', '\n').map((between) => each.join(between)),
)
const maxAge = often(
  fc.oneof(fc.constantFrom('', ' ', '0', ' 600 ', '0600', '9007199254740991'), fc.nat().map(String)),
  fc.constantFrom('-1', '1.5', '10m', '1e3', '+5', '9007199254740992', '9'.repeat(400)),
  anyText,
)

/** Mostly the first, which is fit to run, since one mistake hides whether the others are seen. */
function often(fit: fc.Arbitrary<string>, ...others: readonly fc.Arbitrary<string>[]) {
  return fc.oneof({ weight: 15, arbitrary: fit }, ...others)
}

/** Mostly a few, at times more than a policy holds. */
function few(item: fc.Arbitrary<string>) {
  const many = item.chain((each) =>
    fc.integer({ min: 62, max: 67 }).map((length) => Array.from({ length }, () => each)),
  )
  return fc.oneof({ weight: 20, arbitrary: fc.array(item, { maxLength: 4 }) }, many)
}

/** Drafts of every kind, most of them with a mistake or two. */
export const anyDraft: fc.Arbitrary<PolicyDraft> = fc.record({
  origins: fc.oneof({ weight: 6, arbitrary: few(origin) }, fc.constant(['*'])),
  methods: few(token),
  requestHeaders: names,
  exposeHeaders: names,
  credentials: fc.boolean(),
  maxAgeSeconds: maxAge,
})
