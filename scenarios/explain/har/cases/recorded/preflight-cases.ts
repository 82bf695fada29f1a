import type { RecordedCase, RecordedEntry } from './recorded-case.ts'
import { allowing, page, preflight, stock } from './stock-preflight.ts'

/** As Chromium exports what it did not send. */
const kept = (ask: string, more: Partial<RecordedEntry> = {}): RecordedEntry => ({
  ask,
  type: 'fetch',
  sent: { Referer: `${page}/` },
  error: 'net::ERR_FAILED',
  ...more,
})

/** The recorded preflight is the evidence of what was asked. */
export const preflightCases: readonly RecordedCase[] = [
  {
    name: 'Authorization was cut from the file, and the preflight asked for it',
    entries: [
      preflight('GET', 'authorization', 204, allowing({ 'Access-Control-Allow-Headers': 'x-trace' })),
      kept(`GET ${stock}`),
    ],
    fetches: [
      {
        index: 1,
        outcome: 'blocked-at-preflight',
        reason: 'preflight-header-not-allowed',
        parameter: 'authorization',
        certain: false,
        agrees: true,
        says: /^If the request was sent with credentials, the reason is another one/,
      },
    ],
    mayBeBlocked: true,
  },
  {
    name: 'Authorization was cut from the file, and all went well',
    entries: [
      preflight('GET', 'authorization', 204, allowing({ 'Access-Control-Allow-Headers': 'Authorization' })),
      { ask: `GET ${stock}`, type: 'fetch', sent: { Origin: page }, status: 200, got: allowing() },
    ],
    fetches: [{ index: 1, outcome: 'readable', certain: true, agrees: true }],
    mayBeBlocked: false,
  },
  {
    name: 'Cache-Control and Pragma were set by script, which the preflight shows',
    entries: [
      kept(`GET ${stock}`, {
        sent: { Referer: `${page}/`, 'Cache-Control': 'no-store', Pragma: 'no-cache' },
      }),
      preflight(
        'GET',
        'cache-control,pragma',
        200,
        allowing({ 'Access-Control-Allow-Headers': 'cache-control' }),
      ),
    ],
    fetches: [
      {
        index: 0,
        outcome: 'blocked-at-preflight',
        reason: 'preflight-header-not-allowed',
        parameter: 'pragma',
      },
    ],
    mayBeBlocked: true,
  },
  {
    name: 'Cache-Control is the browser’s own at a hard reload, which asks for nothing',
    entries: [
      {
        ask: `GET ${stock}`,
        type: 'fetch',
        sent: { Origin: page, 'Cache-Control': 'no-cache', Pragma: 'no-cache' },
        status: 200,
        got: allowing(),
      },
    ],
    fetches: [{ index: 0, outcome: 'readable', certain: true }],
    mayBeBlocked: false,
  },
  {
    name: 'an upload whose progress is listened to asks though it looks simple',
    entries: [
      kept(`POST ${stock}`, {
        type: 'xhr',
        sent: { Referer: `${page}/`, 'Content-Type': 'text/plain' },
        body: 'a',
      }),
      preflight('POST', '', 404, {}),
    ],
    fetches: [{ index: 0, outcome: 'blocked-at-preflight', reason: 'preflight-acao-missing' }],
    mayBeBlocked: true,
  },
  {
    name: 'an upload whose progress is listened to, allowed',
    entries: [
      {
        ask: `POST ${stock}`,
        type: 'xhr',
        sent: { Origin: page, 'Content-Type': 'text/plain' },
        body: 'a',
        status: 201,
        got: allowing(),
      },
      preflight('POST', '', 204, allowing({ 'Access-Control-Allow-Methods': 'POST' })),
    ],
    fetches: [{ index: 0, outcome: 'readable', certain: true, agrees: true }],
    mayBeBlocked: false,
  },
  {
    name: 'a header that the preflight did not ask for is not script’s: the browser or an extension added it',
    entries: [
      preflight(
        'PUT',
        'content-type',
        200,
        allowing({ 'Access-Control-Allow-Methods': 'PUT', 'Access-Control-Allow-Headers': 'content-type' }),
      ),
      {
        ask: `PUT ${stock}`,
        type: 'fetch',
        sent: {
          Origin: page,
          'Content-Type': 'application/json',
          'X-Client-Data': 'CIa',
          'X-Helper-Extension': '1',
        },
        body: '{}',
        status: 200,
        got: allowing(),
      },
    ],
    fetches: [{ index: 1, outcome: 'readable', certain: true, agrees: true }],
    mayBeBlocked: false,
  },
  {
    name: 'a proxy that recorded the traffic added headers',
    creator: 'mitmproxy',
    entries: [
      preflight(
        'DELETE',
        '',
        204,
        allowing({ 'Access-Control-Allow-Methods': 'DELETE', 'Access-Control-Allow-Credentials': 'true' }),
      ),
      {
        ask: `DELETE ${stock}`,
        sent: { Origin: page, 'X-Forwarded-For': '10.0.0.1', 'X-Request-Id': '7' },
        status: 204,
        got: allowing({ 'Access-Control-Allow-Credentials': 'true' }),
      },
    ],
    fetches: [{ index: 1, outcome: 'readable', certain: true, agrees: null }],
    mayBeBlocked: false,
  },
  {
    name: 'the method is that of the preflight',
    entries: [
      preflight('PATCH', '', 204, allowing({ 'Access-Control-Allow-Methods': 'PUT' })),
      kept(`PATCH ${stock}`),
    ],
    fetches: [
      {
        index: 1,
        outcome: 'blocked-at-preflight',
        reason: 'preflight-method-not-allowed',
        parameter: 'PATCH',
      },
    ],
    mayBeBlocked: true,
  },
  {
    name: 'the preflight was redirected to a login page',
    entries: [preflight('PUT', '', 302, { Location: 'https://login.test/' }), kept(`PUT ${stock}`)],
    fetches: [{ index: 1, outcome: 'blocked-at-preflight', reason: 'preflight-redirect', agrees: true }],
    mayBeBlocked: true,
  },
  {
    name: 'a request that was sent although by what is recorded its preflight refused it',
    creator: 'mitmproxy',
    entries: [
      preflight('PUT', '', 204, {}),
      {
        ask: `PUT ${stock}`,
        sent: { Origin: page },
        status: 200,
        got: allowing({ 'Access-Control-Allow-Credentials': 'true' }),
      },
    ],
    fetches: [{ index: 1, outcome: 'readable' }],
    mayBeBlocked: false,
  },
]
