import { atProxy, exchange } from '../../outcome/evidence.test-data.ts'
import { at, behindProxy, direct, preflightAtProxy, underWay, type Situation } from './situation.test-data.ts'

export const unsettledSituations: readonly Situation[] = [
  {
    when: 'nothing was sent yet',
    evidence: { ...behindProxy, request: null, result: null, outcome: null },
    says: ['Nothing sent yet'],
  },
  {
    when: 'nothing is seen yet',
    evidence: { ...behindProxy, result: null, outcome: null },
    says: ['Under way'],
  },
  {
    when: 'the preflight was answered and the request is under way',
    evidence: {
      ...behindProxy,
      result: null,
      outcome: null,
      exchanges: [
        preflightAtProxy,
        atProxy(exchange({ ...underWay, startedAtMs: 1 })),
        exchange({ ...underWay, startedAtMs: 1.2 }),
      ],
    },
    says: [
      'Browser to proxy: OPTIONS, the preflight, at 0 ms',
      'Proxy to browser: 204 after 0.4 ms, without the backend',
      'Browser to proxy: PUT, at 1.0 ms, not answered yet',
      'Proxy to backend: PUT, at 1.2 ms, not answered yet',
    ],
  },
  {
    when: 'the exchange behind the proxy is over and known, and the one before it is not',
    evidence: {
      ...behindProxy,
      result: null,
      outcome: null,
      exchanges: [exchange({ ...at(5, 1), lane: 'proxy' })],
    },
    says: ['Proxy to backend: PUT, at 0 ms', 'Backend to proxy: 200 after 1.0 ms'],
  },
  {
    when: 'the body is under way',
    evidence: {
      ...direct,
      result: null,
      outcome: null,
      exchanges: [exchange({ headMs: 2, durationMs: null })],
    },
    says: ['Browser to backend: PUT, at 0 ms', 'Backend to browser: 200, the body still runs'],
  },
  {
    when: 'the lab is at fault',
    evidence: { ...direct, result: { kind: 'lab-fault', message: 'No URL.' }, outcome: null },
    says: ['Not sent: the lab is at fault'],
  },
  {
    when: 'the witnesses could not be asked',
    evidence: { ...direct, outcome: null, lookUpError: 'The control server does not answer.' },
    says: ['What was sent is not known'],
  },
]
