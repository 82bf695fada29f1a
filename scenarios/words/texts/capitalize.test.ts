import { expect, test } from 'vitest'
import { capitalize } from './capitalize.ts'

test.each([
  ['', ''],
  ['a', 'A'],
  ['readable by the page', 'Readable by the page'],
  ['the CORS check', 'The CORS check'],
  ['OPTIONS', 'OPTIONS'],
  ['“quoted”', '“quoted”'],
  ['40 requests', '40 requests'],
])('%j begins as %j', (text, capitalized) => {
  expect(capitalize(text)).toBe(capitalized)
})
