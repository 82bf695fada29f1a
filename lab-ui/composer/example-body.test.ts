import { expect, test } from 'vitest'
import { defaultBenchSearch } from '../bench/bench-search.ts'
import { bodyForContentType } from './example-body.ts'

test('an untouched example gives way to the example of the chosen content type, and comes back', () => {
  const form = bodyForContentType(defaultBenchSearch.body, 'application/x-www-form-urlencoded')
  expect(form).toBe('item=tea&quantity=3')
  const parts = bodyForContentType(form, 'multipart/form-data; boundary=lab')
  expect(parts).toMatch(/^--lab\n[^]*\n--lab--\n$/)
  expect(bodyForContentType(parts, 'Application/JSON; charset=utf-8')).toBe(defaultBenchSearch.body)
})

test('JSON stays JSON when it is sent as text, so that a simple POST really writes', () => {
  expect(bodyForContentType(defaultBenchSearch.body, 'text/plain')).toBe(defaultBenchSearch.body)
})

test('what somebody typed is never overwritten, nor is an example for a type that has none', () => {
  for (const body of ['', '{ "item": "tea", "quantity": 4 }']) {
    expect(bodyForContentType(body, 'application/x-www-form-urlencoded')).toBe(body)
  }
  expect(bodyForContentType(defaultBenchSearch.body, 'image/png')).toBe(defaultBenchSearch.body)
})
