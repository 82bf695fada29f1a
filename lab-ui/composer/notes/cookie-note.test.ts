import { expect, test } from 'vitest'
import type { BrowserName } from '../../../scenarios/words/browser.ts'
import { cookieNote } from './cookie-note.ts'

const noteFrom = (origin: string, browser: BrowserName, top = 'localhost') =>
  cookieNote({ origin, credentials: 'include' }, browser, top)

test.each([
  ['http://localhost:4100', 'cookies go along', /^localhost and localhost are one site, localhost:/],
  ['http://localhost:4190', 'cookies go along', /one site/],
  [
    'http://app.lab.localhost:4100',
    'no cookies: page in a frame',
    /a frame of localhost, which is another site/,
  ],
  ['http://127.0.0.1:4100', 'no cookies: another site', /^127\.0\.0\.1 is another site than localhost:/],
  ['http://evil.localhost:4100', 'no cookies: another site', /third parties\.$/],
  ['null', 'no cookies: another site', /opaque origin/],
])('from %s in Chromium: %s', (origin, short, whole) => {
  expect(noteFrom(origin, 'chromium')).toEqual({ short, whole: expect.stringMatching(whole) })
})

test.each([
  ['http://localhost:4100', 'cookies go along', /^Cookies of localhost go along, .* says\. This is/],
  ['http://evil.localhost:4100', 'cookies go along', /only at the page in the tab, localhost.*MiniBrowser/],
  [
    'http://app.lab.localhost:4100',
    'only existing cookies',
    /api\.lab\.localhost go along.*No answer to this page can set one.*MiniBrowser/,
  ],
])('from %s in WebKit: %s', (origin, short, whole) => {
  expect(noteFrom(origin, 'webkit')).toEqual({ short, whole: expect.stringMatching(whole) })
})

test('in WebKit, a page of another site in the tab sends no cookie with SameSite=Lax, and can set none', () => {
  expect(noteFrom('http://evil.localhost:4100', 'webkit', 'evil.localhost')).toEqual({
    short: 'no Lax or Strict cookies',
    whole: expect.stringMatching(/^localhost is another site than evil\.localhost.*No answer.*can set one/),
  })
})

test.each(['http://evil.localhost:4100', 'null', 'http://app.lab.localhost:4100'])(
  'from %s in Firefox: of the frame’s cookies those without SameSite=Lax or Strict are kept apart',
  (origin) => {
    expect(noteFrom(origin, 'firefox')).toEqual({
      short: 'no Lax or Strict cookies',
      whole: expect.stringMatching(/Lax or Strict goes along.*for this tab’s site alone/),
    })
  },
)

test('a page in a tab of its own sends them to its own site', () => {
  expect(noteFrom('http://app.lab.localhost:4100', 'chromium', 'app.lab.localhost')?.short).toBe(
    'cookies go along',
  )
})

test('a request that asks for no cookies needs no word about them', () => {
  expect(cookieNote({ origin: 'null', credentials: 'omit' }, 'chromium', 'localhost')).toBeNull()
  expect(cookieNote({ origin: 'null', credentials: 'same-origin' }, 'chromium', 'localhost')).toBeNull()
})
