import { afterEach, expect, test, vi } from 'vitest'
import { profiles } from '../../../scenarios/fetch-standard/profiles/profiles.ts'
import { browserProfile, withDoubt } from '../../shell/browser/browser-profile.ts'

afterEach(() => vi.unstubAllGlobals())

test('in a browser that was never measured the standard is expected, and the page says so', () => {
  vi.stubGlobal('CSS', { supports: () => false })
  expect(browserProfile()).toBe(profiles.standard)
  expect(withDoubt('Readable is predicted.')).toBe(
    'Readable is predicted. This browser was never measured: expectations are the standard’s.',
  )
})

test('a user agent that names another browser changes nothing', () => {
  // Node has the errors of V8, as Chromium does.
  vi.stubGlobal('CSS', { supports: (property: string) => property === '-webkit-box-reflect' })
  vi.stubGlobal('navigator', {
    userAgent: 'Mozilla/5.0 (Macintosh) AppleWebKit/605.1.15 Version/18.5 Safari/605.1.15',
  })
  expect(browserProfile()).toBe(profiles.chromium)
  expect(withDoubt('Readable is predicted.')).toBe('Readable is predicted.')
})
