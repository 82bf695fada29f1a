import { expect, test } from 'vitest'
import type { ReasonCode } from '../recording/reason-code.ts'
import { reasonSentence } from './reason-sentence.ts'
import type { Reason } from '../recording/verdict.ts'

const sentence = (code: ReasonCode, known: Partial<Reason> = {}) =>
  reasonSentence({ code, hop: 0, header: null, value: null, parameter: null, ...known })

/** What is said where only a browser's own message is known, which often names neither the header nor its value. */
const withoutValues: readonly (readonly [ReasonCode, string])[] = [
  [
    'acao-multiple',
    'The response has more than one value in Access-Control-Allow-Origin, and one is allowed. Often two layers set it.',
  ],
  [
    'acao-mismatch',
    'The response allows a different origin. Scheme, host and port count, and so does every character.',
  ],
  [
    'acao-invalid',
    'The response has a value in Access-Control-Allow-Origin, which is neither *, nor null, nor an origin.',
  ],
  [
    'acac-not-true',
    'The response does not allow credentials in Access-Control-Allow-Credentials, and the request is sent with them.',
  ],
  [
    'preflight-redirect',
    'The preflight was answered with a redirect to another URL, and a preflight follows none.',
  ],
  [
    'preflight-status',
    'The preflight was answered with an error; only a status from 200 to 299 lets the request go.',
  ],
  [
    'preflight-acam-malformed',
    'Access-Control-Allow-Methods is no list of methods. One bad member spoils all of it.',
  ],
  [
    'preflight-acah-malformed',
    'Access-Control-Allow-Headers is no list of header names. One bad member spoils all of it.',
  ],
  [
    'preflight-method-not-allowed',
    'The response to the preflight does not allow the method of the request in Access-Control-Allow-Methods. Case counts, and * does not count with credentials.',
  ],
  [
    'preflight-header-not-allowed',
    'The response to the preflight does not allow a header of the request in Access-Control-Allow-Headers. With credentials, * does not count.',
  ],
  ['mode-same-origin', 'The mode is same-origin, and the URL is of another origin.'],
  ['no-cors-redirect-mode', 'Mode no-cors goes with redirect mode follow alone, and not with another.'],
  ['scheme-not-http', 'The URL is no http or https URL, and CORS knows no other across origins.'],
  [
    'redirect-credentials',
    'The redirect leads to a URL with a user name or password, which is not followed across origins.',
  ],
  ['redirect-mode-error', 'The response is a redirect, and the redirect mode is error.'],
  ['redirect-limit', 'More than 20 redirects: most likely they go in a circle.'],
  ['redirect-bad-location', "The redirect's Location is not a URL."],
  ['http-invalid-response', 'What came back is no HTTP response.'],
  ['connection-failed', 'No connection came about.'],
  [
    'corp-blocked',
    'Cross-Origin-Resource-Policy is same-origin, so pages of another origin cannot use the response.',
  ],
  [
    'request-invalid',
    'Page script cannot make this request (it is malformed): fetch throws a TypeError and sends nothing.',
  ],
]

test.each(withoutValues)('%s is a whole sentence though its values are not known', (code, expected) => {
  expect(sentence(code)).toBe(expected)
})

const withValues: readonly (readonly [ReasonCode, Partial<Reason>, string])[] = [
  [
    'acao-multiple',
    { value: '*, *' },
    'The response has more than one value in Access-Control-Allow-Origin ("*, *"), and one is allowed. Often two layers set it.',
  ],
  [
    'acac-not-true',
    { header: 'access-control-allow-credentials' },
    'The response has no Access-Control-Allow-Credentials, and the request is sent with credentials.',
  ],
  [
    'redirect-mode-error',
    { parameter: 'stream' },
    'A redirect would need the body a second time, and a stream can be read once.',
  ],
  [
    'redirect-mode-error',
    { parameter: '302' },
    'The response is a redirect (302), and the redirect mode is error.',
  ],
  ['redirect-bad-location', { value: 'http://' }, 'The redirect\'s Location, "http://", is not a URL.'],
  [
    'http-invalid-response',
    { header: 'set-cookie' },
    'What came back is no HTTP response: the header set-cookie cannot be read.',
  ],
  [
    'http-invalid-response',
    { parameter: '407' },
    'The server answered 407, as only a proxy may that the browser was told to use.',
  ],
]

test.each(withValues)('%s tells what is known of it: %j', (code, known, expected) => {
  expect(sentence(code, known)).toBe(expected)
})

const ofConnections: readonly (readonly [string, string])[] = [
  ['refused', 'Nobody listens there: the connection was refused.'],
  ['reset', 'The connection was reset before a response came.'],
  ['empty', 'The connection was closed without a response.'],
  ['blob', 'The object URL could not be read: it was revoked, or the method is not GET.'],
  ['stream', 'A body that is a stream needs HTTP/2, and the connection is HTTP/1.1.'],
  ['6000', 'Browsers open no connection to port 6000.'],
  ['port', 'Browsers open no connection to this port.'],
  ['certificate', 'The browser does not trust the certificate of the server, or TLS failed.'],
  ['name', 'The host name could not be resolved.'],
  ['time-out', 'The connection timed out.'],
  ['network', 'The network was not available, or it changed.'],
  ['proxy', 'The connection failed at the proxy that the browser is set to use.'],
]

test.each(ofConnections)('a connection that failed is told by how: %s', (parameter, expected) => {
  expect(sentence('connection-failed', { parameter })).toBe(expected)
})
