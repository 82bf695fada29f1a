import { CodeFile } from '../../controls/code/CodeFile.tsx'
import type { LaneView } from '../../judged/lane-view.ts'
import styles from './cells.module.css'

/** The configuration and the code that a lane runs from, word for word; the lines that apply the policy are lit. */
export function RunningConfiguration({ view: { lane } }: { readonly view: LaneView }) {
  const names = lane.processes.map(({ name }) => name)
  return (
    <>
      <p className={styles.processes}>
        {names.length === 1 ? '1 process' : `${names.length} processes`}
        {names.length > 0 && `: ${names.join(', ')}`}
      </p>
      {lane.files.map((file) => (
        <CodeFile key={file.name} file={file} />
      ))}
    </>
  )
}
