import { expect, test } from 'vitest'
import { recordedHops } from '../prediction/recorded-hops.ts'
import { failureStep } from '../sequence/failure-step.ts'
import type { Exchange } from '../../words/exchange.ts'

const failed = (error: string): Exchange => ({
  witness: 'proxy',
  lane: 'proxy',
  stage: 'default',
  method: 'GET',
  url: '/',
  requestHeaders: [],
  status: null,
  statusText: '',
  responseHeaders: [],
  interim: [],
  startedAtMs: 0,
  headMs: null,
  durationMs: null,
  error,
})
const readings = (error: string) => {
  const step = failureStep(failed(error), 'browser')
  const [hop] = recordedHops([failed(error)])
  return [step.kind === 'failure' && step.reason, hop?.response]
}

test('tells failures apart by the words of the witness', () => {
  expect(readings('The connection to 127.0.0.1:1 was refused before a response came.')).toEqual([
    'connection refused',
    { error: 'empty' },
  ])
  expect(readings('The server reset the connection before a response came.')).toEqual([
    'connection reset',
    { error: 'reset' },
  ])
})

test.each(['refused', 'reset', 'The connection was closed', '\\" reset "refused"'])(
  'and not by what they quote of the wire: %s',
  (quoted) => {
    const unreadable = 'This is not the status line of an HTTP/1.1 response. It reads: '
    expect(readings(`${unreadable}"${quoted}"`)).toEqual(['unreadable answer', { error: 'empty' }])
    expect(readings(`The Content-Length is "${quoted}".`)).toEqual(['no answer', { error: 'empty' }])
  },
)
