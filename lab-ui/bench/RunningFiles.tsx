import type { Lane } from '../../scenarios/words/stage.ts'

/** The configuration and the code that a lane runs from, word for word. */
export function RunningFiles({ lane }: { readonly lane: Lane }) {
  return lane.files.map(({ name, text }) => (
    <details className="files" key={name}>
      <summary>{name}</summary>
      <pre>{text}</pre>
    </details>
  ))
}
