import { Link, useParams } from '@tanstack/react-router'
import { reasonCodes } from '../../../scenarios/fetch-standard/recording/reason-code.ts'
import { ReasonOf } from './ReasonOf.tsx'
import styles from '../../judged/example/reasons.module.css'

/** The page of the reason that the URL names. */
export function ReasonPage() {
  const { code } = useParams({ from: '/reasons/$code' })
  const known = reasonCodes.find((each) => each === code)
  if (known !== undefined) return <ReasonOf key={known} code={known} />
  return (
    <article className={styles.reasons}>
      <h1>There is no reason called {code}</h1>
      <p className={styles.lead}>
        Codes are written in small letters, such as acao-missing. <Link to="/reasons">All reasons</Link>
      </p>
    </article>
  )
}
