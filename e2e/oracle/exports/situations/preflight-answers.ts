import { allowing, api, permitting, type Situation } from './situation.ts'

const item = `${api}/items/1`
const login = 'https://login.test/'
const put = { url: item, init: { method: 'PUT' } } as const

/** A PUT whose preflight is answered with this status, and allowed by its headers. */
const refusedWith = (status: number): Situation => ({
  name: `OPTIONS is answered with ${status} and the right headers`,
  answers: { [`OPTIONS ${item}`]: { ...permitting('PUT'), status } },
  asks: [{ ...put, reason: 'preflight-status' }],
})

/** Servers that do not answer OPTIONS as they should. */
export const preflightAnswerSituations: readonly Situation[] = [
  ...[401, 403, 404, 405, 503].map(refusedWith),
  {
    name: 'OPTIONS is answered with 401 and no headers',
    answers: { [`OPTIONS ${item}`]: { status: 401, headers: { 'WWW-Authenticate': 'Bearer' } } },
    asks: [{ ...put, reason: 'preflight-acao-missing' }],
  },
  {
    name: 'OPTIONS is answered with 405 and no headers',
    answers: { [`OPTIONS ${item}`]: { status: 405, headers: { Allow: 'GET, PUT' } } },
    asks: [{ ...put, reason: 'preflight-acao-missing' }],
  },
  {
    name: 'OPTIONS is redirected to a login page',
    answers: { [`OPTIONS ${item}`]: { status: 302, headers: { Location: login } } },
    asks: [{ ...put, reason: 'preflight-redirect' }],
  },
  {
    name: 'OPTIONS is redirected to a URL with a slash at its end, with the right headers',
    answers: { [`OPTIONS ${item}`]: { status: 308, headers: allowing({ Location: `${item}/` }) } },
    asks: [{ ...put, reason: 'preflight-redirect' }],
  },
  {
    name: 'the preflight passes, and the actual response has no headers',
    answers: { [`OPTIONS ${item}`]: permitting('PUT'), [item]: {} },
    asks: [{ ...put, reason: 'acao-missing' }],
  },
  {
    name: 'the preflight passes, and the server fails with an error page',
    answers: { [`OPTIONS ${item}`]: permitting('PUT'), [item]: { status: 503, body: 'busy' } },
    asks: [{ ...put, reason: 'acao-missing' }],
  },
  {
    name: 'the preflight passes, and the server fails with an error that the page can read',
    answers: { [`OPTIONS ${item}`]: permitting('PUT'), [item]: { status: 503, headers: allowing() } },
    asks: [put],
  },
  {
    name: 'allowed methods that are no list of tokens',
    answers: { [`OPTIONS ${item}`]: permitting('PUT; DELETE') },
    asks: [{ ...put, reason: 'preflight-acam-malformed' }],
  },
  {
    name: 'two lines of Access-Control-Allow-Origin in the answer to OPTIONS',
    answers: {
      [`OPTIONS ${item}`]: {
        status: 204,
        headers: { 'Access-Control-Allow-Origin': ['https://shop.test', 'https://shop.test'] },
      },
    },
    asks: [{ ...put, reason: 'preflight-acao-multiple' }],
  },
]
