import { expect, test } from 'vitest'
import { backendFix } from '../layers/backend-fix.ts'
import type { Situation } from '../fix.ts'
import { proxyFix } from '../layers/proxy-fix.ts'
import { plain } from './situations.test-data.ts'

const redirect = { from: 'https://api.test/a', to: 'https://files.test/b' }

/** What each layer says, and which origin its code allows; null where it has no code. */
const fixesFor = (given: Partial<Situation>) =>
  [backendFix, proxyFix].map((fixOf) => {
    const fix = fixOf('acao-mismatch', { ...plain, ...given })
    const code = fix.kind === 'code' ? fix.code : ''
    const [, origin = null] = /(?:origin: \[?|Allow-Origin )['"](.*?)['"]/.exec(code) ?? []
    return { says: fix.says, origin }
  })

test('the origin of the page is what is allowed, and each layer says how', () => {
  const [backend, proxy] = fixesFor({})
  expect(backend).toEqual({
    says: 'Name the origin exactly as the browser sends it: no path, no slash at the end.',
    origin: 'https://shop.test',
  })
  expect(proxy).toEqual({
    says: 'Send the origin exactly as the browser does: no path, no slash at the end.',
    origin: 'https://shop.test',
  })
})

const withoutName = [
  [
    'a sandboxed page without credentials',
    { origin: 'null' },
    'The page has no origin that could be named: open what is public to every origin, or serve the page from an origin of its own.',
    '*',
  ],
  [
    'a sandboxed page with credentials',
    { origin: 'null', isCredentialed: true },
    'The page has no origin that could be named, and null is every sandboxed page of every site: better serve the page from an origin of its own.',
    'null',
  ],
  [
    'a redirect between foreign origins, without credentials',
    { redirect },
    'The browser sends Origin: null to https://files.test/b, because https://api.test/a redirected there from another origin. Better call https://files.test/b from the page, or have https://api.test/a answer without a redirect (with 401, where it leads to a login page). What is public may be opened to every origin:',
    '*',
  ],
  [
    'a redirect between foreign origins, with credentials',
    { redirect, isCredentialed: true },
    'The browser sends Origin: null to https://files.test/b, because https://api.test/a redirected there from another origin. With credentials only null would do, and that is every sandboxed page of every site. Instead, call https://files.test/b from the page, or have https://api.test/a answer without a redirect (with 401, where it leads to a login page).',
    null,
  ],
] as const

test.each(withoutName)('%s is told what is better than to allow null', (_, given, says, origin) => {
  for (const fix of fixesFor(given)) expect(fix).toEqual({ says, origin })
})
