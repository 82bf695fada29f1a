import type { ReasonCode } from '../../../scenarios/fetch-standard/recording/reason-code.ts'
import { linkTo, type Section } from '../../../scenarios/fetch-standard/recording/sections.ts'
import { reasons } from '../../../scenarios/explain/reasons/reasons.ts'
import { ConsoleWords } from './ConsoleWords.tsx'
import styles from '../../judged/example/reasons.module.css'

interface RecogniseProps {
  readonly code: ReasonCode
  /** The section that decides; null where the oracle has no verdict to take it from. */
  readonly section: Section | null
}

/** How one tells it from the others: by the page, the console and the wire, and where it is written. */
export function Recognise({ code, section }: RecogniseProps) {
  const { console, onTheWire, toThePage } = reasons[code]
  return (
    <section>
      <h2>How to recognise it</h2>
      <dl className={styles.signs}>
        <dt>The page sees</dt>
        <dd>{toThePage ?? 'a TypeError, as always: no status, no header, no reason.'}</dd>
        <dt>Consoles say</dt>
        <dd>
          <ConsoleWords code={code} />
          {console.means}
        </dd>
        <dt>The wire shows</dt>
        <dd>{onTheWire}</dd>
        <dt>It is written in</dt>
        <dd>
          {section !== null && (
            <>
              {section !== 'Local Network Access' && 'the Fetch standard, '}
              <a href={linkTo(section)} target="_blank" rel="noreferrer">
                {section}
              </a>
            </>
          )}
        </dd>
      </dl>
    </section>
  )
}
