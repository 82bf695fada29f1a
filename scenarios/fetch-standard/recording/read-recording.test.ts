import { expect, test } from 'vitest'
import { readRecording } from './read-recording.ts'
import { RecordingFault } from './recording.ts'

/** A line as small as one can be, with one member of its request, hop or answer changed. */
const line = (part: object = {}) => ({ clientOrigin: 'http://a.example', steps: [part] })
const withRequest = (part: object) => line({ request: { url: 'http://b.example/', ...part } })
const withHop = (hop: unknown) => line({ request: { url: 'http://b.example/' }, hops: [hop] })
const withResponse = (response: unknown) => withHop({ response })

test('what is left out is what a page gets that leaves it out', () => {
  expect(readRecording(withRequest({}))).toEqual({
    clientOrigin: 'http://a.example',
    steps: [
      {
        request: {
          url: 'http://b.example/',
          method: 'GET',
          headers: [],
          credentials: 'same-origin',
          mode: 'cors',
          redirect: 'follow',
          body: null,
          bodyType: 'text',
          uploadListener: false,
        },
        hops: [],
        waitMs: 0,
      },
    ],
  })
  expect(readRecording(withHop({})).steps[0]?.hops).toEqual([{ url: null, preflight: null, response: null }])
  expect(readRecording(withResponse({ status: 200 })).steps[0]?.hops[0]?.response).toEqual({
    status: 200,
    statusText: '',
    headers: [],
  })
})

test('what is given is taken as it is, and what nobody knows is left out', () => {
  const request = {
    url: 'http://b.example/x',
    method: 'pAtCh',
    headers: [
      ['X-A', '1'],
      ['x-a', ''],
    ],
    credentials: 'include',
    mode: 'no-cors',
    redirect: 'manual',
    body: 'x',
    bodyType: 'blob:text/plain',
    uploadListener: true,
  }
  const response = { status: 599, statusText: 'Odd', headers: [['X-B', '\xFF']] }
  const hop = { url: 'http://b.example/x', preflight: { error: 'reset' }, response }
  const step = { request, hops: [hop], waitMs: 1.5 }
  expect(readRecording({ clientOrigin: 'null', steps: [{ ...step, note: 1 }], more: true })).toEqual({
    clientOrigin: 'null',
    steps: [step],
  })
  expect(readRecording(line({ request, hops: null, waitMs: null })).steps[0]).toMatchObject({
    hops: [],
    waitMs: 0,
  })
})

test('a page origin is written as browsers serialize it', () => {
  expect(readRecording({ clientOrigin: 'HTTPS://A.example:443', steps: [] }).clientOrigin).toBe(
    'https://a.example',
  )
})

test.each([
  ['capacitor://localhost', 'capacitor://localhost'],
  ['ionic://localhost', 'ionic://localhost'],
  ['tauri://localhost', 'tauri://localhost'],
  ['app://.', 'app://.'],
  ['app://-', 'app://-'],
  ['com.example.app://host:8080', 'com.example.app://host:8080'],
  [
    'chrome-extension://nmmhkkegccagdldgiimedpiccmgmieda',
    'chrome-extension://nmmhkkegccagdldgiimedpiccmgmieda',
  ],
  [
    'moz-extension://6cbd3a9c-6b4c-4a0e-a3b6-2f5d1f9f7c11',
    'moz-extension://6cbd3a9c-6b4c-4a0e-a3b6-2f5d1f9f7c11',
  ],
  // The host keeps its case, since that is how it is sent.
  [
    'safari-web-extension://9F3C0E4A-11B2-4C4D-8E5F-001122334455/popup.html',
    'safari-web-extension://9F3C0E4A-11B2-4C4D-8E5F-001122334455',
  ],
  ['Tauri://localhost/', 'tauri://localhost'],
  ['http://my_host.example.', 'http://my_host.example.'],
])('the origin %s of a page is %s', (text, origin) => {
  expect(readRecording({ clientOrigin: text, steps: [] }).clientOrigin).toBe(origin)
})

