import { lazy, Suspense, useState } from 'react'
import { linesThatMatter } from '../../../scenarios/setup/running/lines-that-matter.ts'
import type { RunningFile } from '../../../scenarios/setup/stage.ts'
import { CopyText } from '../CopyText.tsx'
import styles from './code.module.css'

/** Loaded with the first mistake. */
const FileDifference = lazy(() => import('./FileDifference.tsx').then((m) => ({ default: m.FileDifference })))

/** A file of a lane: the lines that apply the policy lit or, where it has a mistake, what is wrong and what is right. */
export function CodeFile({ file: { name, text, intended } }: { readonly file: RunningFile }) {
  const hasMistake = intended !== undefined && intended !== text
  const [showsDiff, setShowsDiff] = useState(true)
  const matter = linesThatMatter(text)
  return (
    <figure className={styles.runningFile}>
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
          <Suspense>
            <FileDifference text={text} intended={intended} />
          </Suspense>
        ) : (
          text
            .trimEnd()
            .split('\n')
            .map((line, index) => (
              // oxlint-disable-next-line react/no-array-index-key -- the lines of one text
              <span className="code-line" key={index}>
                {matter.has(index) ? <mark data-means={meaningOf(name)}>{line}</mark> : line}
                {'\n'}
              </span>
            ))
        )}
      </pre>
    </figure>
  )
}

/** Who reads the file, and so whose colour its lines have. */
const meaningOf = (name: string) => (/\.[jt]s$/.test(name) ? 'backend' : 'proxy')
