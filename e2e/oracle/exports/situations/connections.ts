import { allowing, api, down, permitting, untrusted, type Situation } from './situation.ts'

const put = { method: 'PUT' } as const
const item = `${api}/items/1`
const plainPage = 'http://plain.test/'
const plainItem = 'http://api.test/items/1'
const ofPlainPage = { 'Access-Control-Allow-Origin': 'http://plain.test' }

/** Requests and preflights that get no answer. */
export const connectionSituations: readonly Situation[] = [
  {
    name: 'a preflight to a server that is down',
    answers: {},
    asks: [{ url: `${down}/items/1`, init: put, reason: 'connection-failed' }],
  },
  {
    name: 'a simple request to a server that is down',
    answers: {},
    asks: [{ url: `${down}/items/1`, reason: 'connection-failed' }],
  },
  {
    name: 'a preflight to a server with a certificate that is not trusted',
    answers: {},
    asks: [{ url: `${untrusted}/items/1`, init: put, reason: 'connection-failed' }],
  },
  {
    name: 'a simple request to a server with a certificate that is not trusted',
    answers: {},
    asks: [{ url: `${untrusted}/items/1`, reason: 'connection-failed' }],
  },
  {
    name: 'a preflight whose connection is closed',
    answers: { [`OPTIONS ${item}`]: { error: 'closed' } },
    asks: [{ url: item, init: put, reason: 'connection-failed' }],
  },
  {
    name: 'a preflight whose connection is reset',
    page: plainPage,
    answers: { [`OPTIONS ${plainItem}`]: { error: 'reset' } },
    asks: [{ url: plainItem, init: put, reason: 'connection-failed' }],
  },
  {
    name: 'a preflight that passes, and a request whose connection is reset',
    page: plainPage,
    answers: {
      [`OPTIONS ${plainItem}`]: {
        status: 204,
        headers: { ...ofPlainPage, 'Access-Control-Allow-Methods': 'PUT' },
      },
      [plainItem]: { error: 'reset' },
    },
    asks: [{ url: plainItem, init: put, reason: 'connection-failed' }],
  },
  {
    name: 'a redirect to a server that is down',
    answers: { [item]: { status: 302, headers: allowing({ Location: `${down}/items/1` }) } },
    asks: [{ url: item, reason: 'connection-failed', hop: 1 }],
  },
  {
    name: 'a public page asks the local network, with a preflight',
    page: 'https://public.test/',
    answers: { [`OPTIONS ${item}`]: permitting('PUT') },
    asks: [{ url: item, init: put, reason: 'lna-permission-denied' }],
  },
  {
    name: 'a public page asks the local network, with a simple request',
    page: 'https://public.test/',
    answers: { [item]: { headers: { 'Access-Control-Allow-Origin': '*' } } },
    // The export says only net::ERR_FAILED of it, and has no preflight that would say more.
    asks: [{ url: item }],
  },
  {
    name: 'a public page without https asks the local network',
    page: 'http://public.test/',
    answers: { [plainItem]: { headers: { 'Access-Control-Allow-Origin': '*' } } },
    asks: [{ url: plainItem }],
  },
  {
    name: 'an https page asks an http server',
    answers: { [plainItem]: { headers: allowing() } },
    asks: [{ url: plainItem }],
  },
]
