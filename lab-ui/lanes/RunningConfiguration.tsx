import { linesThatMatter } from '../../scenarios/running/lines-that-matter.ts'
import type { RunningFile } from '../../scenarios/words/stage.ts'
import { CopyText } from '../controls/CopyText.tsx'
import type { LaneView } from './lane-view.ts'

/** The configuration and the code that a lane runs from, word for word; the lines that apply the policy are lit. */
export function RunningConfiguration({ view: { lane } }: { readonly view: LaneView }) {
  const names = lane.processes.map(({ name }) => name)
  return (
    <>
      <p className="processes">
        {names.length === 1 ? '1 process' : `${names.length} processes`}
        {names.length > 0 && `: ${names.join(', ')}`}
      </p>
      {lane.files.map((file) => (
        <CodeFile key={file.name} file={file} />
      ))}
    </>
  )
}

function CodeFile({ file: { name, text } }: { readonly file: RunningFile }) {
  const matter = linesThatMatter(text)
  return (
    <figure className="running-file">
      <figcaption>
        <b className="value">{name}</b>
        {matter.size === 0 && <span className="none">no line about CORS</span>}
        <CopyText text={text} name={`Copy ${name}`} />
      </figcaption>
      {/* A scrolling area has to be reachable by keyboard. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <pre className="code" tabIndex={0} role="group" aria-label={name}>
        {text
          .trimEnd()
          .split('\n')
          .map((line, index) => (
            // oxlint-disable-next-line react/no-array-index-key -- the lines of one text
            <span className="line" key={index}>
              {matter.has(index) ? <mark data-means={meaningOf(name)}>{line}</mark> : line}
              {'\n'}
            </span>
          ))}
      </pre>
    </figure>
  )
}

/** Who reads the file, and so whose colour its lines have. */
const meaningOf = (name: string) => (/\.[jt]s$/.test(name) ? 'backend' : 'proxy')
