import { expect, test } from 'vitest'
import { isRedirectTainted, serializeRequestOrigin } from './redirect-taint.ts'

const page = 'http://app.example'
const cases: readonly (readonly [urlList: readonly string[], isTainted: boolean])[] = [
  [['http://app.example'], false],
  [['http://a.example'], false],
  [['http://app.example', 'http://a.example'], false],
  [['http://a.example', 'http://a.example'], false],
  [['http://a.example', 'http://b.example'], true],
  [['http://a.example', 'http://app.example'], true],
  [['http://app.example', 'http://a.example', 'http://app.example'], true],
  [['http://a.example', 'http://b.example', 'http://b.example'], true],
  [['http://app.example', 'http://app.example', 'http://a.example', 'http://a.example'], false],
]

test.each(cases)('the way %j taints the origin: %s', (origins, isTainted) => {
  const urlList = origins.map((origin) => ({ origin }))
  expect(isRedirectTainted(page, urlList)).toBe(isTainted)
  expect(serializeRequestOrigin(page, urlList)).toBe(isTainted ? 'null' : page)
})

test('an opaque origin is the same as none, so any redirect to another taints it', () => {
  expect(isRedirectTainted('null', [{ origin: 'http://a.example' }, { origin: 'http://b.example' }])).toBe(
    true,
  )
  expect(serializeRequestOrigin('null', [{ origin: 'http://a.example' }])).toBe('null')
})
