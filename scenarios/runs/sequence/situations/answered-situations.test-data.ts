import { atProxy, exchange, preflight, response } from '../../outcome/evidence.test-data.ts'
import {
  at,
  behindProxy,
  direct,
  preflightAtProxy,
  reset,
  unanswered,
  type Situation,
} from './situation.test-data.ts'

const corsHeaders = [['Access-Control-Allow-Origin', 'http://localhost:4100']] as const

const putBehindProxy = [
  atProxy(exchange({ ...at(1, 2.8), responseHeaders: corsHeaders })),
  exchange(at(1.1, 2.5)),
]

export const answeredSituations: readonly Situation[] = [
  {
    when: 'the backend answered preflight and request',
    evidence: { ...direct, exchanges: [preflight(at(0, 1.9)), exchange(at(2.4, 2.4))] },
    says: [
      'Browser to backend: OPTIONS, the preflight, at 0 ms',
      'Backend to browser: 204 after 1.9 ms',
      'Browser to backend: PUT, at 2.4 ms',
      'Backend to browser: 200 after 2.4 ms',
    ],
  },
  {
    when: 'the proxy answered the preflight and added the CORS headers',
    evidence: { ...behindProxy, exchanges: [preflightAtProxy, ...putBehindProxy] },
    says: [
      'Browser to proxy: OPTIONS, the preflight, at 0 ms',
      'Proxy to browser: 204 after 0.4 ms, without the backend',
      'Browser to proxy: PUT, at 1.0 ms',
      'Proxy to backend: PUT, at 1.1 ms',
      'Backend to proxy: 200 after 2.5 ms',
      'Proxy to browser: 200 after 2.8 ms',
      'The proxy adds CORS headers',
    ],
  },
  {
    when: 'the proxy passed the preflight and the request on',
    evidence: {
      ...behindProxy,
      exchanges: [
        atProxy(preflight(at(0, 1.5))),
        preflight(at(0.2, 1.1)),
        atProxy(exchange(at(2, 2.2))),
        exchange(at(2.2, 1.8)),
      ],
    },
    says: [
      'Browser to proxy: OPTIONS, the preflight, at 0 ms',
      'Proxy to backend: OPTIONS, the preflight, at 0.2 ms',
      'Backend to proxy: 204 after 1.1 ms',
      'Proxy to browser: 204 after 1.5 ms',
      'Browser to proxy: PUT, at 2.0 ms',
      'Proxy to backend: PUT, at 2.2 ms',
      'Backend to proxy: 200 after 1.8 ms',
      'Proxy to browser: 200 after 2.2 ms',
    ],
  },
  {
    when: 'a redirect led to another path, and had a preflight of its own',
    evidence: {
      ...direct,
      request: { method: 'GET' },
      exchanges: [
        preflight({ ...at(0, 0.8), url: '/redirect?to=/orders' }),
        exchange({ ...at(1.2, 0.7), method: 'GET', status: 302, url: '/redirect?to=/orders' }),
        preflight({ ...at(2.4, 0.6), url: '/orders' }),
        exchange({ ...at(3.4, 1.1), method: 'GET', url: '/orders' }),
      ],
    },
    says: [
      'Browser to backend: OPTIONS, the preflight, at 0 ms',
      'Backend to browser: 204 after 0.8 ms',
      'Browser to backend: GET, at 1.2 ms',
      'Backend to browser: 302 after 0.7 ms',
      'Browser to backend: OPTIONS, the preflight, for /orders, at 2.4 ms',
      'Backend to browser: 204 after 0.6 ms',
      'Browser to backend: GET, for /orders, at 3.4 ms',
      'Backend to browser: 200 after 1.1 ms',
    ],
  },
  {
    when: 'a dead connection made the browser send the request again',
    evidence: { ...direct, exchanges: [exchange(unanswered(0, reset)), exchange(at(0.7, 1.4))] },
    says: [
      'Browser to backend: PUT, at 0 ms',
      'Browser to backend: no answer. The server reset the connection before a response came.',
      'Browser to backend: PUT, sent again, at 0.7 ms',
      'Backend to browser: 200 after 1.4 ms',
    ],
  },
  {
    when: 'a dead connection made the proxy ask the backend again',
    evidence: {
      ...behindProxy,
      request: { method: 'GET' },
      exchanges: [
        atProxy(exchange({ ...at(0, 2.9), method: 'GET' })),
        exchange({ ...unanswered(0.2, reset), method: 'GET' }),
        exchange({ ...at(0.9, 1.6), method: 'GET' }),
      ],
    },
    says: [
      'Browser to proxy: GET, at 0 ms',
      'Proxy to backend: GET, at 0.2 ms',
      'Proxy to backend: no answer. The server reset the connection before a response came.',
      'Proxy to backend: GET, sent again, at 0.9 ms',
      'Backend to proxy: 200 after 1.6 ms',
      'Proxy to browser: 200 after 2.9 ms',
    ],
  },
  {
    when: 'the body was too large for the proxy, which did not ask the backend',
    evidence: {
      ...behindProxy,
      exchanges: [preflightAtProxy, atProxy(exchange({ ...at(1.1, 0.6), status: 413 }))],
    },
    says: [
      'Browser to proxy: OPTIONS, the preflight, at 0 ms',
      'Proxy to browser: 204 after 0.4 ms, without the backend',
      'Browser to proxy: PUT, at 1.1 ms',
      'Proxy to browser: 413 after 0.6 ms, without the backend',
    ],
  },
  {
    when: 'the backend was asked and silent, until the proxy gave up',
    evidence: {
      ...behindProxy,
      exchanges: [
        atProxy(exchange({ ...at(0, 5_002.4), status: 504 })),
        exchange(unanswered(0.3, 'The client ended the connection before a response came.')),
      ],
    },
    says: [
      'Browser to proxy: PUT, at 0 ms',
      'Proxy to backend: PUT, at 0.3 ms',
      'Proxy to backend: no answer. The client ended the connection before a response came.',
      'Proxy to browser: 504 after 5002 ms',
    ],
  },
  {
    when: 'interim responses came before the final one',
    evidence: {
      ...direct,
      exchanges: [
        exchange({
          ...at(0, 2.6),
          interim: [
            { status: 100, headers: [] },
            { status: 103, headers: [] },
            { status: 103, headers: [] },
          ],
        }),
      ],
    },
    says: [
      'Browser to backend: PUT, at 0 ms',
      'Backend to browser: 100, which is interim',
      'Backend to browser: 103, which is interim, 2 times',
      'Backend to browser: 200 after 2.6 ms',
    ],
  },
  {
    when: 'the body ended long after the head',
    evidence: { ...direct, exchanges: [exchange({ headMs: 40, durationMs: 900 })] },
    says: [
      'Browser to backend: PUT, at 0 ms',
      'Backend to browser: 200 after 40.0 ms',
      'Backend to browser: the end of the body, after 900 ms',
    ],
  },
  {
    when: 'an OPTIONS was no preflight',
    evidence: { ...direct, request: { method: 'OPTIONS' }, exchanges: [exchange({ method: 'OPTIONS' })] },
    says: ['Browser to backend: OPTIONS, at 0 ms', 'Backend to browser: 200 after 1.0 ms'],
  },
  {
    when: 'the page may not look into the response',
    evidence: {
      ...direct,
      result: response('opaque'),
      outcome: 'opaque',
      exchanges: [exchange({ ...at(0, 0.3), method: 'GET' })],
    },
    says: ['Browser to backend: GET, at 0 ms', 'Backend to browser: 200 after 0.3 ms', 'Opaque to the page'],
  },
  {
    when: 'the method is long and the redirect goes far',
    evidence: {
      ...behindProxy,
      request: { method: 'VERSION-CONTROL' },
      exchanges: [
        atProxy(exchange({ ...at(0, 0.9), method: 'VERSION-CONTROL', status: 307 })),
        exchange({ ...at(0.1, 0.7), method: 'VERSION-CONTROL', status: 307 }),
        atProxy(exchange({ ...at(1.3, 1), method: 'VERSION-CONTROL', url: '/orders/2?with=everything' })),
        exchange({ ...at(1.4, 0.8), method: 'VERSION-CONTROL', url: '/orders/2?with=everything' }),
      ],
    },
    says: [
      'Browser to proxy: VERSION-CONTROL, at 0 ms',
      'Proxy to backend: VERSION-CONTROL, at 0.1 ms',
      'Backend to proxy: 307 after 0.7 ms',
      'Proxy to browser: 307 after 0.9 ms',
      'Browser to proxy: VERSION-CONTROL, for /orders/2?with=everything, at 1.3 ms',
      'Proxy to backend: VERSION-CONTROL, at 1.4 ms',
      'Backend to proxy: 200 after 0.8 ms',
      'Proxy to browser: 200 after 1.0 ms',
    ],
  },
]