test('what tells more of the page, of a request and of a hop is read, and stays out where it is left out', () => {
  const page = { embedderPolicy: 'require-corp', clientAddressSpace: 'public', lnaPermission: 'granted' }
  const hop = { url: null, preflight: null, response: null, targetAddressSpace: 'loopback' }
  const { steps, ...rest } = readRecording({
    ...page,
    ...line({ request: { url: 'http://b.example/', initiator: 'beacon' }, hops: [hop] }),
  })
  expect(rest).toEqual({ ...page, clientOrigin: 'http://a.example' })
  expect(steps[0]?.request.initiator).toBe('beacon')
  expect(steps[0]?.hops).toEqual([hop])
  const bare = { embedderPolicy: null, clientAddressSpace: null, lnaPermission: undefined }
  const request = { url: 'http://b.example/', initiator: null }
  const left = readRecording({ ...bare, ...line({ request, hops: [{ targetAddressSpace: null }] }) })
  expect(Object.keys(left)).toEqual(['clientOrigin', 'steps'])
  expect(Object.keys(left.steps[0]?.request ?? {})).not.toContain('initiator')
  expect(Object.keys(left.steps[0]?.hops[0] ?? {})).not.toContain('targetAddressSpace')
})

test.each(['text', 'urlencoded', 'multipart', 'buffer', 'stream', 'blob:', 'blob:a/b'])(
  '%s is a kind of body',
  (bodyType) => {
    expect(readRecording(withRequest({ bodyType })).steps[0]?.request.bodyType).toBe(bodyType)
  },
)

test.each([100, 200, 999])('%i is a status', (status) => {
  expect(readRecording(withResponse({ status })).steps[0]?.hops[0]?.response).toMatchObject({ status })
})

