import { expect, test } from 'vitest'
import { bodyNote } from './body-note.ts'

const put = { method: 'PUT', path: '/orders/17', body: '{ "item": "tea", "quantity": 3 }' }

test('says nothing of an order in JSON', () => {
  expect(bodyNote(put)).toBeNull()
})

test('says that the backend will answer 400 to an order that is no JSON, and why', () => {
  const note = bodyNote({ ...put, body: '{ "item": }' })
  expect(note?.short).toBe('no JSON: the backend answers 400')
  expect(note?.whole).toMatch(/^The backend will answer 400, .*JSON/)
  expect(note?.isMistake).toBeUndefined()
  expect(bodyNote({ ...put, body: '' })?.whole).toMatch(/it is empty\.$/)
  expect(bodyNote({ ...put, method: 'POST', path: 'orders?a=b', body: 'item=tea' })).not.toBeNull()
})

test('says nothing of a body that nobody reads', () => {
  for (const [method, path] of [
    ['POST', '/status/204'],
    ['POST', '/orders/17'],
    ['DELETE', '/orders/17'],
    ['patch', '/orders/17'],
  ] as const) {
    expect(bodyNote({ method, path, body: 'no JSON' })).toBeNull()
  }
})

test('says that GET and HEAD have no body', () => {
  expect(bodyNote({ ...put, method: 'get' })?.short).toBe('GET has none')
  expect(bodyNote({ ...put, method: 'HEAD' })?.short).toBe('HEAD has none')
})

test('counts the bytes of a big body, as UTF-8', () => {
  const ofBytes = (body: string) => bodyNote({ ...put, path: '/slow', body })
  expect(ofBytes('x'.repeat(65_536))).toBeNull()
  expect(ofBytes('x'.repeat(65_537))?.whole).toBe(
    'The body is 65,537 bytes: a proxy answers 413 above 65,536.',
  )
  expect(ofBytes('€'.repeat(21_846))?.short).toBe('over 64 kB: a proxy answers 413')
})
