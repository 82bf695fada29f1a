import { atProxy, exchange, hit, preflight } from '../../outcome/evidence.test-data.ts'
import { at, behindProxy, direct, type Situation } from './situation.test-data.ts'

export const cachedSituations: readonly Situation[] = [
  {
    when: 'the browser still had the preflight of an earlier attempt',
    evidence: { ...direct, hadPreflight: true, cachedForSeconds: 594, exchanges: [exchange(at(0, 2.3))] },
    says: [
      "Browser to backend: OPTIONS was not sent, because the browser's preflight cache had the response, and will for 594 s more",
      'Browser to backend: PUT, at 0 ms',
      'Backend to browser: 200 after 2.3 ms',
    ],
  },
  {
    when: 'the browser still had the preflight, for how long nobody knows',
    evidence: {
      ...behindProxy,
      hadPreflight: true,
      exchanges: [atProxy(exchange(at(0, 2.3))), exchange(at(0.1, 2.1))],
    },
    says: [
      "Browser to proxy: OPTIONS was not sent, because the browser's preflight cache had the response",
      'Browser to proxy: PUT, at 0 ms',
      'Proxy to backend: PUT, at 0.1 ms',
      'Backend to proxy: 200 after 2.1 ms',
      'Proxy to browser: 200 after 2.3 ms',
    ],
  },
  {
    when: 'the proxy had the backend’s answer to the preflight in its cache',
    evidence: {
      ...behindProxy,
      exchanges: [
        atProxy(preflight({ ...at(0, 0.4), proxyLog: hit })),
        atProxy(exchange(at(1, 2.3))),
        exchange(at(1.1, 2.1)),
      ],
    },
    says: [
      'Browser to proxy: OPTIONS, the preflight, at 0 ms',
      'Proxy to browser: 204 after 0.4 ms, from the proxy’s cache',
      'Browser to proxy: PUT, at 1.0 ms',
      'Proxy to backend: PUT, at 1.1 ms',
      'Backend to proxy: 200 after 2.1 ms',
      'Proxy to browser: 200 after 2.3 ms',
    ],
  },
  {
    when: 'the response came out of the HTTP cache',
    evidence: { ...behindProxy, request: { method: 'get' } },
    says: ["Browser to proxy: GET was not sent, because the browser's HTTP cache had the response"],
  },
  {
    when: 'the preflight was sent and the response came out of the HTTP cache',
    evidence: { ...direct, request: { method: 'GET' }, exchanges: [preflight(at(0, 0.8))] },
    says: [
      'Browser to backend: OPTIONS, the preflight, at 0 ms',
      'Backend to browser: 204 after 0.8 ms',
      "Browser to backend: GET was not sent, because the browser's HTTP cache had the response",
    ],
  },
  {
    when: 'the backend confirmed what the HTTP cache had',
    evidence: { ...direct, exchanges: [exchange({ ...at(0, 0.8), method: 'GET', status: 304 })] },
    says: [
      'Browser to backend: GET, at 0 ms',
      'Backend to browser: 304 after 0.8 ms',
      '200 from the HTTP cache',
    ],
  },
]
