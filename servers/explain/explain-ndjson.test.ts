import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { profiles } from '../../scenarios/fetch-standard/profiles/profiles.ts'
import { jsonLine } from '../terminal/json-line.ts'
import type { Explained } from './explain-line.ts'
import { explainNdjson } from './explain-ndjson.ts'

const readable = {
  clientOrigin: 'http://app.example:4100',
  steps: [
    {
      request: { url: 'http://api.example/x' },
      hops: [
        {
          url: 'http://api.example/x',
          response: { status: 200, headers: [['Access-Control-Allow-Origin', '*']] },
        },
      ],
    },
  ],
}

async function* chunked(text: string | Buffer, size: number): AsyncGenerator<Buffer> {
  const bytes = Buffer.from(text)
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

async function explained(input: string | Buffer, size = 65_536): Promise<Explained[]> {
  const lines: string[] = []
  await explainNdjson(chunked(input, size), profiles.standard, (answer) => void lines.push(jsonLine(answer)))
  return lines.map((line) => JSON.parse(line) as Explained)
}

const errorOf = async (json: unknown) => {
  const [first] = await explained(typeof json === 'string' ? json : JSON.stringify(json))
  return first !== undefined && 'error' in first ? first.error : null
}

const withRequest = (part: object) => ({ ...readable, steps: [{ ...readable.steps[0], request: part }] })
const withResponse = (response: unknown) => ({
  ...readable,
  steps: [{ request: { url: 'http://api.example/x' }, hops: [{ response }] }],
})

test('a byte order mark before the first line is none of it', async () => {
  const line = JSON.stringify(readable)
  const [first, second] = await explained(`\uFEFF${line}\n\uFEFF${line}`)
  expect(first).toMatchObject({ steps: [{ outcome: 'readable' }] })
  expect(second).toEqual({ error: expect.stringMatching(/^Line 2: the line is no JSON/) })
})

test('each line gets its answer, in order, however the bytes arrive', async () => {
  const line = JSON.stringify(readable)
  for (const size of [1, 7, 65_536]) {
    const answers = await explained(`${line}\nnonsense\r\n${line}`, size)
    expect(answers).toHaveLength(3)
    expect(answers[0]).toMatchObject({ steps: [{ outcome: 'readable', reason: null }] })
    expect(answers[1]).toEqual({ error: expect.stringMatching(/^Line 2: the line is no JSON: /) })
    expect(answers[2]).toEqual(answers[0])
  }
})

test('a verdict has what the contract says, and nothing else', async () => {
  expect(await explained(JSON.stringify(readable))).toEqual([
    {
      steps: [
        {
          outcome: 'readable',
          reason: null,
          response: { type: 'cors', status: 200, statusText: '', headers: {} },
          sent: [
            {
              hop: 0,
              preflight: false,
              method: 'GET',
              headers: { accept: '*/*', origin: 'http://app.example:4100' },
            },
          ],
          because: expect.arrayContaining([
            { section: 'CORS check', says: 'The response has Access-Control-Allow-Origin.', holds: true },
          ]),
        },
      ],
    },
  ])
})

test('an answer is written before the next line is read', async () => {
  const written: Explained[] = []
  async function* input() {
    yield Buffer.from(`${JSON.stringify(readable)}\n`)
    expect(written).toHaveLength(1)
    yield Buffer.from('{}\n')
    expect(written).toHaveLength(2)
  }
  await explainNdjson(input(), profiles.standard, (answer) => void written.push(answer))
})

test('a reader that is slow is waited for', async () => {
  let open = 0
  await explainNdjson(chunked('{}\n{}\n{}\n', 100), profiles.standard, async () => {
    open += 1
    expect(open).toBe(1)
    await sleep(1)
    open -= 1
  })
})

const faults: readonly (readonly [what: string, json: unknown, error: RegExp])[] = [
  ['an empty line', '\n', /^Line 1: the line is empty/],
  ['truncated JSON', JSON.stringify(readable).slice(0, -3), /^Line 1: the line is no JSON: /],
  ['a raw NUL', '{"clientOrigin":"\0"}', /^Line 1: the line is no JSON: /],
  ['an array', [], /^Line 1: the line is an array, and no object/],
  ['no origin', { steps: [] }, /clientOrigin is missing/],
  [
    'an origin that is none',
    { ...readable, clientOrigin: 'app.example' },
    /clientOrigin is "app.example", and neither "null" nor an origin/,
  ],
  ['no steps', { clientOrigin: 'null' }, /steps is missing/],
  ['no request', { clientOrigin: 'null', steps: [{}] }, /steps\[0\]\.request is missing/],
  ['no URL', withRequest({}), /steps\[0\]\.request\.url is missing/],
  ['a method that is no text', withRequest({ url: '/', method: 1 }), /request\.method is 1, and no string/],
  [
    'an unknown mode',
    withRequest({ url: '/', mode: 'x' }),
    /request\.mode is "x", and not one of cors, no-cors/,
  ],
  [
    'unknown credentials',
    withRequest({ url: '/', credentials: true }),
    /request\.credentials is true, and not one of/,
  ],
  ['an unknown redirect mode', withRequest({ url: '/', redirect: 'x' }), /request\.redirect is "x"/],
  ['an unknown body type', withRequest({ url: '/', bodyType: 'x' }), /request\.bodyType is "x"/],
  [
    'a body that is no text',
    withRequest({ url: '/', body: {} }),
    /request\.body is an object, and no string/,
  ],
  ['a flag that is none', withRequest({ url: '/', uploadListener: 1 }), /request\.uploadListener is 1/],
  [
    'headers as an object',
    withRequest({ url: '/', headers: {} }),
    /request\.headers is an object, and no array/,
  ],
  [
    'a header of three',
    withRequest({ url: '/', headers: [['a', 'b', 'c']] }),
    /request\.headers\[0\] is no pair/,
  ],
  [
    'a header value that is no text',
    withRequest({ url: '/', headers: [['a', 1]] }),
    /request\.headers\[0\]\[1\] is 1, and no string/,
  ],
  [
    'a negative wait',
    { ...readable, steps: [{ ...readable.steps[0], waitMs: -1 }] },
    /steps\[0\]\.waitMs is -1/,
  ],
  [
    'hops that are none',
    { clientOrigin: 'null', steps: [{ request: { url: '/' }, hops: 1 }] },
    /steps\[0\]\.hops is 1/,
  ],
  ['a status of 0', withResponse({ status: 0 }), /hops\[0\]\.response\.status is 0/],
  ['a status that is text', withResponse({ status: '200' }), /response\.status is "200"/],
  [
    'an unknown error',
    withResponse({ error: 'lost' }),
    /response\.error is "lost", and not one of refused, reset, empty, invalid/,
  ],
  [
    'a header value over U+00FF',
    withResponse({ status: 200, headers: [['x', '\u20ac']] }),
    /response\.headers\[0\]\[1\] holds a character over U\+00FF/,
  ],
  [
    'a hop that is missing',
    { ...readable, steps: [{ request: { url: 'http://api.example/x' } }] },
    /steps\[0\]\.hops\[0\] is missing/,
  ],
  ['a response that is missing', withResponse(null), /steps\[0\]\.hops\[0\]\.response is missing/],
]

test.each(faults)('%s is named, with its line and field', async (_what, json, error) => {
  expect(await errorOf(json)).toMatch(error)
})

test('bytes over 0x7F are one code unit each, and NUL makes a response invalid', async () => {
  const answers = await explained(
    [
      withResponse({
        status: 200,
        headers: [
          ['Access-Control-Allow-Origin', '*'],
          ['Content-Type', '\u00ff'],
        ],
      }),
      withResponse({ status: 200, headers: [['x', 'a\0b']] }),
    ]
      .map((json) => JSON.stringify(json))
      .join('\n'),
  )
  expect(answers[0]).toMatchObject({ steps: [{ response: { headers: { 'content-type': '\u00ff' } } }] })
  expect(answers[1]).toMatchObject({
    steps: [{ outcome: 'no-response', reason: { code: 'http-invalid-response', header: 'x' } }],
  })
})

test('a redirect that leads round in a circle ends at its limit, or at the hop that is missing', async () => {
  const round = {
    url: '/',
    response: {
      status: 302,
      headers: [
        ['Access-Control-Allow-Origin', '*'],
        ['Location', '/'],
      ],
    },
  }
  const looping = (count: number) =>
    JSON.stringify({
      ...readable,
      steps: [{ request: { url: 'http://api.example/' }, hops: Array.from({ length: count }, () => round) }],
    })
  const [whole, short] = await explained(`${looping(21)}\n${looping(3)}`)
  expect(whole).toMatchObject({ steps: [{ reason: { code: 'redirect-limit', hop: 20 } }] })
  expect(short).toEqual({ error: expect.stringContaining('steps[0].hops[3] is missing') })
})

test('a line of 10 MB is judged like any other', async () => {
  const body = 'x'.repeat(10_000_000)
  const long = withRequest({ url: 'http://api.example/x', method: 'POST', body })
  const answers = await explained(`${JSON.stringify(long)}\n{}\n`)
  expect(answers[0]).toMatchObject({ steps: [{ outcome: 'readable' }] })
  expect(answers[1]).toEqual({ error: 'Line 2: clientOrigin is missing, and no string.' })
})

test('members that are not known are ignored, and steps share one cache', async () => {
  const put = {
    note: 1,
    request: { url: 'http://api.example/x', method: 'PUT', extra: {} },
    hops: [
      {
        preflight: {
          status: 204,
          headers: [
            ['Access-Control-Allow-Origin', '*'],
            ['Access-Control-Allow-Methods', 'PUT'],
          ],
        },
        response: { status: 200, headers: [['Access-Control-Allow-Origin', '*']] },
      },
    ],
  }
  const [answer] = await explained(
    JSON.stringify({ clientOrigin: 'null', more: [], steps: [put, put, { ...put, waitMs: 5_000 }] }),
  )
  const sent = answer !== undefined && 'steps' in answer ? answer.steps.map((each) => each.sent.length) : []
  expect(sent).toEqual([2, 1, 2])
})
