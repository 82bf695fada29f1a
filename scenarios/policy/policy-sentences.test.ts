import { expect, test } from 'vitest'
import { adviceOn, type PolicyAdvice } from './policy-advice.ts'
import type { PolicyDraft } from './policy-draft.ts'
import { draftWith } from './policy-draft.test-data.ts'

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
    ['blocks: ftp://a.example is no origin. An origin here begins with http:// or https://.'],
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
      'warns: http://a.example is not encrypted: whoever is on the network can pose as it, and reads what the https origins may read. Serve that page over https, and remove this entry.',
    ],
  ],
  [['https://a.example', 'http://localhost:4100'], []],
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
    ['warns: patch does not allow PATCH: methods are compared with their case. Write PATCH.'],
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
    'content-type, x trace',
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
      'notes: accept needs no listing while its value is short and plain. Keep it only for pages that send odd or long values.',
    ],
  ],
  ['X-A, x-a', ['notes: X-A is listed more than once. Keep one of them: the others change nothing.']],
  ['content-type, x-trace', []],
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
  ['7200', []],
  ['', ['notes: None is sent: browsers then keep a verdict for 5 seconds. Write 600 for ten minutes.']],
  [
    '0',
    ['notes: 0 keeps nothing: each request that needs a preflight sends one. Write 600 for ten minutes.'],
  ],
  [
    '86400',
    [
      'warns: 86400 is cut short: Chromium keeps a verdict for at most 7200 seconds. Write 7200 to have what it says.',
    ],
  ],
  [
    '100000',
    [
      'warns: 100000 is cut short: Chromium keeps a verdict for at most 7200 seconds and Firefox for 86400. Write 7200 to have what it says.',
    ],
  ],
  ['10 min', ['blocks: 10 min is not a whole number of seconds, 0 or more. Write 600.']],
  [
    '-1',
    [
      'blocks: -1 is not a whole number of seconds, 0 or more. Write digits only, or leave it empty to send none.',
    ],
  ],
]

test.each(maxAges)('of the Max-Age %j it says what it leads to', (text, said) => {
  expect(sentences('maxAgeSeconds', { maxAgeSeconds: text })).toEqual(said)
})
