import { expect, test } from 'vitest'
import { profiles } from '../../scenarios/fetch-standard/profiles.ts'
import { printedTexts } from '../terminal/host.test-support.ts'
import { explainFile } from './explain-file.ts'

/** What `lab explain` prints of a file. */
function printed(text: string, profile = profiles.chromium) {
  const { lines, isBlocked } = explainFile(text, profile)
  const out = printedTexts()
  out.printer.lines(...lines)
  return { text: out.text(), isBlocked }
}
const headers = (record: Readonly<Record<string, string>>) =>
  Object.entries(record).map(([name, value]) => ({ name, value }))
const page = 'http://app.example'
const url = 'http://api.example/orders/1'

const preflight = {
  request: {
    method: 'OPTIONS',
    url,
    headers: headers({
      Origin: page,
      'Access-Control-Request-Method': 'PUT',
      'Access-Control-Request-Headers': 'x-a',
    }),
  },
  response: {
    status: 204,
    statusText: 'No Content',
    headers: headers({ 'Access-Control-Allow-Origin': page }),
  },
}
const put = {
  _resourceType: 'fetch',
  request: { method: 'PUT', url, headers: headers({ Origin: page, 'X-A': '1', 'User-Agent': 'x' }) },
  response: { status: 0, statusText: '', headers: [], _error: 'net::ERR_FAILED' },
}
const reportOn = (entries: readonly unknown[], profile = profiles.chromium) =>
  printed(JSON.stringify({ log: { entries } }), profile)

test('a preflight is joined to its request, and what is blocked is told with a fix for each layer', () => {
  const { text, isBlocked } = reportOn([preflight, put])
  expect(isBlocked).toBe(true)
  const [row] = text.split('\n')
  expect(row).toBe(`✕ blocked at the preflight  PUT  ${url}  from ${page}`)
  expect(text).toContain('preflight-method-not-allowed, in Chromium MethodDisallowedByPreflightResponse')
  expect(text).toContain("allowMethods: ['GET', 'HEAD', 'POST', 'PUT']")
  expect(text).toContain('add_header Access-Control-Allow-Methods "GET, HEAD, POST, PUT" always;')
})

test('a preflight alone is judged by what it asks for', () => {
  expect(reportOn([preflight]).text).toContain('does not allow the method PUT')
})

test('a request whose preflight is not recorded had it cached', () => {
  const answered = {
    ...put,
    response: { status: 200, headers: headers({ 'Access-Control-Allow-Origin': page }) },
  }
  const { text, isBlocked } = reportOn([answered])
  expect(text).toBe(`✓ readable · 200  PUT  ${url}  from ${page}\n`)
  expect(isBlocked).toBe(false)
})

test('redirects are one fetch, and what goes to the own origin or navigates is left out', () => {
  const get = (to: string, status: number, answered: Readonly<Record<string, string>>, asked = page) => ({
    request: { method: 'GET', url: to, headers: headers({ Origin: asked }) },
    response: { status, headers: headers(answered), redirectURL: answered['Location'] ?? '' },
  })
  const { text } = reportOn([
    get(url, 302, { 'Access-Control-Allow-Origin': '*', Location: 'http://third.example/' }),
    get('http://third.example/', 200, { 'Access-Control-Allow-Origin': page }, 'null'),
    get(`${page}/own`, 200, {}),
    { ...get('http://elsewhere.example/', 200, {}), _resourceType: 'document' },
  ])
  expect(text.split('\n')[0]).toBe(`✕ blocked at the response  GET  ${url}  from ${page}`)
  expect(text).toContain('The response allows "http://app.example", which is not the origin that asks')
  expect(text).not.toContain('/own')
  expect(text).not.toContain('elsewhere')
})

test('cookies that were sent tell of credentials, and Referer or the page of an origin', () => {
  const entry = (name: string, value: string) => ({
    pageref: 'p',
    request: { method: 'GET', url, headers: headers({ [name]: value, 'Sec-Fetch-Mode': 'cors' }) },
    response: { status: 200, headers: headers({ 'Access-Control-Allow-Origin': '*' }) },
  })
  const har = {
    log: {
      pages: [{ id: 'p', title: 'http://titled.example/x' }],
      entries: [entry('Cookie', 'a=b'), entry('Referer', 'http://referring.example/y')],
    },
  }
  const { text } = printed(JSON.stringify(har))
  expect(text).toContain('from http://titled.example')
  expect(text).toContain('from http://referring.example')
  expect(text).toContain('acao-wildcard-credentials')
})

test('an entry without an answer is named, and a connection that failed is told', () => {
  expect(
    reportOn([{ ...put, request: { ...put.request, method: 'GET', headers: headers({ Origin: page }) } }])
      .text,
  ).toMatch(/^log\.entries\[0\]: hops\[0\]\.response is missing/)
  const refused = { ...put, response: { ...put.response, _error: 'net::ERR_CONNECTION_REFUSED' } }
  expect(reportOn([refused]).text).toContain('the connection was refused')
})

test('what is no HAR is named by its field', () => {
  const { text, isBlocked } = printed('{"log":{"entries":[{"request":{}}]}}', profiles.standard)
  expect(text).toMatch(/^This is no HAR\. log\.entries\.0\.request\.method: /)
  expect(isBlocked).toBe(true)
})

test('a file of NDJSON is told alike, with a fault by its line', () => {
  const line = JSON.stringify({
    clientOrigin: page,
    steps: [
      {
        request: { url },
        hops: [{ response: { status: 200, headers: [['Access-Control-Allow-Origin', '*']] } }],
      },
    ],
  })
  const { text, isBlocked } = printed(`${line}\n\n{}\n{`, profiles.standard)
  expect(text).toContain('✓ readable · 200')
  expect(text).toContain('Line 3: clientOrigin is missing, and no string.')
  expect(text).toMatch(/Line 4: .*JSON/)
  expect(isBlocked).toBe(true)
})

test('nothing across origins is said so', () => {
  expect(reportOn([])).toEqual({ text: 'No request to another origin is in it.\n', isBlocked: false })
})
