const page = 'http://app.example'
const url = 'http://api.example/orders/1'

type Headers = Readonly<Record<string, string>>

const headersOf = (record: Headers) => Object.entries(record).map(([name, value]) => ({ name, value }))

/** For tests: a HAR with this text in every place of it that somebody else writes, and much of it blocked. */
export function hostileHar(text: string): string {
  const entry = (request: object, response: object, more: object = {}) => ({
    _resourceType: 'fetch',
    request: { method: 'PUT', url, headers: headersOf({ Origin: page }), ...request },
    response: { status: 200, statusText: 'OK', headers: [], redirectURL: '', ...response },
    ...more,
  })
  const preflight = (asked: Headers, answered: Headers, response: object = {}) =>
    entry(
      {
        method: 'OPTIONS',
        headers: headersOf({ Origin: page, 'Access-Control-Request-Method': 'PUT', ...asked }),
      },
      { status: 204, headers: headersOf(answered), ...response },
    )
  const allowed = { 'Access-Control-Allow-Origin': page }
  const entries = [
    entry({ url: `${url}?${text}` }, {}),
    entry({ url: `${text}${url}` }, {}),
    entry({ method: text }, {}),
    entry({ headers: headersOf({ Origin: text }) }, {}),
    entry({ headers: headersOf({ Origin: `http://${text}` }) }, {}),
    entry({ headers: headersOf({ Origin: page, [text]: '1', 'X-A': text }) }, {}),
    ...['Access-Control-Allow-Origin', 'Access-Control-Allow-Credentials', text].map((name) =>
      entry(
        { headers: headersOf({ Origin: page, Cookie: text }) },
        { headers: headersOf({ ...allowed, [name]: text }) },
      ),
    ),
    entry({}, { status: 0, _error: text, _failureText: text, statusText: text }),
    entry(
      { method: 'GET' },
      { status: 302, redirectURL: text, headers: headersOf({ ...allowed, Location: text }) },
    ),
    preflight({ 'Access-Control-Request-Method': text }, allowed),
    preflight({ 'Access-Control-Request-Headers': text }, allowed),
    preflight({}, { ...allowed, 'Access-Control-Allow-Methods': text }),
    preflight(
      {},
      { ...allowed, 'Access-Control-Allow-Methods': 'PUT', 'Access-Control-Allow-Headers': text },
    ),
    preflight({}, { 'Access-Control-Allow-Origin': text }),
    preflight({}, { Location: text }, { status: 302 }),
    entry({ headers: [] }, {}, { pageref: text }),
  ]
  return JSON.stringify({ log: { pages: [{ id: text, title: `http://page.example/${text}` }], entries } })
}

/** For tests: lines of NDJSON with this text in every place, those that are refused among them. */
export function hostileNdjson(text: string): string {
  const recording = (request: object, response: object, origin = page) => ({
    clientOrigin: origin,
    steps: [{ request: { url, ...request }, hops: [{ url, response: { status: 200, ...response } }] }],
  })
  const lines: readonly unknown[] = [
    recording({ url: `${url}?${text}` }, {}),
    recording({ url: text }, {}),
    recording({ method: text }, {}),
    recording({ headers: [[text, text]] }, {}),
    recording({ mode: text }, {}),
    recording({}, { headers: [['Access-Control-Allow-Origin', text]] }),
    recording({}, { headers: [[text, 'a']] }),
    recording(
      {},
      {
        status: 302,
        headers: [
          ['Access-Control-Allow-Origin', '*'],
          ['Location', text],
        ],
      },
    ),
    recording({}, { error: text }),
    recording({}, { statusText: text }),
    recording({}, {}, text),
    text,
  ]
  return `${lines.map((line) => JSON.stringify(line)).join('\n')}\n{${text}\n`
}
