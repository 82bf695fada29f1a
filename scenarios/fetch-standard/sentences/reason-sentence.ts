import type { ReasonCode } from '../recording/reason-code.ts'
import type { Reason } from '../recording/verdict.ts'

/** Why a fetch failed, in a sentence or two for people. */
export function reasonSentence(reason: Reason): string {
  return sentences[reason.code](reason)
}

type Sentence = (reason: Reason) => string

/** A part of a sentence around a value; nothing where the value is not known, as in many messages of browsers. */
const ifKnown = (value: string | null, part: (value: string) => string) => (value === null ? '' : part(value))

/** The six ways in which a CORS check fails, of the response that `where` names. */
const ofCorsCheck = (where: string): Record<CheckName, Sentence> => ({
  'acao-missing': () => `${where} has no Access-Control-Allow-Origin: the server allows no other origin.`,
  'acao-multiple': ({ value }) =>
    `${where} has more than one value in Access-Control-Allow-Origin${ifKnown(value, (it) => ` ("${it}")`)}, and one is allowed. Often two layers set it.`,
  'acao-mismatch': ({ value }) =>
    `${where} allows ${value === null ? 'a different origin' : `"${value}", which is not the origin that asks`}. Scheme, host and port count, and so does every character.`,
  'acao-invalid': ({ value }) =>
    `${where} has ${value === null ? 'a value' : `"${value}"`} in Access-Control-Allow-Origin, which is neither *, nor null, nor an origin.`,
  'acao-wildcard-credentials': () =>
    `${where} allows every origin (*), and that does not count for a request with credentials.`,
  'acac-not-true': ({ header, value }) => {
    if (value !== null)
      return `${where} has "${value}" in Access-Control-Allow-Credentials; only "true", in lower case and once, allows credentials.`
    return header === null
      ? `${where} does not allow credentials in Access-Control-Allow-Credentials, and the request is sent with them.`
      : `${where} has no Access-Control-Allow-Credentials, and the request is sent with credentials.`
  },
})

type CheckName =
  | 'acao-missing'
  | 'acao-multiple'
  | 'acao-mismatch'
  | 'acao-invalid'
  | 'acao-wildcard-credentials'
  | 'acac-not-true'

const ofResponse = ofCorsCheck('The response')
const ofPreflight = ofCorsCheck('The response to the preflight')

const sentences: Readonly<Record<ReasonCode, Sentence>> = {
  ...ofResponse,
  'preflight-acao-missing': ofPreflight['acao-missing'],
  'preflight-acao-multiple': ofPreflight['acao-multiple'],
  'preflight-acao-mismatch': ofPreflight['acao-mismatch'],
  'preflight-acao-invalid': ofPreflight['acao-invalid'],
  'preflight-acao-wildcard-credentials': ofPreflight['acao-wildcard-credentials'],
  'preflight-acac-not-true': ofPreflight['acac-not-true'],
  'preflight-redirect': ({ value }) =>
    `The preflight was answered with a redirect to ${value ?? 'another URL'}, and a preflight follows none.`,
  'preflight-status': ({ parameter }) =>
    `The preflight was answered with ${parameter ?? 'an error'}; only a status from 200 to 299 lets the request go.`,
  'preflight-acam-malformed': ({ value }) =>
    `Access-Control-Allow-Methods is no list of methods${ifKnown(value, (it) => `: "${it}"`)}. One bad member spoils all of it.`,
  'preflight-acah-malformed': ({ value }) =>
    `Access-Control-Allow-Headers is no list of header names${ifKnown(value, (it) => `: "${it}"`)}. One bad member spoils all of it.`,
  'preflight-method-not-allowed': ({ parameter }) =>
    `The response to the preflight does not allow the method ${parameter ?? 'of the request'} in Access-Control-Allow-Methods. Case counts, and * does not count with credentials.`,
  'preflight-header-not-allowed': ({ parameter }) =>
    `The response to the preflight does not allow ${parameter === null ? 'a header of the request' : `the header ${parameter}`} in Access-Control-Allow-Headers. With credentials, * does not count.`,
  'preflight-authorization-wildcard': () =>
    'Access-Control-Allow-Headers is *, and by the standard that does not stand for Authorization. Browsers let it pass, with a warning.',
  'mode-same-origin': ({ parameter }) =>
    `The mode is same-origin, and ${parameter ?? 'the URL'} is of another origin.`,
  'no-cors-redirect-mode': ({ parameter }) =>
    `Mode no-cors goes with redirect mode follow alone, and not with ${parameter ?? 'another'}.`,
  'scheme-not-http': ({ parameter }) =>
    `${parameter ?? 'The URL'} is no http or https URL, and CORS knows no other across origins.`,
  'redirect-credentials': ({ value }) =>
    `The redirect leads to a URL with a user name or password${ifKnown(value, (it) => ` (${it})`)}, which is not followed across origins.`,
  'redirect-mode-error': ({ parameter }) =>
    parameter === 'stream'
      ? 'A redirect would need the body a second time, and a stream can be read once.'
      : `The response is a redirect${ifKnown(parameter, (it) => ` (${it})`)}, and the redirect mode is error.`,
  'redirect-limit': ({ parameter }) =>
    `More than ${parameter ?? 20} redirects: most likely they go in a circle.`,
  'redirect-bad-location': ({ value }) =>
    `The redirect's Location${ifKnown(value, (it) => `, "${it}",`)} is not a URL.`,
  'http-invalid-response': ({ header, parameter }) =>
    header !== null
      ? `What came back is no HTTP response: the header ${header} cannot be read.`
      : parameter === '407'
        ? 'The server answered 407, as only a proxy may that the browser was told to use.'
        : 'What came back is no HTTP response.',
  'connection-failed': ({ parameter }) =>
    parameter === null
      ? 'No connection came about.'
      : (connectionSentences.get(parameter) ?? `Browsers open no connection to port ${parameter}.`),
  'lna-permission-denied': () =>
    'The page is of a more public network than the server, and the person has not allowed it to reach local ones.',
  'lna-insecure': () =>
    'The page is of a more public network than the server, and was not loaded over https: it may not reach local ones.',
  'corp-blocked': ({ value, parameter }) =>
    parameter === 'require-corp'
      ? `The page requires Cross-Origin-Resource-Policy of everything it loads (Cross-Origin-Embedder-Policy: require-corp), and ${value === null ? 'the response has none' : `"${value}" is not a valid value`}.`
      : `Cross-Origin-Resource-Policy is ${parameter ?? 'same-origin'}, so pages of another ${parameter === 'same-site' ? 'site' : 'origin'} cannot use the response.`,
  'request-invalid': ({ parameter }) =>
    `Page script cannot make this request (${parameter ?? 'it is malformed'}): fetch throws a TypeError and sends nothing.`,
}

const connectionSentences: ReadonlyMap<string, string> = new Map([
  ['refused', 'Nobody listens there: the connection was refused.'],
  ['reset', 'The connection was reset before a response came.'],
  ['empty', 'The connection was closed without a response.'],
  ['blob', 'The object URL could not be read: it was revoked, or the method is not GET.'],
  ['stream', 'A body that is a stream needs HTTP/2, and the connection is HTTP/1.1.'],
  // What only the message of a browser tells, in a file that somebody recorded.
  ['port', 'Browsers open no connection to this port.'],
  ['certificate', 'The browser does not trust the certificate of the server, or TLS failed.'],
  ['name', 'The host name could not be resolved.'],
  ['time-out', 'The connection timed out.'],
  ['network', 'The network was not available, or it changed.'],
  ['proxy', 'The connection failed at the proxy that the browser is set to use.'],
])
