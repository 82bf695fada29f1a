import { milliseconds } from '../../words/milliseconds.ts'
import { capitalize } from '../../words/texts/capitalize.ts'
import type { Lifeline, RequestStep, ResponseStep, Sequence, Step } from './step.ts'

/** The sequence in words: a sentence a step, in order. */
export function sequenceSentences({ steps }: Sequence): readonly string[] {
  return steps.map(sentenceOf)
}

function sentenceOf(step: Step): string {
  switch (step.kind) {
    case 'request':
      return requestSentence(step)
    case 'response':
      return responseSentence(step)
    case 'body-end':
      return `${ends(step)}: the end of the body, after ${milliseconds(step.afterMs)}`
    case 'interim':
      return `${ends(step)}: ${step.status}, which is interim${step.count > 1 ? `, ${step.count} times` : ''}`
    case 'change':
      return `The proxy ${step.change} CORS headers`
    case 'failure':
      return step.sentence
    case 'ghost':
      return `${ends(step)}: ${step.method} was not sent, because the browser's ${caches[step.cache]} had the response${forSeconds(step.forSeconds)}`
    case 'predicted':
      return `Expected, ${step.from} to ${step.to}: ${step.method}${step.isPreflight ? ', the preflight' : ''}`
    case 'unsent':
      if (step.isPredicted) return `Expected: the browser does not send the ${step.method}`
      return step.why === 'preflight-failed'
        ? `The browser held the ${step.method} back, because its preflight failed: it was never sent`
        : `The browser does not allow this ${step.method}: it was never sent`
    case 'unarrived':
      return `${ends(step)}: ${step.method}, of which nothing arrived`
    case 'remark':
      return capitalize(step.text)
  }
}

const caches = { preflight: 'preflight cache', http: 'HTTP cache' } as const

const forSeconds = (seconds: number | null) => (seconds === null ? '' : `, and will for ${seconds} s more`)

const ends = ({ from, to }: { readonly from: Lifeline; readonly to: Lifeline }) =>
  `${capitalize(from)} to ${to}`

function requestSentence(step: RequestStep): string {
  const what = [
    step.method === '' ? 'a request that is no HTTP' : step.method,
    step.isPreflight && 'the preflight',
    step.isAgain && 'sent again',
    step.lane !== null && `in the lane ${step.lane}`,
    step.target !== null && `for ${step.target}`,
    `at ${milliseconds(step.atMs)}`,
    step.fate === 'under-way' && 'not answered yet',
  ]
  return `${ends(step)}: ${what.filter((each) => each !== false).join(', ')}`
}

function responseSentence(step: ResponseStep): string {
  const what = [
    step.afterMs === null ? `${step.status}` : `${step.status} after ${milliseconds(step.afterMs)}`,
    step.by === 'cache' ? 'from the proxy’s cache' : step.isWithoutBackend && 'without the backend',
    step.afterMs === null && 'the body still runs',
    step.isRefused && 'which the browser refuses',
  ]
  return `${ends(step)}: ${what.filter((each) => each !== false).join(', ')}`
}
