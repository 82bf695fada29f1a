import { expect, test } from 'vitest'
import { request } from '../../fetch-standard/cases/case.ts'
import { fetchCall } from './fetch-call.ts'

const url = 'https://api.example/orders'

test('a plain GET needs no options', () => {
  expect(fetchCall(request({ url }))).toBe("fetch('https://api.example/orders')")
})

test('every option that differs from what fetch does anyway is told', () => {
  const call = fetchCall(
    request({
      url,
      method: 'PUT',
      mode: 'no-cors',
      credentials: 'include',
      redirect: 'error',
      headers: [['X-A', '1']],
      body: "it's",
    }),
  )
  expect(call).toBe(`fetch('https://api.example/orders', {
  method: 'PUT',
  mode: 'no-cors',
  credentials: 'include',
  redirect: 'error',
  headers: [['X-A', '1']],
  body: "it's",
})`)
})
