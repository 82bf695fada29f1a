import { expect, test } from 'vitest'
import { pageOriginOf, shortened, visible } from './copy-input.ts'
import { inputOf } from './copy-input.test-data.ts'
import { hostileOrigins } from './hostile-values.test-data.ts'

test.each([
  ['null', 'null'],
  ['http://localhost:4191', 'http://localhost:4191'],
  ['http://localhost:4191/', 'http://localhost:4191'],
  ['HTTP://user:secret@LOCALHOST:4191/a?b#c', 'http://localhost:4191'],
  ['https://app.example', 'https://app.example'],
  ['', 'http://localhost:4100'],
  ['localhost:4191', 'http://localhost:4100'],
  ['javascript:alert(1)//', 'http://localhost:4100'],
  ['data:text/html,<script>alert(1)</script>', 'http://localhost:4100'],
  ['file:///etc/passwd', 'http://localhost:4100'],
  ['blob:http://localhost:4191/1', 'http://localhost:4100'],
])('with the page origin %s, a copy is sent from %s', (origin, from) => {
  expect(pageOriginOf(inputOf({ origin }))).toBe(from)
})

test.each(hostileOrigins)('with the page origin %j, only a page that HTTP serves is opened', (origin) => {
  expect(pageOriginOf(inputOf({ origin }))).toMatch(/^https?:\/\/[^/?#@]+$/)
})

test('what is printed holds nothing that a terminal acts upon, also where it is cut inside a character', () => {
  expect(visible('a\u001B]0;b\u0007\nc\u202Ed\u2028e\uD800')).toBe('a ]0;b c d e')
  expect(visible(shortened(`${'a'.repeat(58)}🍵${'b'.repeat(9)}`))).toBe(`${'a'.repeat(58)} …`)
})
