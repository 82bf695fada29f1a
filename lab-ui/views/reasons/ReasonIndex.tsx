import { Link } from '@tanstack/react-router'
import { corsErrors } from '../../../scenarios/fetch-standard/recording/reason-code.ts'
import { reasonGroups } from '../../../scenarios/explain/reasons/reason-groups.ts'
import { reasons } from '../../../scenarios/explain/reasons/reasons.ts'
import styles from '../../judged/example/reasons.module.css'

/** Every reason for which a fetch across origins fails, by the place where it ends. */
export function ReasonIndex() {
  return (
    <article className={styles.reasons}>
      <h1>Why a fetch fails</h1>
      <p className={styles.lead}>
        To the page all of these are the same TypeError. What differs is where the fetch ended, and who can
        fix it. Browsers do not always follow the standard: see{' '}
        <Link to="/differences">where browsers differ</Link>.
      </p>
      {reasonGroups.map(({ title, says, codes }) => (
        <section key={title} aria-label={title}>
          <h2>{title}</h2>
          <p>{says}</p>
          <ul className="panel">
            {codes.map((code) => (
              <li key={code}>
                <Link to="/reasons/$code" params={{ code }} className="value">
                  {code}
                </Link>
                <span>{reasons[code].title}</span>
                <span className="value none">{corsErrors[code] ?? 'no CORS error'}</span>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </article>
  )
}
