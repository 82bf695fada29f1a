import { expect, test } from 'vitest'
import { maxAgeSeconds } from '../../fetch-standard/headers/max-age.ts'
import { profiles, type Profile } from '../../fetch-standard/profiles/profiles.ts'
import { isCorsSafelisted } from '../../fetch-standard/headers/safelisted-request-header.ts'
import { adviceOn, type PolicyAdvice } from './draft/policy-advice.ts'
import type { PolicyDraft } from './draft/policy-draft.ts'
import { draftWith } from './draft/policy-draft.test-data.ts'
import { valuesThatNeedNoListing } from './rules/safelisted-values.ts'

/** The advice about one value of a field, as it is read: the value, what is said of it, the way out. */
const sentences = (field: PolicyAdvice['field'], change: Partial<PolicyDraft>) =>
  adviceOn(draftWith(change))
    .filter((advice) => advice.field === field)
    .map(({ severity, value, says, remedy }) =>
      `${severity}: ${value} ${says} ${remedy}`.replace(':  ', ': '),
    )

const origins: readonly (readonly [values: readonly string[], said: readonly string[]])[] = [
  [
    ['http://localhost:4190/'],
    [
      'blocks: http://localhost:4190/ ends in a slash. An Origin header has no path, so this would match nobody. Write http://localhost:4190.',
    ],
  ],
  [
    ['http://a.example/app'],
    [
      'blocks: http://a.example/app has a path. An Origin header ends after the host and port, so this would match nobody. Write http://a.example.',
    ],
  ],
  [
    ['https://a.example:443'],
    [
      'blocks: https://a.example:443 ends in the usual port of https, which browsers leave out of an Origin header. Write https://a.example.',
    ],
  ],
  [
    ['http://A.example'],
    [
      'blocks: http://A.example has capital letters, and browsers send an origin in small ones. Write http://a.example.',
    ],
  ],
  [
    ['localhost:4190'],
    ['blocks: localhost:4190 has no scheme, and every origin begins with one. Write http://localhost:4190.'],
  ],
  [
    ['app.example'],
    ['blocks: app.example has no scheme, and every origin begins with one. Write https://app.example.'],
  ],
  [
    ['http://user@a.example'],
    [
      'blocks: http://user@a.example names a user, which an Origin header never does. Write http://a.example.',
    ],
  ],
  [
    ['http://bücher.example'],
    [
      'blocks: http://bücher.example has a host in letters of its own; browsers send it in ASCII. Write http://xn--bcher-kva.example.',
    ],
  ],
  [
    ["'http://a.example'"],
    [
      "blocks: 'http://a.example' has quotation marks or brackets around it, which are not part of an origin. Write http://a.example.",
    ],
  ],
  [['NULL'], ['blocks: NULL is not the origin null, which is written in small letters. Write null.']],
  [
    ['https://*.example'],
    [
      'blocks: https://*.example is a pattern, and an origin is compared letter by letter: it would match nobody. List each origin, or write * alone for everybody.',
    ],
  ],
  [
    ['http://a.example http://b.example'],
    [
      'blocks: http://a.example http://b.example has a space in it, so it matches nobody. Write one origin an entry.',
    ],
  ],
  [
    ['ftp://a.example'],
    [
      'blocks: ftp://a.example is not an origin. An origin here begins with http://, https://, or the scheme of an app, such as capacitor://.',
    ],
  ],
  [
    ['capacitor://localhost/'],
    [
      'blocks: capacitor://localhost/ ends in a slash. An Origin header has no path, so this would match nobody. Write capacitor://localhost.',
    ],
  ],
  [
    ['app://host/index.html'],
    [
      'blocks: app://host/index.html has a path. An Origin header ends after the host and port, so this would match nobody. Write app://host.',
    ],
  ],
  [
    ['Tauri://localhost'],
    [
      'blocks: Tauri://localhost has capital letters, and browsers send an origin in small ones. Write tauri://localhost.',
    ],
  ],
  [['capacitor://localhost', 'app://.', 'chrome-extension://nmmhkkegccagdldgiimedpiccmgmieda'], []],
  [
    ['moz-extension://6cbd3a9c-6b4c-4a0e-a3b6-2f5d1f9f7c11'],
    [
      'notes: moz-extension://6cbd3a9c-6b4c-4a0e-a3b6-2f5d1f9f7c11 belongs to one installation of the extension: Firefox and Safari generate a new ID for each. Give the extension permission for your host instead. Its requests then need no CORS.',
    ],
  ],
  [
    ['https://a.example.:8443'],
    [
      'notes: https://a.example.:8443 has a dot at the end of its host, which browsers send only for visitors who typed it. Write https://a.example:8443, or list both.',
    ],
  ],
  [
    ['https://a.example', '*'],
    ['blocks: * stands for every origin, so it stands alone. Remove the other origins, or remove *.'],
  ],
  [
    ['null'],
    [
      'warns: null is the origin of every sandboxed frame, and any site can make one: it lets all of them in. List the origins that are meant.',
    ],
  ],
  [
    ['https://a.example', 'http://a.example'],
    [
      'warns: http://a.example is not encrypted: whoever is on the network can pose as it, and reads what it may read. Serve that page over https, and write https://a.example.',
    ],
  ],
  [['https://a.example', 'http://localhost:4100', 'http://[::1]:4100', 'http://127.0.0.1'], []],
  [
    ['https://storage.googleapis.com'],
    [
      'warns: https://storage.googleapis.com is shared by strangers: everybody who puts a page there is at this origin, and let in. Serve the page from a host of its own, and list that.',
    ],
  ],
  [
    ['https://192.168.0.7', 'https://build.lan'],
    [
      'notes: https://192.168.0.7 is somebody else in another network: such names and addresses are given out in each anew. List an origin whose name is registered.',
      'notes: https://build.lan is somebody else in another network: such names and addresses are given out in each anew. List an origin whose name is registered.',
    ],
  ],
  [
    ['https://a.example', 'https://a.example'],
    ['notes: https://a.example is listed more than once. Keep one of them: the others change nothing.'],
  ],
  [
    ['*'],
    [
      'notes: * lets the pages of every site read what needs no credentials. List origins where that is not meant for everybody.',
    ],
  ],
  [
    [],
    [
      'notes: No origin is listed, so no page of another origin may read anything. Add an origin, or * for everybody.',
    ],
  ],
]

