import { expect, test } from 'vitest'
import { longestQuoted } from '../../../engines/nginx/quoting.ts'
import type { Situation } from '../fix.ts'
import { proxyFix } from './proxy-fix.ts'
import type { ReasonCode } from '../../../fetch-standard/recording/reason-code.ts'
import { plain } from '../situation/situations.test-data.ts'

function linesOf(given: Partial<Situation>, code: ReasonCode = 'acao-missing') {
  const fix = proxyFix(code, { ...plain, ...given })
  return fix.kind === 'code' ? fix.code.split('\n') : fix.says
}

test('a request without credentials and preflight needs the origin, and no more', () => {
  expect(linesOf({})).toEqual([
    'proxy_hide_header Access-Control-Allow-Origin;',
    'proxy_hide_header Access-Control-Allow-Credentials;',
    'add_header Access-Control-Allow-Origin "https://shop.test" always;',
    'add_header Vary "Origin" always;',
  ])
})

test('what is open to every origin varies with none', () => {
  expect(linesOf({ origin: 'null' })).toEqual([
    'proxy_hide_header Access-Control-Allow-Origin;',
    'proxy_hide_header Access-Control-Allow-Credentials;',
    'add_header Access-Control-Allow-Origin "*" always;',
  ])
})

test('a preflight that asks for no header is answered without a list of headers', () => {
  expect(linesOf({ method: 'DELETE', hasPreflight: true }).slice(4)).toEqual([
    'if ($request_method = OPTIONS) {',
    '  add_header Access-Control-Allow-Origin "https://shop.test" always;',
    '  add_header Vary "Origin" always;',
    '  add_header Access-Control-Allow-Methods "GET, HEAD, POST, DELETE" always;',
    '  return 204;',
    '}',
  ])
})

test('the headers that a preflight asks for are a list with commas', () => {
  expect(linesOf({ headerNames: ['authorization', 'x-trace'], hasPreflight: true })).toContain(
    '  add_header Access-Control-Allow-Headers "authorization, x-trace" always;',
  )
})

test('a dollar sign is a variable of nginx, which the fix says how to define', () => {
  expect(linesOf({ origin: 'app://a$b' })).toEqual([
    '# In the http block, outside of every server: nginx has no escape for a dollar sign.',
    'geo $dollar {',
    '  default "$";',
    '}',
    '',
    '# In the location:',
    'proxy_hide_header Access-Control-Allow-Origin;',
    'proxy_hide_header Access-Control-Allow-Credentials;',
    'add_header Access-Control-Allow-Origin "app://a${dollar}b" always;',
    'add_header Vary "Origin" always;',
  ])
})

test('a line as long as nginx reads is shown, and none that is longer', () => {
  const around = '  add_header Access-Control-Allow-Headers "" always;'.length
  const withName = (length: number) => linesOf({ headerNames: ['x'.repeat(length)], hasPreflight: true })
  expect(withName(longestQuoted - around)).toBeInstanceOf(Array)
  expect(withName(longestQuoted - around + 1)).toBe(
    'nginx reads no value of more than 4,096 bytes, and this request needs one. Use fewer or shorter request headers.',
  )
})

test('the resource policy of the backend is replaced', () => {
  expect(linesOf({}, 'corp-blocked')).toEqual([
    'proxy_hide_header Cross-Origin-Resource-Policy;',
    'add_header Cross-Origin-Resource-Policy "cross-origin" always;',
  ])
})

const locations = [
  ['http://ann@files.test/a', 'http://files.test/a'],
  ['https://ann:secret@files.test:8443/a?b@c', 'https://files.test:8443/a?b@c'],
  ['//ann:secret@files.test/a', '//files.test/a'],
  ['http://ann@b@files.test/', 'http://files.test/'],
  ['https://files.test?to=ann@shop.test', null],
  ['https://files.test#ann@shop.test', null],
  ['https://files.test/@ann', null],
  ['/login?next=http://ann@files.test/', null],
] as const

test.each(locations)(
  'user name and password are taken out of the Location %s, which becomes %s',
  (from, to) => {
    const [line = ''] = linesOf({}, 'redirect-credentials')
    const [, expression = ''] = /^proxy_redirect ~(\S+) \$1\$2;$/.exec(line) ?? []
    // The syntax is the same in nginx, as far as this expression goes.
    expect(new RegExp(expression).test(from) ? from.replace(new RegExp(expression), '$1$2') : null).toBe(to)
  },
)
