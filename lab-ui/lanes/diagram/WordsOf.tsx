import type { DrawnWords } from './drawn-words.ts'

/** The words of a step, inside of a text element. */
export function WordsOf({ label, detail, extra }: DrawnWords) {
  return (
    <>
      {label !== '' && <tspan className="label">{label}</tspan>}
      {label !== '' && detail !== '' && <tspan> </tspan>}
      {detail !== '' && <tspan className="detail">{detail}</tspan>}
      {extra !== '' && <tspan className="extra">{extra}</tspan>}
    </>
  )
}
