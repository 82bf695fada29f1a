import { witnessWords } from '../sentences/witness-words.ts'
import type { Exchange } from '../../words/exchange.ts'
import type { FailureStep } from './step.ts'

/** That an exchange has come to no good end, with the witness's own words for it. */
export function failureStep({ witness, status, error }: Exchange, from: 'browser' | 'proxy'): FailureStep {
  const words = error ?? 'None had come when the attempt was over.'
  const sender = from === 'browser' ? 'Browser' : 'Proxy'
  const between = { from, to: witness } as const
  return status === null
    ? {
        kind: 'failure',
        ...between,
        reason: shortReason(words, from),
        sentence: `${sender} to ${witness}: no answer. ${words}`,
      }
    : {
        kind: 'failure',
        ...between,
        reason: 'broke off',
        sentence: `${witness === 'proxy' ? 'Proxy' : 'Backend'} to ${from}: the response broke off. ${words}`,
      }
}

/** A few words, fewer still behind the proxy, where a narrow lane has half the room. */
function shortReason(words: string, from: 'browser' | 'proxy'): string {
  const error = witnessWords(words)
  const connection = from === 'browser' ? 'connection ' : ''
  if (error.includes('refused')) return `${connection}refused`
  if (error.startsWith('The client ')) return from === 'browser' ? 'the browser gave up' : 'gave up'
  if (error.includes('reset')) return `${connection}reset`
  if (error.includes('It reads: ')) return from === 'browser' ? 'unreadable answer' : 'unreadable'
  if (/ended|closed/.test(error)) return `${connection}closed`
  return 'no answer'
}
