import { expect, test } from 'vitest'
import { backendFix } from './backend-fix.ts'
import type { ReasonCode } from '../../../fetch-standard/recording/reason-code.ts'
import { plain } from '../situation/situations.test-data.ts'

const codeOf = (code: ReasonCode, location: string | null = null) => {
  const fix = backendFix(code, { ...plain, location })
  return fix.kind === 'code' ? fix.code : null
}

const locations = [
  ['http://ann@files.test/a', 'http://files.test/a'],
  ['HTTPS://ann:secret@files.test:8443/a?b@c', 'HTTPS://files.test:8443/a?b@c'],
  ['//ann:secret@files.test/a', '//files.test/a'],
  ['http://ann@b@files.test/', 'http://files.test/'],
  ['https://files.test?to=ann@shop.test', 'https://files.test?to=ann@shop.test'],
  ['/login?next=http://ann@files.test/', '/login?next=http://ann@files.test/'],
  [null, 'https://api.example/next'],
] as const

test.each(locations)('a redirect to %s goes to %s instead', (location, to) => {
  expect(codeOf('redirect-credentials', location)).toBe(`return c.redirect('${to}', 307)`)
})

test('a circle of redirects ends where the request has come to its target', () => {
  expect(codeOf('redirect-limit')).toBe("if (c.req.path !== '/next') return c.redirect('/next', 307)")
})

test('a redirect that led to no URL leads to a path', () => {
  expect(codeOf('redirect-bad-location')).toBe("return c.redirect('/next', 307)")
})

test('the resource policy is set after every other middleware has had its say', () => {
  expect(codeOf('corp-blocked')).toBe(`app.use(async (c, next) => {
  await next()
  c.header('Cross-Origin-Resource-Policy', 'cross-origin')
})`)
})
