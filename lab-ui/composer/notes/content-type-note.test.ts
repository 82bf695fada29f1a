import { expect, test } from 'vitest'
import { contentTypeNote } from './content-type-note.ts'

const post = { method: 'POST', mode: 'cors', contentType: 'application/json', headers: [] } as const

test('says nothing of a content type that is sent', () => {
  expect(contentTypeNote(post)).toBeNull()
  expect(contentTypeNote({ ...post, contentType: '' })).toBeNull()
  expect(contentTypeNote({ ...post, mode: 'no-cors', contentType: 'text/plain' })).toBeNull()
  expect(contentTypeNote({ ...post, headers: [['content-type', 'text/plain', 'off']] })).toBeNull()
})

test('says why another one is sent, or none', () => {
  expect(contentTypeNote({ ...post, method: 'head' })?.whole).toContain('HEAD does not have')
  expect(contentTypeNote({ ...post, headers: [['Content-Type', 'text/plain']] })?.short).toBe(
    'a header sets it',
  )
  expect(contentTypeNote({ ...post, mode: 'no-cors' })?.short).toBe('left out in no-cors')
  expect(contentTypeNote({ ...post, contentType: 'text/→' })?.whole).toContain('"→"')
})
