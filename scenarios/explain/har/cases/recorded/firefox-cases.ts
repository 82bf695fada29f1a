import type { RecordedCase, RecordedEntry } from './recorded-case.ts'
import { get, item, named, other, page } from './stock-fetch.ts'

const put = (sent: Readonly<Record<string, string>> = {}): RecordedEntry => ({
  ask: `PUT ${item}`,
  sent: { Origin: page, ...sent },
})
/** Its answer lets every origin in, and so no request with credentials. */
const preflight = (names = ''): RecordedEntry => ({
  ask: `OPTIONS ${item}`,
  sent: {
    Origin: page,
    'Access-Control-Request-Method': 'PUT',
    ...(names !== '' && { 'Access-Control-Request-Headers': names }),
  },
  status: 204,
  got: {
    'Access-Control-Allow-Origin': '*',
    'Access-Control-Allow-Methods': 'PUT',
    'Access-Control-Allow-Headers': 'content-type, priority',
  },
})

/** What Firefox writes in its exports, which never say why a request failed; seen in e2e/oracle/exports-firefox.spec.ts. */
export const firefoxCases: readonly RecordedCase[] = [
  {
    name: 'a redirect that CORS allows and nothing follows may have been refused, where failures are not recorded',
    creator: 'Firefox',
    profile: 'firefox',
    entries: [get({ status: 302, got: { ...named, Location: other } })],
    fetches: [{ index: 0, outcome: 'opaque', certain: false, says: /redirect: error/ }],
    mayBeBlocked: true,
  },
  {
    name: 'a request without a response may have been aborted, where failures are not recorded',
    creator: 'Firefox',
    profile: 'firefox',
    entries: [{ ask: `GET ${item}`, sent: { Origin: page } }],
    fetches: [{ index: 0, outcome: 'no-response', certain: false, says: /or whether the page aborted it/ }],
    mayBeBlocked: true,
  },
  {
    name: 'Firefox adds Priority to a request that it sends: its preflight had passed, and it was aborted or lost',
    creator: 'Firefox',
    profile: 'firefox',
    entries: [put({ Priority: 'u=4' }), preflight()],
    fetches: [{ index: 0, outcome: 'no-response', certain: false, says: /or whether the page aborted it/ }],
    mayBeBlocked: true,
  },
  {
    name: 'a request without Priority was not sent: with credentials, its preflight had failed',
    creator: 'Firefox',
    profile: 'firefox',
    entries: [put(), preflight()],
    fetches: [{ index: 0, outcome: 'blocked-at-preflight', reason: 'preflight-acao-wildcard-credentials' }],
    mayBeBlocked: true,
  },
  {
    name: 'a Priority that script set does not tell whether the request was sent',
    creator: 'Firefox',
    profile: 'firefox',
    entries: [put({ Priority: 'u=1' }), preflight('content-type, Priority')],
    fetches: [{ index: 0, outcome: 'blocked-at-preflight', reason: 'preflight-acao-wildcard-credentials' }],
    mayBeBlocked: true,
  },
]
