import { expect, test } from 'vitest'
import { siteOnPlatforms } from './platforms.ts'

test.each([
  ['app.example', 'app.example'],
  ['a.b.app.example', 'app.example'],
  ['api.lab.localhost', 'lab.localhost'],
  ['evil.localhost', 'evil.localhost'],
  ['localhost', 'localhost'],
  ['127.0.0.1', '127.0.0.1'],
  ['[::1]', '[::1]'],
  ['www.shop.co.uk', 'shop.co.uk'],
  ['shop.co.uk', 'shop.co.uk'],
  ['a.me.github.io', 'me.github.io'],
  ['me.github.io', 'me.github.io'],
  ['a.app.example.', 'app.example.'],
])('the site of %s is %s', (host, site) => {
  expect(siteOnPlatforms(host)).toBe(site)
})
