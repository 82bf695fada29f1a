import { allowing, anyone, api, permitting, type Situation } from './situation.ts'

const order = `${api}/orders`
const json = { 'Content-Type': 'application/json' }

/** What a page asked for is told by the preflight, not by the headers that an export leaves. */
export const preflightSituations: readonly Situation[] = [
  {
    name: 'Authorization is allowed, and left out of the export',
    answers: {
      [`OPTIONS ${order}`]: permitting('GET', 'Authorization'),
      [order]: { headers: allowing() },
    },
    asks: [{ url: order, init: { headers: { Authorization: 'Bearer x' } } }],
  },
  {
    name: 'Authorization is not allowed, and left out of the export',
    answers: { [`OPTIONS ${order}`]: permitting('GET', 'X-Trace') },
    asks: [
      {
        url: order,
        init: { headers: { Authorization: 'Bearer x' } },
        reason: 'preflight-header-not-allowed',
      },
    ],
  },
  {
    name: 'Authorization beside a wildcard for headers',
    answers: {
      [`OPTIONS ${order}`]: { status: 204, headers: { ...anyone, 'Access-Control-Allow-Headers': '*' } },
      [order]: { headers: anyone },
    },
    asks: [{ url: order, init: { headers: { Authorization: 'Bearer x', 'X-Trace': '1' } } }],
  },
  {
    name: 'X-Requested-With is not allowed',
    answers: { [`OPTIONS ${order}`]: permitting('GET') },
    asks: [
      {
        url: order,
        by: 'xhr',
        init: { headers: { 'X-Requested-With': 'XMLHttpRequest' } },
        reason: 'preflight-header-not-allowed',
      },
    ],
  },
  {
    name: 'X-Requested-With is allowed',
    answers: {
      [`OPTIONS ${order}`]: permitting('GET', 'x-requested-with'),
      [order]: { headers: allowing() },
    },
    asks: [{ url: order, by: 'xhr', init: { headers: { 'X-Requested-With': 'XMLHttpRequest' } } }],
  },
  {
    name: 'cache: no-cache adds Cache-Control without asking',
    answers: { [order]: { headers: allowing() } },
    asks: [{ url: order, init: { cache: 'no-cache' } }],
  },
  {
    name: 'cache: reload adds Cache-Control and Pragma without asking, and the answer allows nothing',
    answers: { [order]: {} },
    asks: [{ url: order, init: { cache: 'reload' }, reason: 'acao-missing' }],
  },
  {
    name: 'Cache-Control and Pragma set by script, of which one is not allowed',
    answers: { [`OPTIONS ${order}`]: permitting('GET', 'Cache-Control') },
    asks: [
      {
        url: order,
        init: { headers: { 'Cache-Control': 'no-store', Pragma: 'no-cache' } },
        reason: 'preflight-header-not-allowed',
      },
    ],
  },
  {
    name: 'Cache-Control set by script is allowed',
    answers: {
      [`OPTIONS ${order}`]: permitting('GET', 'Cache-Control'),
      [order]: { headers: allowing() },
    },
    asks: [{ url: order, init: { headers: { 'Cache-Control': 'no-store' } } }],
  },
  {
    name: 'an upload whose progress is listened to, with no answer for OPTIONS',
    answers: { [order]: { headers: allowing() } },
    asks: [
      { url: order, by: 'xhr', init: { method: 'POST', body: 'tea' }, reason: 'preflight-acao-missing' },
    ],
  },
  {
    name: 'an upload whose progress is listened to, allowed',
    answers: { [`OPTIONS ${order}`]: permitting('POST'), [order]: { status: 201, headers: allowing() } },
    asks: [{ url: order, by: 'xhr', init: { method: 'POST', body: 'tea' } }],
  },
  {
    name: 'client hints that the page asked its browser for are not script’s',
    pageHeaders: {
      'Accept-CH': 'DPR, Viewport-Width',
      'Permissions-Policy': 'ch-dpr=*, ch-viewport-width=*',
    },
    answers: {
      [order]: { headers: allowing() },
      [`OPTIONS ${order}`]: permitting('PUT'),
      [`PUT ${order}`]: { headers: allowing() },
    },
    asks: [{ url: order }, { url: order, init: { method: 'PUT' } }],
  },
  {
    name: 'client hints beside a header that is not allowed',
    pageHeaders: { 'Accept-CH': 'DPR', 'Permissions-Policy': 'ch-dpr=*' },
    answers: { [`OPTIONS ${order}`]: permitting('GET') },
    asks: [{ url: order, init: { headers: { 'X-Trace': '1' } }, reason: 'preflight-header-not-allowed' }],
  },
  {
    name: 'two headers, of which the first in the alphabet is allowed',
    answers: { [`OPTIONS ${order}`]: permitting('POST', 'content-type') },
    asks: [
      {
        url: order,
        init: { method: 'POST', headers: { ...json, 'X-Trace': '1' }, body: '{}' },
        reason: 'preflight-header-not-allowed',
      },
    ],
  },
  {
    name: 'a method that is not allowed',
    answers: { [`OPTIONS ${order}`]: permitting('GET, PUT') },
    asks: [{ url: order, init: { method: 'PATCH' }, reason: 'preflight-method-not-allowed' }],
  },
  {
    name: 'a method in lower case, which is another one',
    answers: { [`OPTIONS ${order}`]: permitting('PATCH') },
    asks: [{ url: order, init: { method: 'patch' }, reason: 'preflight-method-not-allowed' }],
  },
  {
    name: 'a keepalive request with JSON',
    answers: {
      [`OPTIONS ${order}`]: permitting('POST', 'content-type'),
      [order]: { status: 202, headers: allowing() },
    },
    asks: [{ url: order, init: { method: 'POST', headers: json, body: '{}', keepalive: true } }],
  },
  {
    name: 'a keepalive request without an answer for OPTIONS',
    answers: {},
    asks: [
      {
        url: order,
        init: { method: 'POST', headers: json, body: '{}', keepalive: true },
        reason: 'preflight-acao-missing',
      },
    ],
  },
  {
    name: 'the same URL with two methods at once, of which one is not allowed',
    together: true,
    answers: {
      [`OPTIONS ${order}`]: permitting('PUT'),
      [`PUT ${order}`]: { headers: allowing() },
    },
    asks: [
      { url: order, init: { method: 'PUT' } },
      { url: order, init: { method: 'DELETE' }, reason: 'preflight-method-not-allowed' },
    ],
  },
  {
    name: 'the same URL with and without a preflight at once',
    together: true,
    answers: {
      [`OPTIONS ${order}`]: { status: 503 },
      [order]: { headers: allowing(), afterMs: 50 },
    },
    asks: [
      { url: order },
      { url: order, init: { headers: { 'X-Trace': '1' } }, reason: 'preflight-acao-missing' },
      { url: order, init: { method: 'POST', body: 'tea' } },
    ],
  },
]
