import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { profiles } from '../../scenarios/fetch-standard/profiles/profiles.ts'
import { judgeInput } from './judge-input.ts'
import { exitCodeOf, reportJson, reportLines } from './report.ts'

async function* inPieces(bytes: Uint8Array) {
  for (let at = 0; at < bytes.length; at += 1_000) yield bytes.subarray(at, at + 1_000)
}

/** What is printed of an input, what the command ends with, and what programs get. */
async function explained(input: string | Uint8Array, profile = profiles.chromium) {
  const judged = await judgeInput(inPieces(Buffer.from(input)), profile)
  const lines = [...reportLines(judged)].map((line) => (typeof line === 'string' ? line : line.text))
  return { text: lines.join('\n'), code: exitCodeOf(judged), json: reportJson(judged) }
}

const headers = (record: Readonly<Record<string, string>>) =>
  Object.entries(record).map(([name, value]) => ({ name, value }))
const page = 'http://app.example'
const url = 'http://api.example/orders/1'

const preflight = {
  _resourceType: 'preflight',
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
const answered = {
  ...put,
  response: { status: 200, headers: headers({ 'Access-Control-Allow-Origin': page }), _error: null },
}
const har = (...entries: readonly unknown[]) =>
  JSON.stringify({ log: { version: '1.2', creator: { name: 'WebInspector' }, pages: [], entries } })

test('what is blocked is told in a row, in sentences, and with a fix for each layer', async () => {
  const { text, code } = await explained(har(preflight, put))
  expect(code).toBe(1)
  const [row] = text.split('\n')
  expect(row).toBe(`✕ blocked at the preflight ?  PUT  ${url}  from ${page}`)
  expect(text).toContain('preflight-method-not-allowed, in Chromium MethodDisallowedByPreflightResponse')
  expect(text).toContain("allowMethods: ['GET', 'HEAD', 'POST', 'PUT']")
  expect(text).toContain('add_header Access-Control-Allow-Methods "GET, HEAD, POST, PUT" always;')
})

test('what is readable is a row, and what is left out is counted with the reason', async () => {
  const { text, code } = await explained(har(answered, { ...answered, _resourceType: 'document' }))
  expect(text).toBe(`✓ readable · 200  PUT  ${url}  from ${page}\n\nLeft out: 1 × a navigation.`)
  expect(code).toBe(0)
})

test('programs get fetches, what is left out, and problems', async () => {
  const { json } = await explained(har(preflight, put, { ...answered, _resourceType: 'document' }, {}))
  expect(json).toEqual({
    fetches: [
      {
        index: 1,
        url,
        method: 'PUT',
        pageOrigin: page,
        outcome: 'blocked-at-preflight',
        reason: {
          code: 'preflight-method-not-allowed',
          hop: 0,
          header: 'access-control-allow-methods',
          value: null,
          parameter: 'PUT',
        },
        certain: false,
        agrees: true,
        says: expect.stringContaining('does not allow the method PUT'),
        fixes: {
          backend: expect.stringContaining('app.use(cors('),
          proxy: expect.stringContaining('add_header'),
        },
      },
    ],
    leftOut: [{ index: 2, url, why: 'a navigation' }],
    problems: [{ index: 3, message: 'log.entries[3] has no request.' }],
  })
})

test('a file with nothing to judge says so, and ends with 0', async () => {
  expect(await explained(har())).toMatchObject({
    text: 'Nothing to judge: no fetch to another origin is in it.',
    code: 0,
  })
})

test('an entry that cannot be read spoils no other: 2 by itself, 1 beside something blocked', async () => {
  expect(await explained(har(answered, { request: { method: 'GET', url }, response: null }))).toMatchObject({
    text: expect.stringMatching(/log\.entries\[1\] has no response to GET /),
    code: 2,
  })
  expect(await explained(har(preflight, put, 7))).toMatchObject({
    text: expect.stringMatching(
      /log\.entries\[2\] has no request\.\nSome of it is blocked, and some of it could not be read\.$/,
    ),
    code: 1,
  })
})

test('members that are null or of another type are as if they were missing', async () => {
  const odd = {
    pageref: null,
    _resourceType: 7,
    startedDateTime: {},
    request: {
      ...answered.request,
      headers: [...answered.request.headers, { name: 'x' }, null],
      postData: null,
      cookies: null,
    },
    response: { ...answered.response, statusText: null, redirectURL: null },
  }
  const { json } = await explained(
    JSON.stringify({ log: { pages: [{ id: 'p', title: null }, null], creator: null, entries: [odd] } }),
  )
  expect(json).toMatchObject({ fetches: [{ outcome: 'readable' }], problems: [] })
})

test('NDJSON is told alike, one fetch a step, with a problem by its line', async () => {
  const line = JSON.stringify({
    clientOrigin: page,
    steps: [1, 2].map(() => ({
      request: { url },
      hops: [{ response: { status: 200, headers: [['Access-Control-Allow-Origin', '*']] } }],
    })),
  })
  const { text, code, json } = await explained(`${line}\n\n{}\n{`, profiles.standard)
  expect(text).toContain('✓ readable · 200')
  expect(text).toContain('Line 3: clientOrigin is missing')
  expect(text).toMatch(/Line 4: .*JSON/)
  expect(code).toBe(2)
  expect(json.fetches.map(({ index }) => index)).toEqual([0, 1])
  expect(json.problems.map(({ index }) => index)).toEqual([2, 3])
})

const forms: readonly (readonly [what: string, (text: string) => Uint8Array])[] = [
  ['in UTF-8 with a byte order mark', (text) => Buffer.from(`\uFEFF${text}`)],
  ['in UTF-16 of Windows', (text) => Buffer.from(`\uFEFF${text}`, 'utf16le')],
  ['in UTF-16 of the other order', (text) => Buffer.from(`\uFEFF${text}`, 'utf16le').swap16()],
  ['packed with gzip', (text) => gzipSync(text)],
  ['of many lines', (text) => Buffer.from(JSON.stringify(JSON.parse(text), null, 2))],
  ['with members before its log', (text) => Buffer.from(`{"about":"a\\nb",\n${text.slice(1)}`)],
  ['of version 1.1', (text) => Buffer.from(text.replace('"1.2"', '"1.1"'))],
]

test.each(forms)('a HAR %s is read', async (_, packed) => {
  const { json } = await explained(packed(har(answered)))
  expect(json.fetches).toHaveLength(1)
})

const refused: readonly (readonly [what: string, input: string | Uint8Array, message: RegExp])[] = [
  ['empty', '', /^The input is empty/],
  ['blank', ' \n\t', /^The input is empty/],
  [
    'truncated',
    har(answered, put).slice(0, -100),
    /^The JSON ends too early, after log\.entries\[0\]: the file is truncated\.$/,
  ],
  [
    'damaged',
    har(answered, put).replace('"status":0', '"status":?'),
    /^This is not valid JSON, after log\.entries\[0\]: /,
  ],
  ['other JSON', '{"a":\n1}', /^This is JSON, but not a HAR/],
  ['a HAR without entries', '{"log":{"entries":7}}', /^This is JSON, but not a HAR/],
  ['a list', '[1]', /^This is neither a HAR nor NDJSON: it begins with "\[1\]"/],
  ['a ZIP', 'PK\u0003\u0004', /ZIP file, such as a trace of Playwright/],
  ['a PDF', '%PDF-1.7', /^This is a PDF/],
  ['a page', '<!doctype html>', /^This is HTML/],
  ['a damaged gzip', gzipSync(har(answered)).subarray(0, 60), /^The gzip file ends too early/],
]

test.each(refused)(
  'an input that is %s is refused in one sentence, and ends with 2',
  async (_, input, message) => {
    const failure: unknown = await explained(input).catch((error: unknown) => error)
    expect(failure).toMatchObject({ message: expect.stringMatching(message), exitCode: 2 })
    expect(String(failure)).not.toContain('\n')
  },
)
