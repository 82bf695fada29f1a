import { expect, test } from 'vitest'
import { situationOf } from './situation.ts'
import type { Reason, SentRequest } from '../../../fetch-standard/recording/verdict.ts'

const page = 'https://shop.test'
const plain = { client: page, method: 'GET', credentials: 'same-origin' }

const request = (hop: number, method: string, origin = page): SentRequest => ({
  hop,
  preflight: false,
  method,
  headers: { origin },
})
const preflight = (hop: number, method: string, headerNames?: string, origin = page): SentRequest => ({
  hop,
  preflight: true,
  method: 'OPTIONS',
  headers: {
    origin,
    'access-control-request-method': method,
    ...(headerNames !== undefined && { 'access-control-request-headers': headerNames }),
  },
})

test('a plain GET needs its origin allowed, and nothing else', () => {
  expect(situationOf({ sent: [request(0, 'GET')] }, plain)).toEqual({
    origin: page,
    method: 'GET',
    headerNames: [],
    isCredentialed: false,
    hasPreflight: false,
    redirect: null,
    location: null,
  })
})

test('a GET whose headers required a preflight has one, and its headers are those that the preflight named', () => {
  const sent = [preflight(0, 'GET', 'authorization,x-trace'), request(0, 'GET')]
  expect(situationOf({ sent }, plain)).toMatchObject({
    method: 'GET',
    headerNames: ['authorization', 'x-trace'],
    hasPreflight: true,
  })
})

test('a method that required a preflight names no header where it had none', () => {
  expect(situationOf({ sent: [preflight(0, 'DELETE')] }, plain)).toMatchObject({
    method: 'DELETE',
    headerNames: [],
    hasPreflight: true,
  })
})

test('a POST whose upload is listened to has a preflight, which names no header', () => {
  expect(situationOf({ sent: [preflight(0, 'POST'), request(0, 'POST')] }, plain)).toMatchObject({
    method: 'POST',
    headerNames: [],
    hasPreflight: true,
  })
})

test('a method that requires a preflight has one, though its answer was cached and none was sent', () => {
  expect(situationOf({ sent: [request(0, 'DELETE')] }, plain)).toMatchObject({
    method: 'DELETE',
    hasPreflight: true,
  })
})

test('the headers that required a preflight are known without it, where its answer was cached', () => {
  const headers = {
    origin: page,
    accept: '*/*',
    'x-b': '1',
    authorization: 'Bearer x',
    'content-type': 'text/plain',
  }
  expect(situationOf({ sent: [{ ...request(0, 'GET'), headers }] }, plain)).toMatchObject({
    headerNames: ['authorization', 'x-b'],
    hasPreflight: true,
  })
})

test('an EventSource that connects again has no preflight', () => {
  const headers = { origin: page, accept: 'text/event-stream', 'last-event-id': '7' }
  expect(situationOf({ sent: [{ ...request(0, 'GET'), headers }] }, plain)).toMatchObject({
    headerNames: [],
    hasPreflight: false,
  })
})

test('the preflight for an earlier URL is not that of the URL that failed', () => {
  const sent = [preflight(0, 'PUT', 'x-a'), request(0, 'PUT'), request(1, 'GET')]
  expect(situationOf({ sent }, plain)).toMatchObject({ method: 'GET', headerNames: [], hasPreflight: false })
})

test.each([
  ['include', true],
  ['same-origin', false],
  ['omit', false],
])(
  'across origins, a request with credentials mode %s is credentialed: %s',
  (credentials, isCredentialed) => {
    expect(situationOf({ sent: [request(0, 'GET')] }, { ...plain, credentials })).toMatchObject({
      isCredentialed,
    })
  },
)

test.each([
  ['get', 'GET', false],
  ['post', 'POST', false],
  ['put', 'PUT', true],
  ['patch', 'patch', true],
])('where nothing was sent, %s would have been sent as %s', (method, sent, hasPreflight) => {
  expect(situationOf({ sent: [] }, { ...plain, method })).toMatchObject({
    method: sent,
    headerNames: [],
    hasPreflight,
    redirect: null,
  })
})

const api = 'https://api.test/prices'
const files = 'https://files.test/a'
const tainted = { sent: [request(0, 'GET'), request(1, 'GET', 'null')] }

test('the redirect after which the browser sends null is known by its two URLs', () => {
  expect(situationOf(tainted, { ...plain, urls: [api, files] }).redirect).toEqual({ from: api, to: files })
})

test('the redirect is told in words where its URLs are not known', () => {
  const inWords = { from: 'the URL before', to: 'this URL' }
  expect(situationOf(tainted, plain).redirect).toEqual(inWords)
  expect(situationOf(tainted, { ...plain, urls: [null, null] }).redirect).toEqual(inWords)
})

const unchanged = [
  ['the origin was sent all the same', [request(0, 'GET'), request(1, 'GET')], page],
  [
    'the page is sandboxed, and sends null everywhere',
    [request(0, 'GET', 'null'), request(1, 'GET', 'null')],
    'null',
  ],
  ['it is the first URL', [request(0, 'GET', 'null')], page],
] as const

test.each(unchanged)('no redirect is to blame where %s', (_, sent, client) => {
  expect(situationOf({ sent }, { ...plain, client, urls: [api, files] }).redirect).toBe(null)
})

const reason = (code: Reason['code'], header: string, value: string): Reason => ({
  code,
  hop: 0,
  header,
  value,
  parameter: null,
})

test('the Location of a redirect that failed goes along, and no other value', () => {
  const redirected = reason('redirect-credentials', 'location', 'https://ann@files.test/a')
  const blocked = reason('acao-mismatch', 'access-control-allow-origin', 'https://other.test')
  expect(situationOf({ sent: [], reason: redirected }, plain).location).toBe('https://ann@files.test/a')
  expect(situationOf({ sent: [], reason: blocked }, plain).location).toBe(null)
  expect(situationOf({ sent: [], reason: null }, plain).location).toBe(null)
})