test.each(origins)('of the origins %j it says what each leads to', (values, said) => {
  expect(sentences('origins', { origins: values })).toEqual(said)
})

test.each(['http://localhost:3000', 'https://127.0.0.1', 'http://[::1]:81', 'http://app.localhost.'])(
  'of %s with credentials it says who else that is, beside production origins only',
  (value) => {
    const rules = (origins: readonly string[], credentials = true) =>
      adviceOn(draftWith({ origins, credentials })).map(({ rule }) => rule)
    const rule = 'origin-loopback-with-credentials'
    expect(rules([value, 'https://app.example'])).toContain(rule)
    expect(rules([value, 'https://app.example'], false)).not.toContain(rule)
    expect(rules([value])).not.toContain(rule)
    expect(rules([value, 'http://192.168.0.7', 'capacitor://localhost', 'null'])).not.toContain(rule)
  },
)

test('of * with credentials it says that browsers refuse it', () => {
  expect(sentences('origins', { origins: ['*'], credentials: true })).toEqual([
    'warns: * is refused by browsers for a request with credentials, whatever else is allowed. List the origins that may send credentials, or turn credentials off.',
  ])
})

const safelisted =
  'notes: GET, POST need no listing: GET, HEAD and POST pass with any policy. Keep them or remove them: nothing changes.'

const methods: readonly (readonly [values: readonly string[], said: readonly string[]])[] = [
  [
    ['PUT', 'patch'],
    [
      'warns: patch does not allow PATCH: methods are compared with their case, and fetch leaves that of patch as it is. Write PATCH.',
    ],
  ],
  [
    ['put'],
    [
      'warns: put allows nothing: fetch sends it as PUT, and methods are compared with their case. Write PUT.',
    ],
  ],
  [
    ['P UT'],
    [
      'blocks: P UT is not a method: a space is not allowed in a token. Write one method an entry, such as PUT.',
    ],
  ],
  [
    ['PUT;'],
    ['blocks: PUT; is not a method: ";" is not allowed in a token. Write one method an entry, such as PUT.'],
  ],
  [['GET', 'PUT', 'POST'], [safelisted]],
  [
    ['TRACE'],
    ['notes: TRACE can be sent by no page: fetch refuses it. Remove it: listing it changes nothing.'],
  ],
  [['*'], []],
  [[], ['notes: No method is listed, so only GET, HEAD and POST pass. Add those that pages are to send.']],
]

test.each(methods)('of the methods %j it says what each leads to', (values, said) => {
  expect(sentences('methods', { methods: values })).toEqual(said)
})

const requestHeaders: readonly (readonly [text: string, said: readonly string[]])[] = [
  [
    'x-b, x trace',
    ['blocks: x trace is not a header name: a space is not allowed in a token. Write x, trace.'],
  ],
  [
    'x-trace: 7',
    ['blocks: x-trace: 7 is not a header name: a space is not allowed in a token. Write x-trace.'],
  ],
  [
    'x-é',
    [
      'blocks: x-é is not a header name: "é" is not allowed in a token. Write names with commas between them, such as content-type, x-trace.',
    ],
  ],
  [
    '*',
    [
      'warns: * does not cover Authorization by the standard, although browsers still let it through. Write *, authorization where pages send it.',
    ],
  ],
  ['*, Authorization', []],
  [
    'access-control-allow-origin',
    [
      'warns: access-control-allow-origin is a header of the response: a page that sends it has mistaken who sets it. Remove it here, and in the page.',
    ],
  ],
  [
    'Sec-Fetch-Mode',
    [
      'notes: Sec-Fetch-Mode is set by the browser alone: script cannot send it, so no preflight asks for it. Remove it: listing it changes nothing.',
    ],
  ],
  [
    'accept',
    [
      String.raw`notes: accept needs no listing while its value is at most 128 bytes long, with no control character and none of "():<>?@[\]{}. Keep it for pages that send other values.`,
    ],
  ],
  [
    'Accept-Language',
    [
      'notes: Accept-Language needs no listing while its value is at most 128 bytes long, of letters, digits, spaces and *,-.;= alone. Keep it for pages that send other values.',
    ],
  ],
  [
    'content-type, x-trace',
    [
      'notes: content-type needs no listing for application/x-www-form-urlencoded, multipart/form-data and text/plain; for application/json it does. Keep it for pages that send other values.',
    ],
  ],
  [
    'range',
    [
      'notes: range needs no listing for one range with a beginning, such as bytes=0-499; for bytes=-500 it does. Keep it for pages that send other values.',
    ],
  ],
  [
    'dpr',
    [
      'notes: dpr is a client hint: Chromium sends it without asking, and other browsers ask first. Keep it for the others.',
    ],
  ],
  ['X-A, x-a', ['notes: X-A is listed more than once. Keep one of them: the others change nothing.']],
  ['authorization, x-trace', []],
]

