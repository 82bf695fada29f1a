import type { Recording } from '../../../scenarios/fetch-standard/recording/recording.ts'
import type { Verdict } from '../../../scenarios/fetch-standard/recording/verdict.ts'
import { fetchCall } from '../../../scenarios/explain/reasons/fetch-call.ts'
import { recordedMessages } from '../../../scenarios/explain/reasons/recorded-messages.ts'
import { Exchanged } from './Exchanged.tsx'
import styles from './reasons.module.css'

interface ExampleMessagesProps {
  readonly recording: Recording
  readonly verdict: Verdict
}

const mostShown = 3

/** What the page asks for, and what was on the wire, word for word. */
export function ExampleMessages({ recording, verdict }: ExampleMessagesProps) {
  const step = recording.steps.at(-1)
  if (step === undefined) return null
  const messages = recordedMessages(step, verdict)
  const isCut = messages.length > mostShown
  const shown = isCut ? [...messages.slice(0, 1), ...messages.slice(-1)] : messages
  return (
    <div className={styles.wire}>
      <h3>The page at {recording.clientOrigin} asks for</h3>
      <pre className="code">{fetchCall(step.request)}</pre>
      <h3>The servers see</h3>
      {shown.length === 0 && <p className="none">Nothing: no server is asked.</p>}
      {shown.map((message, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- the messages of one recording
        <div key={index}>
          {isCut && index === 1 && <p className="none">and {messages.length - 2} more like it, until</p>}
          <Exchanged {...message} />
        </div>
      ))}
      {verdict.outcome === 'blocked-at-preflight' && (
        <p className="none">No {step.request.method}: the browser holds it back.</p>
      )}
    </div>
  )
}
