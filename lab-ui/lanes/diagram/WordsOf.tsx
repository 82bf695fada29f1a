import type { DrawnWords } from './drawn-words.ts'
import styles from './sequence.module.css'

/** The words of a step, inside of a text element. */
export function WordsOf({ label, detail, extra }: DrawnWords) {
  return (
    <>
      {label !== '' && <tspan className={styles.label}>{label}</tspan>}
      {label !== '' && detail !== '' && <tspan> </tspan>}
      {detail !== '' && <tspan className={styles.detail}>{detail}</tspan>}
      {extra !== '' && <tspan className={styles.extra}>{extra}</tspan>}
    </>
  )
}
