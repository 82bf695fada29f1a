import type { Arrangement } from '../../../scenarios/company/company.ts'
import {
  differenceSentence,
  driftFix,
  pageSentence,
  valueWords,
} from '../../../scenarios/company/drift-sentences.ts'
import type { Difference } from '../../../scenarios/company/find-drift.ts'
import { serviceNames } from '../../../scenarios/company/service.ts'
import { CodeFile } from '../../controls/code/CodeFile.tsx'
import styles from './company.module.css'

interface DifferencePartProps {
  readonly arrangement: Arrangement
  /** Of one service. */
  readonly differences: readonly Difference[]
}

/** What one service says that the policy does not: each header beside the others', what page script saw, the fix. */
export function DifferencePart({ arrangement, differences }: DifferencePartProps) {
  const fixes = differences.map((each) => driftFix(each, arrangement.engine))
  const sentences = [...new Set(fixes.map(({ says }) => says))]
  const file = arrangement.files.find(({ name }) => name === fixes[0]?.file)
  return (
    <div className={styles.difference}>
      {differences.map((difference) => (
        <div key={difference.header + (difference.origin ?? '')}>
          <p className={styles.says} data-part="difference">
            {differenceSentence(difference)}
          </p>
          <Values difference={difference} />
          <p>{pageSentence(difference)}</p>
        </div>
      ))}
      <div data-part="fix">
        <h3>What mends it</h3>
        {sentences.map((says) => (
          <p key={says}>{says}</p>
        ))}
        {file !== undefined && <CodeFile file={file} />}
      </div>
    </div>
  )
}

/** What the policy says, and what each service answered to the same. */
function Values({
  difference: { header, service, values, intended, others },
}: {
  readonly difference: Difference
}) {
  const answers = serviceNames.flatMap((name) => {
    const said = name === service ? values : others.find((other) => other.service === name)?.values
    return said === undefined ? [] : [{ name, said }]
  })
  return (
    <div className={styles.headerValues}>
      <p className="value">{header}</p>
      <dl>
        <div>
          <dt>the policy</dt>
          <dd className="value">{valueWords(intended)}</dd>
        </div>
        {answers.map(({ name, said }) => (
          <div key={name} className={name === service ? styles.unlikeCell : undefined}>
            <dt>
              {name}
              {name === service && ' ≠'}
            </dt>
            <dd className="value">{valueWords(said)}</dd>
          </div>
        ))}
      </dl>
    </div>
  )
}
