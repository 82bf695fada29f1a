import { Link } from '@tanstack/react-router'
import { corsErrors } from '../../../scenarios/fetch-standard/recording/reason-code.ts'
import { reasonSentence } from '../../../scenarios/fetch-standard/sentences/reason-sentence.ts'
import type { Reason as ReasonOfVerdict } from '../../../scenarios/fetch-standard/recording/verdict.ts'
import styles from './verdict.module.css'

/** Why an attempt failed, in a sentence, with the names that it has here and in Chromium. */
export function Reason({ reason }: { readonly reason: ReasonOfVerdict }) {
  const corsError = corsErrors[reason.code]
  return (
    <>
      <p>{reasonSentence(reason)}</p>
      <p className={styles.reasonNames}>
        <Link to="/reasons/$code" params={{ code: reason.code }}>
          {reason.code}
        </Link>
        {corsError !== null && <span className="none"> Chromium: {corsError}</span>}
      </p>
    </>
  )
}
