import type { RecordedCase } from './recorded-case.ts'
import { allowing, preflight } from './stock-preflight.ts'

/** A recorder between browser and server sees the preflight, and the request only where that was allowed. */
export const preflightAloneCases: readonly RecordedCase[] = [
  {
    name: 'a preflight alone, which refuses',
    creator: 'mitmproxy',
    entries: [preflight('PUT', 'x-trace', 204, allowing({ 'Access-Control-Allow-Methods': 'PUT' }))],
    fetches: [
      {
        index: 0,
        outcome: 'blocked-at-preflight',
        reason: 'preflight-header-not-allowed',
        parameter: 'x-trace',
        certain: false,
      },
    ],
    mayBeBlocked: true,
  },
  {
    name: 'a preflight alone that allows without credentials, and refuses with them',
    creator: 'mitmproxy',
    entries: [
      preflight('POST', 'content-type', 204, {
        'Access-Control-Allow-Origin': '*',
        'Access-Control-Allow-Headers': '*',
      }),
    ],
    fetches: [
      {
        index: 0,
        outcome: 'blocked-at-preflight',
        reason: 'preflight-acao-wildcard-credentials',
        says: /with credentials/,
      },
    ],
    mayBeBlocked: true,
  },
  {
    name: 'a preflight alone that allows everything: the request is missing, and nothing says why',
    creator: 'mitmproxy',
    entries: [
      preflight(
        'PUT',
        '',
        204,
        allowing({ 'Access-Control-Allow-Methods': 'PUT', 'Access-Control-Allow-Credentials': 'true' }),
      ),
    ],
    fetches: [{ index: 0, outcome: 'no-response', certain: false, says: /holds no response/ }],
    mayBeBlocked: true,
  },
]
