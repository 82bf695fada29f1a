import type { ChangedFile } from '../../../scenarios/company/change-count.ts'
import { diffInContext } from '../../../scenarios/setup/running/diff-in-context.ts'
import { lineDiff } from '../../../scenarios/setup/running/line-diff.ts'
import styles from '../../controls/code/code.module.css'

const marks = { same: '  ', removed: '− ', added: '+ ' } as const
const spoken = { same: '', removed: 'before: ', added: 'after: ' } as const

/** What was edited in one file: the lines before and after. */
export function ChangedFilePart({ file: { name, before, after } }: { readonly file: ChangedFile }) {
  const lines = lineDiff(before, after)
  const changed = lines.filter(({ kind }) => kind !== 'same').length
  return (
    <details className={styles.runningFile}>
      <summary>
        <span className="value">{name}</span>{' '}
        <span className="none">
          {changed} changed {changed === 1 ? 'line' : 'lines'}
        </span>
      </summary>
      {/* A scrolling area has to be reachable by keyboard. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <pre className="code" tabIndex={0} role="group" aria-label={`What was edited in ${name}`}>
        {diffInContext(lines, 1).map((part, at) =>
          'skipped' in part ? (
            // oxlint-disable-next-line react/no-array-index-key -- the parts of one difference
            <span className="code-line none" key={at}>
              {`⋯ ${part.skipped} lines alike\n`}
            </span>
          ) : (
            part.lines.map(({ kind, text }, index) => (
              // oxlint-disable-next-line react/no-array-index-key -- the lines of one difference
              <span className="code-line" key={`${at}.${index}`}>
                <span aria-hidden="true">{marks[kind]}</span>
                <span className="visually-hidden">{spoken[kind]}</span>
                {kind === 'same' ? text : kind === 'added' ? <ins>{text}</ins> : <del>{text}</del>}
                {'\n'}
              </span>
            ))
          ),
        )}
      </pre>
    </details>
  )
}
