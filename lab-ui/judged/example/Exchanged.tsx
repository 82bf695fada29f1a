import type { Answer } from '../../../scenarios/fetch-standard/recording/recording.ts'
import type { RecordedMessages } from '../../../scenarios/explain/reasons/recorded-messages.ts'

/** A request and its answer; the header that decided is lit, and told where it is missing. */
export function Exchanged({ method, url, requestHeaders, answer, decider }: RecordedMessages) {
  const name = `${method} ${new URL(url).pathname}`
  return (
    // A scrolling area has to be reachable by keyboard.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <pre className="code" tabIndex={0} role="group" aria-label={`${name} and its answer`}>
      <span className="code-line">
        <b>{name}</b>
      </span>
      {requestHeaders.map(([header, value]) => (
        <span className="code-line" key={header}>
          {header}: {value}
        </span>
      ))}
      {'\n'}
      <AnswerLines answer={answer} decider={decider} />
    </pre>
  )
}

interface AnswerLinesProps {
  readonly answer: Answer
  readonly decider: string | null
}

const ends = {
  refused: 'The connection is refused.',
  reset: 'The connection is reset.',
  empty: 'The connection ends without a response.',
  invalid: 'What comes back is no HTTP.',
} as const

function AnswerLines({ answer, decider }: AnswerLinesProps) {
  if ('error' in answer) {
    return (
      <span className="code-line">
        <mark data-means="blocked">{ends[answer.error]}</mark>
      </span>
    )
  }
  const isMissing = decider !== null && !answer.headers.some(([name]) => name.toLowerCase() === decider)
  return (
    <>
      <span className="code-line">
        <b>{answer.status}</b>
      </span>
      {answer.headers.map(([name, value], index) => {
        const text = `${name}: ${value.replaceAll('\0', '␀')}`
        return (
          // oxlint-disable-next-line react/no-array-index-key -- the lines of one answer
          <span className="code-line" key={index}>
            {name.toLowerCase() === decider ? (
              <>
                <mark data-means="blocked">{text}</mark> ← decides
              </>
            ) : (
              text
            )}
          </span>
        )
      })}
      {isMissing && (
        <span className="code-line">
          <mark data-means="blocked">no {decider}</mark> ← decides
        </span>
      )}
    </>
  )
}
