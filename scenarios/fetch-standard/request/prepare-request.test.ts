import { forRecorded } from '../recorded/for-recorded.ts'
import { expect, test } from 'vitest'
import { request } from '../cases/case.ts'
import { profiles } from '../profiles/profiles.ts'
import { prepareRequest } from './prepare-request.ts'
import type { RecordedRequest } from '../recording/recording.ts'

const page = 'http://app.example'
const prepared = (part: Partial<RecordedRequest>, client = page) => {
  const result = prepareRequest(request(part), client, [], profiles.standard, forRecorded)
  if ('code' in result) throw new Error(`It is refused: ${result.parameter}`)
  return result
}
const refused = (part: Partial<RecordedRequest>, client = page) => {
  const result = prepareRequest(request(part), client, [], profiles.standard, forRecorded)
  return 'code' in result ? [result.code, result.parameter] : null
}

test('six methods are put into upper case, and no other', () => {
  const methods = ['get', 'Post', 'pUt', 'delete', 'head', 'options', 'patch', 'query']
  expect(methods.map((method) => prepared({ method }).method)).toEqual([
    'GET',
    'POST',
    'PUT',
    'DELETE',
    'HEAD',
    'OPTIONS',
    'patch',
    'query',
  ])
})

test('a body brings the content type of what it is made from', () => {
  const typeFor = (bodyType: string) =>
    prepared({ method: 'POST', body: '', bodyType }).headers.map(([, value]) => value)[0]
  expect(typeFor('text')).toBe('text/plain;charset=UTF-8')
  expect(typeFor('urlencoded')).toBe('application/x-www-form-urlencoded;charset=UTF-8')
  expect(typeFor('multipart')).toMatch(/^multipart\/form-data; boundary=-+\w+$/)
  expect(typeFor('blob:Application/JSON')).toBe('application/json')
  expect(typeFor('blob:')).toBeUndefined()
  expect(typeFor('blob:\u00e9/x')).toBeUndefined()
  expect(typeFor('buffer')).toBeUndefined()
  expect(typeFor('stream')).toBeUndefined()
})

test('a content type that the page gives stays', () => {
  const { headers } = prepared({ method: 'POST', body: 'x', headers: [['Content-Type', ' a/b ']] })
  expect(headers).toEqual([['Content-Type', 'a/b']])
})

test('without a body there is no content type', () => {
  expect(prepared({ method: 'POST', bodyType: 'urlencoded' })).toMatchObject({ headers: [], body: 'none' })
})

test('a stream and an upload listener ask for a preflight', () => {
  expect(prepared({ method: 'POST', body: 'x', bodyType: 'stream' })).toMatchObject({
    body: 'stream',
    usesCorsPreflight: true,
  })
  expect(prepared({ uploadListener: true }).usesCorsPreflight).toBe(true)
  expect(prepared({ method: 'POST', body: 'x' })).toMatchObject({ body: 'bytes', usesCorsPreflight: false })
})

test('forbidden headers are left out, and the rest keep order, case and duplicates', () => {
  const { headers } = prepared({
    headers: [
      ['X-B', '1'],
      ['Cookie', 'a=b'],
      ['x-a', '2'],
      ['x-b', '3'],
      ['x-http-method', '"TRACE"'],
      ['x-http-method', 'trace'],
    ],
  })
  expect(headers).toEqual([
    ['X-B', '1'],
    ['x-a', '2'],
    ['x-b', '3'],
    ['x-http-method', '"TRACE"'],
  ])
})

test('in mode no-cors only what is safelisted together stays', () => {
  const language = 'a'.repeat(100)
  const { headers } = prepared({
    mode: 'no-cors',
    method: 'POST',
    body: '{}',
    bodyType: 'blob:application/json',
    headers: [
      ['accept-language', language],
      ['Accept-Language', language],
      ['range', 'bytes=0-'],
      ['accept', 'a(b)'],
      ['x-a', '1'],
    ],
  })
  expect(headers).toEqual([['accept-language', language]])
})

test('what throws a TypeError is told by what it was', () => {
  expect(refused({ url: 'http://:::' })).toEqual(['request-invalid', 'http://:::'])
  expect(refused({ url: 'http://u@a.example/' })).toEqual(['request-invalid', 'http://u@a.example/'])
  expect(refused({ url: 'http://:p@a.example/' })).toEqual(['request-invalid', 'http://:p@a.example/'])
  expect(refused({ url: '/a' }, 'null')).toEqual(['request-invalid', '/a'])
  expect(refused({ method: '' })).toEqual(['request-invalid', ''])
  expect(refused({ method: 'track' })).toEqual(['request-invalid', 'track'])
  expect(refused({ mode: 'no-cors', method: 'DELETE' })).toEqual(['request-invalid', 'DELETE'])
  expect(refused({ mode: 'navigate' })).toEqual(['request-invalid', 'navigate'])
  expect(refused({ method: 'head', body: '' })).toEqual(['request-invalid', 'HEAD'])
  expect(refused({ headers: [['a:', '1']] })).toEqual(['request-invalid', 'a:'])
  expect(refused({ headers: [['x-a', 'a\nb']] })).toEqual(['request-invalid', 'x-a'])
  expect(refused({ mode: 'no-cors', method: 'POST', body: 'x', bodyType: 'stream' })).toEqual([
    'request-invalid',
    'no-cors',
  ])
})

test('cache mode only-if-cached requires mode same-origin', () => {
  const cache = 'only-if-cached'
  expect(refused({ cache })).toEqual(['request-invalid', cache])
  expect(refused({ cache, mode: 'same-origin' })).toBeNull()
})

test("a relative URL is the page's", () => {
  expect(prepared({ url: 'orders?x' }).place.href).toBe('http://app.example/orders?x')
  expect(prepared({ url: 'http:a.example' }, 'null').place.href).toBe('http://a.example/')
  expect(prepared({ url: 'http:orders' }).place.href).toBe('http://app.example/orders')
  expect(prepared({ url: ' HTTP://A.Example:80' }).place).toMatchObject({
    href: 'http://a.example/',
    origin: 'http://a.example',
  })
})
