import { answerFor, type Because } from '../../../scenarios/question/answer.ts'
import { choiceNames, choices } from '../../../scenarios/question/choices.ts'
import type { OwnCase } from '../../../scenarios/question/own-case.ts'
import { cellId, cellWords } from '../../../scenarios/question/cell.ts'
import styles from './answer.module.css'

interface AnswerPanelProps {
  readonly own: OwnCase
  readonly onChange: (change: Partial<OwnCase>) => void
}

/** The reader's own case, chosen, and what fits it. */
export function AnswerPanel({ own, onChange }: AnswerPanelProps) {
  const { title, because, unless } = answerFor(own)
  return (
    <div className={`panel ${styles.answer}`} data-part="answer">
      <div className="choices">
        {choiceNames.map((name) => (
          <div key={name} role="group" aria-labelledby={`choice-${name}`}>
            <span id={`choice-${name}`} className="none">
              {choices[name].title}
            </span>
            <div className={styles.joined}>
              {Object.entries(choices[name].options).map(([value, words]) => (
                <button
                  key={value}
                  type="button"
                  className="button"
                  aria-pressed={own[name] === value}
                  onClick={() => onChange({ [name]: value })}
                >
                  {words}
                </button>
              ))}
            </div>
          </div>
        ))}
      </div>
      <div className={styles.found}>
        <div role="status">
          <h3>{title}</h3>
        </div>
        <ol>
          {because.map((each) => (
            <li key={each.says}>
              <span>
                {each.says} <ShownBy shownBy={each.shownBy} />
              </span>
            </li>
          ))}
        </ol>
        <p className={styles.unless}>
          <strong>Unless</strong> {unless}
        </p>
      </div>
    </div>
  )
}

const ShownBy = ({ shownBy }: Pick<Because, 'shownBy'>) =>
  'cell' in shownBy ? (
    <a href={`#${cellId(shownBy.cell)}`}>{cellWords(shownBy.cell)}</a>
  ) : (
    <a href={`#claim-${shownBy.claim}`}>claim {shownBy.claim}</a>
  )
