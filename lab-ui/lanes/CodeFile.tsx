import { useState } from 'react'
import { diffInContext } from '../../scenarios/setup/running/diff-in-context.ts'
import { lineDiff } from '../../scenarios/setup/running/line-diff.ts'
import { linesThatMatter } from '../../scenarios/setup/running/lines-that-matter.ts'
import type { RunningFile } from '../../scenarios/setup/stage.ts'
import { CopyText } from '../controls/CopyText.tsx'

/** A file of a lane: the lines that apply the policy lit or, where it has a mistake, what is wrong and what is right. */
export function CodeFile({ file: { name, text, intended } }: { readonly file: RunningFile }) {
  const hasMistake = intended !== undefined && intended !== text
  const [showsDiff, setShowsDiff] = useState(true)
  const matter = linesThatMatter(text)
  return (
    <figure className="running-file">
      <figcaption>
        <b className="value">{name}</b>
        {matter.size === 0 && <span className="none">no line about CORS</span>}
        {hasMistake && (
          <button type="button" className="button quiet small" onClick={() => setShowsDiff(!showsDiff)}>
            {showsDiff ? 'Show it as it runs' : 'Show what is wrong in it'}
          </button>
        )}
        <CopyText text={text} name={`Copy ${name}`} />
      </figcaption>
      {/* A scrolling area has to be reachable by keyboard. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <pre className="code" tabIndex={0} role="group" aria-label={name}>
        {hasMistake && showsDiff ? (
          <Difference text={text} intended={intended} />
        ) : (
          text
            .trimEnd()
            .split('\n')
            .map((line, index) => (
              // oxlint-disable-next-line react/no-array-index-key -- the lines of one text
              <span className="line" key={index}>
                {matter.has(index) ? <mark data-means={meaningOf(name)}>{line}</mark> : line}
                {'\n'}
              </span>
            ))
        )}
      </pre>
    </figure>
  )
}

const marks = { same: '  ', removed: '− ', added: '+ ' } as const
const spoken = { same: '', removed: 'wrong: ', added: 'right: ' } as const
const meanings = { removed: 'blocked', added: 'readable' } as const

/** The lines that are wrong, and what would stand there if the lane made no mistake. */
function Difference({ text, intended }: { readonly text: string; readonly intended: string }) {
  return diffInContext(lineDiff(text, intended)).map((part, at) =>
    'skipped' in part ? (
      // oxlint-disable-next-line react/no-array-index-key -- the parts of one difference
      <span className="line none" key={at}>
        {`⋯ ${part.skipped} lines alike\n`}
      </span>
    ) : (
      part.lines.map(({ kind, text: line }, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- the lines of one difference
        <span className="line" key={`${at}.${index}`}>
          <span aria-hidden="true">{marks[kind]}</span>
          <span className="visually-hidden">{spoken[kind]}</span>
          {kind === 'same' ? line : <mark data-means={meanings[kind]}>{line}</mark>}
          {'\n'}
        </span>
      ))
    ),
  )
}

/** Who reads the file, and so whose colour its lines have. */
const meaningOf = (name: string) => (/\.[jt]s$/.test(name) ? 'backend' : 'proxy')