const faults: readonly (readonly [json: unknown, message: string])[] = [
  [null, 'the line is null, and no object'],
  [[], 'the line is an array, and no object'],
  ['x', 'the line is "x", and no object'],
  [{}, 'clientOrigin is missing, and no string'],
  [{ clientOrigin: 1 }, 'clientOrigin is 1, and no string'],
  [
    { clientOrigin: 'a.example', steps: [] },
    'clientOrigin is "a.example", and neither "null" nor an origin such as "http://app.example:4100"',
  ],
  [
    { clientOrigin: 'file:///x', steps: [] },
    'clientOrigin is "file:///x", and neither "null" nor an origin such as "http://app.example:4100"',
  ],
  ...[
    'localhost:4100',
    'blob:http://a.example/x',
    'data:,x',
    'ws://a.example',
    'javascript://x',
    'app:///x',
  ].map(
    (clientOrigin) =>
      [
        { clientOrigin, steps: [] },
        `clientOrigin is "${clientOrigin}", and neither "null" nor an origin such as "http://app.example:4100"`,
      ] as const,
  ),
  [
    { ...line(), embedderPolicy: 'on' },
    'embedderPolicy is "on", and not one of unsafe-none, require-corp, credentialless',
  ],
  [
    { ...line(), clientAddressSpace: 'private' },
    'clientAddressSpace is "private", and not one of public, local, loopback',
  ],
  [{ ...line(), lnaPermission: true }, 'lnaPermission is true, and not one of granted, denied'],
  [
    withRequest({ initiator: 'websocket' }),
    'steps[0].request.initiator is "websocket", and not one of fetch, xhr, event-source, beacon',
  ],
  [
    withHop({ targetAddressSpace: 1 }),
    'steps[0].hops[0].targetAddressSpace is 1, and not one of public, local, loopback',
  ],
  [{ clientOrigin: 'null' }, 'steps is missing, and no array'],
  [{ clientOrigin: 'null', steps: {} }, 'steps is an object, and no array'],
  [{ clientOrigin: 'null', steps: [1] }, 'steps[0] is 1, and no object'],
  [line(), 'steps[0].request is missing, and no object'],
  [line({ request: {} }), 'steps[0].request.url is missing, and no string'],
  [withRequest({ method: 1 }), 'steps[0].request.method is 1, and no string'],
  [withRequest({ headers: 'x' }), 'steps[0].request.headers is "x", and no array'],
  [withRequest({ headers: ['x'] }), 'steps[0].request.headers[0] is "x", and no array'],
  [withRequest({ headers: [['a']] }), 'steps[0].request.headers[0][1] is missing, and no string'],
  [withRequest({ headers: [[1, 'b']] }), 'steps[0].request.headers[0][0] is 1, and no string'],
  [
    withRequest({
      headers: [
        ['a', 'b'],
        ['a', 'b', 'c'],
      ],
    }),
    'steps[0].request.headers[1] is no pair of a name and a value',
  ],
  [
    withRequest({ credentials: 'all' }),
    'steps[0].request.credentials is "all", and not one of omit, same-origin, include',
  ],
  [
    withRequest({ mode: 'websocket' }),
    'steps[0].request.mode is "websocket", and not one of cors, no-cors, same-origin, navigate',
  ],
  [
    withRequest({ redirect: true }),
    'steps[0].request.redirect is true, and not one of follow, error, manual',
  ],
  [withRequest({ body: {} }), 'steps[0].request.body is an object, and no string'],
  [
    withRequest({ bodyType: 'json' }),
    'steps[0].request.bodyType is "json", and not text, urlencoded, multipart, blob:TYPE, buffer or stream',
  ],
  [withRequest({ bodyType: 1 }), 'steps[0].request.bodyType is 1, and no string'],
  [withRequest({ uploadListener: 'yes' }), 'steps[0].request.uploadListener is "yes", and not true or false'],
  [line({ request: { url: 'x' }, hops: {} }), 'steps[0].hops is an object, and no array'],
  [line({ request: { url: 'x' }, waitMs: -1 }), 'steps[0].waitMs is -1, and no number of milliseconds'],
  [line({ request: { url: 'x' }, waitMs: '1' }), 'steps[0].waitMs is "1", and no number of milliseconds'],
  [withHop(null), 'steps[0].hops[0] is null, and no object'],
  [withHop({ url: 1 }), 'steps[0].hops[0].url is 1, and no string'],
  [withHop({ preflight: 1 }), 'steps[0].hops[0].preflight is 1, and no object'],
  [
    withResponse({ error: 'gone' }),
    'steps[0].hops[0].response.error is "gone", and not one of refused, reset, empty, invalid',
  ],
  ...[undefined, '200', 99, 1000, 200.5].map(
    (status) =>
      [
        withResponse({ status }),
        `steps[0].hops[0].response.status is ${status === undefined ? 'missing' : JSON.stringify(status)}, and not a whole number from 100 to 999`,
      ] as const,
  ),
  [withResponse({ status: 200, headers: 1 }), 'steps[0].hops[0].response.headers is 1, and no array'],
  [
    withResponse({
      status: 200,
      headers: [
        ['a', 'b'],
        ['a', '\u0100'],
      ],
    }),
    'steps[0].hops[0].response.headers[1][1] holds a character over U+00FF; a header value has one code unit a byte',
  ],
  [withResponse({ status: 200, statusText: 1 }), 'steps[0].hops[0].response.statusText is 1, and no string'],
]

/** The message of the fault that reading ends with. */
function faultOf(json: unknown): string {
  try {
    readRecording(json)
  } catch (error) {
    if (error instanceof RecordingFault) return error.message
    throw error
  }
  throw new Error('It was read.')
}

test.each(faults)('%j is refused', (json, message) => {
  expect(faultOf(json)).toBe(message)
})

test('a long value is named by its beginning', () => {
  const long = 'x'.repeat(59)
  expect(faultOf({ clientOrigin: long, steps: [] })).toContain(`is "${long}…, and neither`)
  expect(faultOf({ clientOrigin: 'x'.repeat(58), steps: [] })).toContain(
    `is "${'x'.repeat(58)}", and neither`,
  )
})
