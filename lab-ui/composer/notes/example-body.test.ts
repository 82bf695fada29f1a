import { expect, test } from 'vitest'
import { usualRequest } from '../request/composed-request.ts'
import { bodyForContentType } from './example-body.ts'

test('an untouched example gives way to the example of the chosen content type, and comes back', () => {
  const form = bodyForContentType(usualRequest.body, 'application/x-www-form-urlencoded')
  expect(form).toBe('item=tea&quantity=3')
  const parts = bodyForContentType(form, 'multipart/form-data; boundary=lab')
  expect(parts).toMatch(/^--lab\n[^]*\n--lab--\n$/)
  expect(bodyForContentType(parts, 'Application/JSON; charset=utf-8')).toBe(usualRequest.body)
})

test('JSON stays JSON when it is sent as text, so that a simple POST really writes', () => {
  expect(bodyForContentType(usualRequest.body, 'text/plain')).toBe(usualRequest.body)
})

test('what somebody typed is never overwritten, nor is an example for a type that has none', () => {
  for (const body of ['', '{ "item": "tea", "quantity": 4 }']) {
    expect(bodyForContentType(body, 'application/x-www-form-urlencoded')).toBe(body)
  }
  expect(bodyForContentType(usualRequest.body, 'image/png')).toBe(usualRequest.body)
})