test.each(requestHeaders)('of the request headers %j it says what each leads to', (text, said) => {
  expect(sentences('requestHeaders', { requestHeaders: text })).toEqual(said)
})

const exposeHeaders: readonly (readonly [text: string, said: readonly string[]])[] = [
  [
    'Set-Cookie',
    ['warns: Set-Cookie is readable by no script, exposed or not. Remove it: cookies stay with the browser.'],
  ],
  [
    'content-type',
    ['notes: content-type is readable without being exposed. Keep it or remove it: nothing changes.'],
  ],
  ['x-total-count, *', []],
]

test.each(exposeHeaders)('of the exposed headers %j it says what each leads to', (text, said) => {
  expect(sentences('exposeHeaders', { exposeHeaders: text })).toEqual(said)
})

test('with credentials a * in a list is a name and no wildcard, in each list that may hold one', () => {
  const draft = draftWith({ methods: ['*'], requestHeaders: '*', exposeHeaders: '*', credentials: true })
  const warned = adviceOn(draft).filter(({ severity }) => severity === 'warns')
  expect(warned.map(({ field, value }) => `${field} ${value}`)).toEqual([
    'methods *',
    'requestHeaders *',
    'exposeHeaders *',
  ])
})

const maxAges: readonly (readonly [text: string, said: readonly string[]])[] = [
  ['600', []],
  ['7200', ['notes: 7200 is cut short, in Safari at 600 seconds. Write 600 to have the same everywhere.']],
  ['', ['notes: None is sent: browsers then keep a verdict for 5 seconds. Write 600 for ten minutes.']],
  [
    '0',
    ['notes: 0 keeps nothing: each request that needs a preflight sends one. Write 600 for ten minutes.'],
  ],
  [
    '86400',
    [
      'warns: 86400 is cut short, in Safari at 600 and in Chromium at 7200 seconds. Write 7200 to have what it says in Chromium.',
    ],
  ],
  [
    '100000',
    [
      'warns: 100000 is cut short, in Safari at 600, in Chromium at 7200 and in Firefox at 86400 seconds. Write 7200 to have what it says in Chromium.',
    ],
  ],
  ['10 min', ['blocks: 10 min is not a whole number of seconds, 0 or more. Write 600.']],
  [
    '-1',
    [
      'blocks: -1 is less than nothing: by the standard it is no number, so that a verdict is kept for 5 seconds, while Chromium and Firefox keep none. Write 0 to keep nothing.',
    ],
  ],
]

test.each(maxAges)('of the Max-Age %j it says what it leads to', (text, said) => {
  expect(sentences('maxAgeSeconds', { maxAgeSeconds: text })).toEqual(said)
})

test('what is said of a negative Max-Age is what the oracle makes of it', () => {
  const keptFor = (profile: Profile) => maxAgeSeconds([['Access-Control-Max-Age', '-1']], profile)
  expect([profiles.standard, profiles.chromium, profiles.firefox].map(keptFor)).toEqual([5, 0, 0])
})

test('credentials come with a word on cookies', () => {
  expect(sentences('credentials', { credentials: false })).toEqual([])
  expect(sentences('credentials', { credentials: true }).join()).toMatch(
    /^notes: Cookies are another matter.*SameSite/,
  )
})

test('what is said of safelisted values is what the oracle lets pass', () => {
  expect(valuesThatNeedNoListing('X-Trace')).toBeNull()
  const passes = (name: string, value: string) => isCorsSafelisted([name, value])
  expect([passes('accept', 'a'.repeat(128)), passes('accept', 'a'.repeat(129))]).toEqual([true, false])
  for (const char of '"():<>?@[\\]{}') expect(passes('accept', char)).toBe(false)
  for (const char of 'aZ09 *,-.;=') expect(passes('accept-language', char)).toBe(true)
  expect(passes('accept-language', '/')).toBe(false)
  expect(passes('content-type', 'application/json')).toBe(false)
  expect([passes('range', 'bytes=0-499'), passes('range', 'bytes=-500')]).toEqual([true, false])
})
