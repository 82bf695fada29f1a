import type { StandardReason } from './standard-reason.ts'

/** The codes with which a fetch ends below CORS. */
export const networkReasons = {
  'connection-failed': {
    corsError: null,
    says: ({ parameter }) =>
      parameter === null
        ? 'No connection came about.'
        : (connectionSentences.get(parameter) ?? `Browsers open no connection to port ${parameter}.`),
    inShort: null,
    policyPart: null,
  },
  'http-invalid-response': {
    corsError: null,
    says: ({ header, parameter }) =>
      header !== null
        ? `What came back is no HTTP response: the header ${header} cannot be read.`
        : parameter === '407'
          ? 'The server answered 407, as only a proxy may that the browser was told to use.'
          : 'What came back is no HTTP response.',
    inShort: null,
    policyPart: null,
  },
  'lna-permission-denied': {
    corsError: 'LocalNetworkAccessPermissionDenied',
    says: () =>
      'The page is of a more public network than the server, and the person has not allowed it to reach local ones.',
    inShort: null,
    policyPart: null,
  },
  'lna-insecure': {
    corsError: 'InsecureLocalNetwork',
    says: () =>
      'The page is of a more public network than the server, and was not loaded over https: it may not reach local ones.',
    inShort: null,
    policyPart: null,
  },
} as const satisfies Record<string, StandardReason>

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
