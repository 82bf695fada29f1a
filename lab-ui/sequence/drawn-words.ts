import { milliseconds } from '../../scenarios/sequence/milliseconds.ts'
import type { Lifeline, RequestStep, Step } from '../../scenarios/sequence/step.ts'

/** What stands at a step in the drawing: a word that counts, and what goes with it. */
export interface DrawnWords {
  readonly label: string
  readonly detail: string
}

/** How many characters there is room for between two lifelines in the narrowest lane. */
const roomBetween = { neighbours: 11, outer: 26 } as const

/** As few words as say it; the whole is in the sequence's sentences. */
export function drawnWords(step: Step): DrawnWords {
  switch (step.kind) {
    case 'request':
      return requestWords(step)
    case 'response':
      return { label: String(step.status), detail: step.afterMs === null ? '' : milliseconds(step.afterMs) }
    case 'body-end':
      return { label: 'end', detail: milliseconds(step.afterMs) }
    case 'interim':
      return { label: String(step.status), detail: step.count > 1 ? `× ${step.count}` : '' }
    case 'change':
      return { label: '', detail: `${step.change} CORS headers` }
    case 'failure':
      return { label: '', detail: step.reason }
    case 'ghost':
      return ghostWords(step)
    case 'unsent':
      return step.why === 'preflight-failed'
        ? { label: `${shortened(step.method, 12)} held back,`, detail: 'never sent' }
        : { label: `${shortened(step.method, 12)} not allowed,`, detail: 'never sent' }
    case 'unarrived':
      return { label: shortened(step.method, roomOf(step)), detail: '' }
    case 'remark':
      return { label: '', detail: step.text }
  }
}

function requestWords(step: RequestStep): DrawnWords {
  const room = roomOf(step)
  const label = shortened(step.method === '' ? 'not HTTP' : step.method, room)
  const detail = step.isAgain ? 'again' : step.lane === null ? (step.target ?? '') : `lane ${step.lane}`
  const left = room - label.length - 1
  return { label, detail: left < leastDetail ? '' : shortened(detail, left) }
}

/** Fewer characters would say nothing. */
const leastDetail = 5

function ghostWords({ method, cache, forSeconds, ...ends }: Extract<Step, { kind: 'ghost' }>): DrawnWords {
  const label = shortened(method, roomOf(ends))
  if (cache === 'http') return { label, detail: 'not sent: HTTP cache' }
  return { label, detail: forSeconds === null ? 'not sent: cached' : `not sent: ${forSeconds} s left` }
}

interface Ends {
  readonly from: Lifeline
  readonly to: Lifeline
}

const roomOf = ({ from, to }: Ends) =>
  from === 'proxy' || to === 'proxy' ? roomBetween.neighbours : roomBetween.outer

function shortened(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, most - 1)}…`
}
