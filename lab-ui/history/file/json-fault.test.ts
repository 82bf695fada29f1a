import fc from 'fast-check'
import { expect, test } from 'vitest'
import { jsonFaultAt } from './json-fault.ts'

const isJson = (text: string) => {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

const faults: readonly (readonly [text: string, at: number])[] = [
  ['', 0],
  ['  ', 2],
  ['{', 1],
  ['{"a"', 4],
  ['{"a":', 5],
  ['{"a":1,', 7],
  ['[1,2', 4],
  ['"abc', 4],
  ['"ab\\', 4],
  ['"ab\\x"', 4],
  ['"ab\nc"', 3],
  ['{a:1}', 1],
  ["{'a':1}", 1],
  ['{"a":1,}', 7],
  ['[1,]', 3],
  ['[1 2]', 3],
  ['{"a":NaN}', 5],
  ['[01]', 2],
  ['[1]]', 3],
  ['[1}', 2],
  ['// a comment', 0],
  ['<!doctype html>', 0],
]

test.each(faults)('%j stops being JSON at %i', (text, at) => {
  expect(isJson(text)).toBe(false)
  expect(jsonFaultAt(text)).toBe(at)
})

test('finds no fault in JSON, however it is laid out', () => {
  fc.assert(
    fc.property(fc.json(), fc.constantFrom(0, 1, 3), (text, space) => {
      expect(jsonFaultAt(JSON.stringify(JSON.parse(text), null, space))).toBeNull()
    }),
  )
})

test('agrees with the browser on whether a text is JSON, when a piece of one is taken out', () => {
  fc.assert(
    fc.property(fc.json(), fc.nat(), fc.nat(4), (text, from, length) => {
      const start = from % (text.length + 1)
      const damaged = text.slice(0, start) + text.slice(start + length)
      expect(jsonFaultAt(damaged) === null).toBe(isJson(damaged))
    }),
    { numRuns: 500 },
  )
})

test('is not afraid of depth', () => {
  expect(jsonFaultAt('['.repeat(1_000_000))).toBe(1_000_000)
})
