import styles from './how-to-read.module.css'

const entries = [
  [
    'readable',
    'The page gets the answer. Blocked at the preflight: the POST was never sent. Blocked at the response: it was sent and done, and the page may not read the answer.',
  ],
  [
    'as predicted',
    'Before it sent anything, the lab worked out the outcome from the setup alone, by the Fetch standard.',
  ],
  [
    'requests at the backend',
    'Of those that the browser sent for this call, preflight included, how many came through to the backend.',
  ],
  [
    'runs',
    'The processes that have to run, and their configuration files; the application’s own code is not counted. CORS stands in the files that hold the policy.',
  ],
  ['On the bench', 'The same call there, with every message and header, and whatever you change.'],
] as const

/** What the words of the table mean, for who sees them for the first time. */
export function HowToRead() {
  return (
    <dl className={styles.howToRead} aria-label="How to read the table">
      {entries.map(([term, says]) => (
        <div key={term}>
          <dt>{term}</dt>
          <dd>{says}</dd>
        </div>
      ))}
    </dl>
  )
}
