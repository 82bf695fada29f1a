import {
  sequenceSentences,
  type Lifeline,
  type Sequence,
  type SequenceMessage,
} from '../../scenarios/sequence/sequence.ts'
import { plotTop, type TimeScale } from '../../scenarios/sequence/time-scale.ts'
import './sequence.css'

interface SequenceDiagramProps {
  readonly sequence: Sequence
  /** Which of the scale's sequences it is. */
  readonly index: number
  readonly scale: TimeScale
}

const place: Readonly<Record<Lifeline, string>> = { browser: '11%', proxy: '50%', backend: '89%' }
const inOrder: readonly Lifeline[] = ['browser', 'proxy', 'backend']

/** The course of an attempt: a lifeline for the browser and each server, an arrow for each message, time downwards. */
export function SequenceDiagram({ sequence, index, scale }: SequenceDiagramProps) {
  const { hasProxy, messages, notes, busy } = sequence
  const sentences = sequenceSentences(sequence)
  const { height, ticks } = scale
  return (
    <>
      <svg className="sequence" height={height} role="img" aria-label={`${sentences.join('. ')}.`}>
        {ticks.map(({ ms, y }) => (
          <line key={ms} className="tick" x1="0" x2="100%" y1={y} y2={y} />
        ))}
        {inOrder.map((lifeline) => (
          <LifelineOf key={lifeline} {...{ lifeline, height }} isAbsent={lifeline === 'proxy' && !hasProxy} />
        ))}
        {busy.map(({ at, fromMs, toMs }, at2) => (
          // oxlint-disable-next-line react/no-array-index-key -- bars have an order and no other identity
          <g key={at2} data-means={at}>
            <svg x={place[at]} overflow="visible">
              <rect
                className="busy"
                x="-3"
                width="6"
                y={scale.yOf(fromMs)}
                height={Math.max(4, scale.yOf(toMs) - scale.yOf(fromMs))}
                rx="1"
              />
            </svg>
          </g>
        ))}
        {messages.map((message, at) => (
          // oxlint-disable-next-line react/no-array-index-key -- messages have an order and no other identity
          <Arrow key={at} message={message} y={scale.yOfMessage(index, at)} />
        ))}
        {notes.map(({ kind, label, detail }, at) => {
          const y = scale.yOfNote(index, at)
          return (
            // oxlint-disable-next-line react/no-array-index-key -- notes have an order and no other identity
            <g key={at} data-means={kind === 'remark' ? 'idle' : 'blocked'}>
              <svg x={place.browser} y={y} overflow="visible">
                {kind === 'refused' && <path className="stop" d="m-6,-6 12,12 m0,-12 -12,12" />}
                {kind === 'held-back' && <path className="stop" d="M0,0 H16 M17,-8 V8" />}
                {kind === 'failed' && <path className="stop" d="M0,0 H10 M14,0 h4 M22,0 h4" />}
                {kind !== 'refused' && (
                  <text x={kind === 'remark' ? 12 : kind === 'failed' ? 34 : 28} y="4.5">
                    {label !== '' && <tspan className="label">{label}</tspan>} {detail}
                  </text>
                )}
              </svg>
            </g>
          )
        })}
      </svg>
      <ol className="visually-hidden" aria-label="The messages in order">
        {sentences.map((sentence, at) => (
          // oxlint-disable-next-line react/no-array-index-key -- sentences may be alike, and they keep their order
          <li key={at}>{sentence}</li>
        ))}
      </ol>
    </>
  )
}

interface LifelineOfProps {
  readonly lifeline: Lifeline
  readonly isAbsent: boolean
  readonly height: number
}

const titles: Readonly<Record<Lifeline, string>> = { browser: 'Browser', proxy: 'Proxy', backend: 'Backend' }

function LifelineOf({ lifeline, isAbsent, height }: LifelineOfProps) {
  const x = place[lifeline]
  return (
    <g className={isAbsent ? 'absent' : undefined}>
      <line className="life" x1={x} x2={x} y1={plotTop - 14} y2={height} />
      <text className="who" x={x} y="18">
        {isAbsent ? 'no proxy' : titles[lifeline]}
      </text>
    </g>
  )
}

/** A response has the colour of who sends it, a request the ink of the page. */
function meansOf({ from, state }: SequenceMessage): string | undefined {
  if (state === 'ghost') return 'cache'
  if (state === 'failed') return 'blocked'
  return from === 'browser' ? undefined : from
}

function Arrow({ message, y }: { readonly message: SequenceMessage; readonly y: number }) {
  const { from, to, kind, isPreflight, state, label, detail } = message
  const isRightwards = inOrder.indexOf(from) < inOrder.indexOf(to)
  const classes = ['message', isPreflight && 'preflight', state]
  const means = kind === 'request' && state === 'sent' ? undefined : meansOf(message)
  const shown = label.length > 14 ? `${label.slice(0, 13)}…` : label
  return (
    <g className={classes.filter(Boolean).join(' ')} data-means={means}>
      <line x1={place[from]} x2={place[to]} y1={y} y2={y} />
      <svg x={place[to]} y={y} overflow="visible">
        <path className="tip" d={isRightwards ? 'M-11,-4.5 L-3,0 L-11,4.5 Z' : 'M11,-4.5 L3,0 L11,4.5 Z'} />
      </svg>
      <svg x={place[from]} y={y - 5} overflow="visible">
        <text x={isRightwards ? 12 : -12} textAnchor={isRightwards ? 'start' : 'end'}>
          <tspan className="label">{shown}</tspan>{' '}
          {detail !== '' && <tspan className="detail">{detail}</tspan>}
        </text>
      </svg>
    </g>
  )
}
