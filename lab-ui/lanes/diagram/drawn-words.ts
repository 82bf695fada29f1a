import { milliseconds } from '../../../scenarios/words/milliseconds.ts'
import type { GhostStep, Lifeline, RequestStep, Step } from '../../../scenarios/runs/sequence/step.ts'

/** What stands at a step in the drawing. */
export interface DrawnWords {
  /** The word that counts, which is bold. */
  readonly label: string
  readonly detail: string
  /** What goes with it where a lane has its usual width. */
  readonly extra: string
}

/** How many characters there is room for in the narrowest lane: for a label, and with its detail. */
const roomBetween = { neighbours: { label: 9, all: 11 }, outer: { label: 18, all: 26 } } as const
/** A request that was held back has more words beside it. */
const roomHeldBack = 12

/** As few words as say it; the whole is in the sequence's sentences. */
export function drawnWords(step: Step): DrawnWords {
  switch (step.kind) {
    case 'request':
      return requestWords(step)
    case 'response':
      return words(String(step.status), step.afterMs === null ? '' : milliseconds(step.afterMs))
    case 'body-end':
      return words('end', milliseconds(step.afterMs))
    case 'interim':
      return words(String(step.status), step.count > 1 ? `× ${step.count}` : '')
    case 'predicted':
      return words(step.from === 'proxy' ? '' : shortened(step.method, roomOf(step).label))
    case 'change':
      return words('', `${step.change} CORS headers`)
    case 'failure':
      return words('', step.reason)
    case 'ghost':
      return ghostWords(step)
    case 'unsent': {
      const why = step.why === 'preflight-failed' ? 'held back' : 'not allowed'
      return words(
        `${shortened(step.method, roomHeldBack)} ${why}`,
        '',
        step.isPredicted ? '' : ', never sent',
      )
    }
    case 'unarrived':
      return words(shortened(step.method, roomOf(step).label))
    case 'remark':
      return words('', step.text)
  }
}

function words(label: string, detail = '', extra = ''): DrawnWords {
  return { label, detail, extra }
}

function requestWords(step: RequestStep): DrawnWords {
  const room = roomOf(step)
  const label = shortened(step.method === '' ? 'not HTTP' : step.method, room.label)
  const detail = step.isAgain ? 'again' : step.lane === null ? (step.target ?? '') : `lane ${step.lane}`
  const left = room.all - label.length - 1
  return words(label, left < leastDetail ? '' : shortened(detail, left))
}

/** Fewer characters would say nothing. */
const leastDetail = 5

/** Behind a ghost that goes to a proxy there is room for a few words, and none for more. */
function ghostWords({ to, from, method, cache, forSeconds }: GhostStep): DrawnWords {
  const label = shortened(method, roomOf({ from, to }).label)
  if (cache === 'http') return words(label, 'not sent: HTTP cache')
  if (forSeconds === null) return words(label, 'not sent: cached')
  return to === 'proxy'
    ? words(label, `cached, ${forSeconds} s left`)
    : words(label, 'not sent: cached', `, ${forSeconds} s left`)
}

const roomOf = ({ from, to }: { readonly from: Lifeline; readonly to: Lifeline }) =>
  from === 'proxy' || to === 'proxy' ? roomBetween.neighbours : roomBetween.outer

function shortened(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, most - 1)}…`
}
