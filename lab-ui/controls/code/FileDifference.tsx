import { diffInContext } from '../../../scenarios/setup/running/diff-in-context.ts'
import { lineDiff } from '../../../scenarios/setup/running/line-diff.ts'

const marks = { same: '  ', removed: '− ', added: '+ ' } as const
const spoken = { same: '', removed: 'wrong: ', added: 'right: ' } as const
const meanings = { removed: 'blocked', added: 'readable' } as const

/** The lines that are wrong, and what would stand there if the lane made no mistake. */
export function FileDifference({ text, intended }: { readonly text: string; readonly intended: string }) {
  return diffInContext(lineDiff(text, intended)).map((part, at) =>
    'skipped' in part ? (
      // oxlint-disable-next-line react/no-array-index-key -- the parts of one difference
      <span className="code-line none" key={at}>
        {`⋯ ${part.skipped} lines alike\n`}
      </span>
    ) : (
      part.lines.map(({ kind, text: line }, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- the lines of one difference
        <span className="code-line" key={`${at}.${index}`}>
          <span aria-hidden="true">{marks[kind]}</span>
          <span className="visually-hidden">{spoken[kind]}</span>
          {kind === 'same' ? line : <mark data-means={meanings[kind]}>{line}</mark>}
          {'\n'}
        </span>
      ))
    ),
  )
}
