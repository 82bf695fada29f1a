import { expect, test } from 'vitest'
import { SearchWrites } from './search-writes.ts'

const first = { method: 'PUT', lanes: [{ strategy: 'proxy', engine: 'nginx' }] }
const second = { ...first, method: 'GET' }
const third = { ...first, method: 'DELETE' }

test('what was written is no news when it arrives, in whatever order its members come back', () => {
  const writes = new SearchWrites(first)
  writes.write(second)
  expect(writes.isNews({ lanes: [{ engine: 'nginx', strategy: 'proxy' }], method: 'GET' })).toBe(false)
})

test('nor when something else has been written meanwhile', () => {
  const writes = new SearchWrites(first)
  writes.write(second)
  writes.write(third)
  expect(writes.isNews(second)).toBe(false)
  expect(writes.differs(third)).toBe(false)
  expect(writes.isNews(third)).toBe(false)
})

test('what a link brings is news, also where it is what was there at first', () => {
  const writes = new SearchWrites(first)
  writes.write(second)
  expect(writes.isNews(second)).toBe(false)
  expect(writes.isNews(first)).toBe(true)
  expect(writes.differs(first)).toBe(false)
  expect(writes.isNews(second)).toBe(true)
})

test('what a later write has overtaken never arrives, and is news when a link brings it', () => {
  const writes = new SearchWrites(first)
  writes.write(second)
  writes.write(third)
  expect(writes.isNews(third)).toBe(false)
  expect(writes.isNews(second)).toBe(true)
})
