import styles from './cells.module.css'

/** About two lines of a lane; what is longer is cut to one, and the rest is one click away. */
const shownWhole = 120

/** A value as it is, however long: the whole text is in the page, and found by its search. */
export function LongValue({ text }: { readonly text: string }) {
  if (text.length <= shownWhole && !text.includes('\n')) return <span className="value">{text}</span>
  return (
    <details className={styles.long}>
      <summary>
        <span className="value">{text}</span>
        <u>
          <span className={styles.showAll}>show all</span>
          <span className={styles.showLess}>show less</span>
        </u>
      </summary>
    </details>
  )
}
