import fc from 'fast-check'
import type { Situation } from '../fix.ts'

/** For tests: a GET that needs no preflight and was not redirected. */
export const plain: Situation = {
  origin: 'https://shop.test',
  method: 'GET',
  headerNames: [],
  isCredentialed: false,
  hasPreflight: false,
  redirect: null,
  location: null,
}

/** For tests: with whatever a quoting could get wrong, and which browsers send all the same. */
const tokenChars = "!#$%&'*+-.^_`|~09azAZ"
const token = fc.oneof(
  fc.constantFrom('PUT', 'x-a', '$', 'a$b', '$dollar', "'", '`', '$&', '%s', '__proto__'),
  fc.string({ unit: fc.constantFrom(...tokenChars.split('')), minLength: 1, maxLength: 40 }),
)
const sendableOrigin = fc.constantFrom(
  'null',
  'http://app.example',
  'https://[2001:db8::1]:8443',
  'chrome-extension://abcdefghij',
  'http://a$x',
  'http://$dollar',
  'app://$1',
  'http://a;b',
)

/** For tests: what a browser may have sent. */
export const sendableSituations: fc.Arbitrary<Situation> = fc.record({
  origin: sendableOrigin,
  method: token,
  headerNames: fc.array(token, { maxLength: 4 }),
  isCredentialed: fc.boolean(),
  hasPreflight: fc.constant(true),
  redirect: fc.constant(null),
  location: fc.constant(null),
})

const breaking = fc.oneof(
  fc.constantFrom(
    '"; } evil on; #',
    '"',
    '\\',
    "'); evil(); ('",
    '${dollar}',
    '\n  evil on;\n',
    'http://a";}evil{',
    'http://a.example\u001B]52;c;x\u0007',
    'http://a.example/\u202E',
    '\u2028evil()',
    '</script>',
    '',
    '\0',
    '\uD800',
    `http://a"${'x'.repeat(10_000)}`,
  ),
  // The first character alone makes it neither a token nor an origin.
  fc
    .tuple(
      fc.constantFrom(...'"\\{} \n\r\t<>@/?\0\u007F\u009Bé'.split('')),
      fc.string({ unit: fc.constantFrom(...'"\'\\{};$# \n()a\u001B'.split('')), maxLength: 20 }),
    )
    .map((parts) => parts.join('')),
)

/** For tests: with a value in it that no browser sends, which a recording may hold all the same. */
export const notSendableSituations: fc.Arbitrary<Situation> = fc
  .tuple(sendableSituations, breaking, fc.constantFrom('origin', 'method', 'header name'))
  .map(([situation, text, where]) => {
    if (where === 'origin') return Object.assign({}, situation, { origin: text })
    if (where === 'method') return Object.assign({}, situation, { method: text })
    return Object.assign({}, situation, { headerNames: situation.headerNames.concat(text) })
  })
