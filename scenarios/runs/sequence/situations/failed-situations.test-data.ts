import { atProxy, exchange, failed, preflight, refused } from '../../outcome/evidence.test-data.ts'
import { at, behindProxy, direct, unanswered, underWay, type Situation } from './situation.test-data.ts'

export const failedSituations: readonly Situation[] = [
  {
    when: 'the preflight failed and the request was held back',
    evidence: {
      ...direct,
      result: failed,
      outcome: 'blocked-at-preflight',
      exchanges: [preflight({ ...at(0, 1.1), status: 404 })],
    },
    says: [
      'Browser to backend: OPTIONS, the preflight, at 0 ms',
      'Backend to browser: 404 after 1.1 ms, which the browser refuses',
      'The browser held the PUT back, because its preflight failed: it was never sent',
      'The page gets a TypeError',
    ],
  },
  {
    when: 'the response was refused',
    evidence: {
      ...behindProxy,
      request: { method: 'POST' },
      result: failed,
      outcome: 'blocked-at-response',
      exchanges: [
        atProxy(exchange({ ...at(0, 2.1), method: 'POST', status: 201 })),
        exchange({ ...at(0.2, 1.7), method: 'POST', status: 201 }),
      ],
    },
    says: [
      'Browser to proxy: POST, at 0 ms',
      'Proxy to backend: POST, at 0.2 ms',
      'Backend to proxy: 201 after 1.7 ms',
      'Proxy to browser: 201 after 2.1 ms, which the browser refuses',
      'The page gets a TypeError',
    ],
  },
  {
    when: 'the browser would not make the request',
    evidence: { ...direct, request: { method: 'CONNECT' }, result: refused, outcome: 'not-sent' },
    says: ['The browser does not allow this CONNECT: it was never sent', 'The page gets a TypeError'],
  },
  {
    when: 'a redirect led to another lane, which has no proxy, and failed there',
    evidence: {
      ...behindProxy,
      request: { method: 'GET' },
      result: failed,
      outcome: 'blocked-at-response',
      exchanges: [
        atProxy(exchange({ ...at(0, 1.2), lane: 'proxy', method: 'GET', status: 302, url: '/redirect' })),
        exchange({ ...at(0.2, 0.8), lane: 'proxy', method: 'GET', status: 302, url: '/redirect' }),
        exchange({ ...at(1.9, 0.9), lane: 'none', method: 'GET', url: '/orders' }),
      ],
    },
    says: [
      'Browser to proxy: GET, at 0 ms',
      'Proxy to backend: GET, at 0.2 ms',
      'Backend to proxy: 302 after 0.8 ms',
      'Proxy to browser: 302 after 1.2 ms',
      'Browser to backend: GET, in the lane none, for /orders, at 1.9 ms',
      'Backend to browser: 200 after 0.9 ms, which the browser refuses',
      'The page gets a TypeError',
    ],
  },
  {
    when: 'nothing listened',
    evidence: { ...direct, result: failed, outcome: 'no-response' },
    says: [
      'Browser to backend: PUT, of which nothing arrived',
      'Nothing arrived',
      'The page gets a TypeError',
    ],
  },
  {
    when: 'the proxy was down behind its witness',
    evidence: {
      ...behindProxy,
      result: failed,
      outcome: 'no-response',
      exchanges: [
        atProxy(
          preflight(unanswered(0, 'The connection to 127.0.0.1:41001 was refused before a response came.')),
        ),
      ],
    },
    says: [
      'Browser to proxy: OPTIONS, the preflight, at 0 ms',
      'Browser to proxy: no answer. The connection to 127.0.0.1:41001 was refused before a response came.',
      'The page gets a TypeError',
    ],
  },
  {
    when: 'the response broke off',
    evidence: {
      ...direct,
      exchanges: [
        exchange({
          headMs: 0.9,
          durationMs: null,
          error: 'The server ended the connection before the response was complete.',
        }),
      ],
    },
    says: [
      'Browser to backend: PUT, at 0 ms',
      'Backend to browser: 200 after 0.9 ms',
      'Backend to browser: the response broke off. The server ended the connection before the response was complete.',
    ],
  },
  {
    when: 'no response came in time',
    evidence: {
      ...direct,
      result: { kind: 'timed-out', afterMs: 15_000 },
      outcome: 'no-response',
      exchanges: [exchange(unanswered(0, 'The client ended the connection before a response came.'))],
    },
    says: [
      'Browser to backend: PUT, at 0 ms',
      'Browser to backend: no answer. The client ended the connection before a response came.',
      'No response within 15 s',
    ],
  },
  {
    when: 'it was stopped, and the witness had not noticed yet',
    evidence: {
      ...direct,
      result: { kind: 'stopped' },
      outcome: 'no-response',
      exchanges: [exchange(underWay)],
    },
    says: [
      'Browser to backend: PUT, at 0 ms',
      'Browser to backend: no answer. None had come when the attempt was over.',
      'You stopped it',
    ],
  },
  {
    when: 'it was stopped before anything arrived',
    evidence: { ...direct, result: { kind: 'stopped' }, outcome: 'no-response' },
    says: ['Browser to backend: PUT, of which nothing arrived', 'You stopped it'],
  },
]
