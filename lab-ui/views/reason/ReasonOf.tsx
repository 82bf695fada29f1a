import { Link } from '@tanstack/react-router'
import { useEffect, useMemo, useRef } from 'react'
import { VerdictFix } from '../../judged/verdict/VerdictFix.tsx'
import { JudgedExample } from '../../judged/example/JudgedExample.tsx'
import { corsErrors, type ReasonCode } from '../../../scenarios/fetch-standard/recording/reason-code.ts'
import { sectionsOfSteps } from '../../../scenarios/fetch-standard/sentences/sections-of-steps.ts'
import { situationOf } from '../../../scenarios/explain/fixes/situation/situation.ts'
import { sharedVerdicts } from '../../../scenarios/explain/reasons/judged-example.ts'
import { groupOf, neighboursOf } from '../../../scenarios/explain/reasons/reason-groups.ts'
import { reasons } from '../../../scenarios/explain/reasons/reasons.ts'
import { Recognise } from './Recognise.tsx'
import { TryOnBench } from './TryOnBench.tsx'
import styles from '../../judged/example/reasons.module.css'

/** One reason: what happened, how it is recognised, an example that the oracle judges, and what mends it. */
export function ReasonOf({ code }: { readonly code: ReasonCode }) {
  const { title, happened, inThePage, example, onTheBench } = reasons[code]
  const judged = useMemo(() => {
    if (typeof example === 'string') return null
    const shared = sharedVerdicts(example)
    const own = shared.find(({ verdict }) => verdict.reason?.code === code)
    return { recording: example, shared, own: own?.verdict ?? null }
  }, [example, code])
  const decider = judged?.own?.because.at(-1)
  const request = judged?.recording.steps.at(-1)?.request
  const situation = situationOf(judged?.own ?? { sent: [] }, {
    client: judged?.recording.clientOrigin ?? window.location.origin,
    method: request?.method ?? 'GET',
    credentials: request?.credentials ?? 'same-origin',
  })
  const heading = useStartAtTop()

  return (
    <article className={styles.reasons}>
      <nav aria-label="Where this is" className={styles.crumbs}>
        <Link to="/reasons">Error guide</Link>
        <span>{groupOf(code).title}</span>
      </nav>
      <h1 ref={heading} tabIndex={-1}>
        {title}
      </h1>
      <p className={styles.names}>
        <code>{code}</code>
        <span className="none">
          {corsErrors[code] === null ? (
            'Chromium has no CORS error for it'
          ) : (
            <>
              in Chromium <code>CorsError.{corsErrors[code]}</code>
            </>
          )}
        </span>
      </p>
      <div className={styles.reasonColumns}>
        <div>
          <section>
            <h2>What happened</h2>
            <p>{happened}</p>
          </section>
          <Recognise code={code} section={decider === undefined ? null : sectionsOfSteps[decider.id]} />
          <TryOnBench onTheBench={onTheBench} />
        </div>
        <section>
          <h2>What mends it</h2>
          <VerdictFix reason={{ code }} situation={situation} />
          {inThePage !== undefined && (
            <>
              <h3>In the page</h3>
              <p>{inThePage}</p>
            </>
          )}
        </section>
      </div>
      <section>
        <h2>An example, judged here</h2>
        {typeof example === 'string' && <p>{example}</p>}
        {judged !== null && <JudgedExample {...judged} code={code} />}
      </section>
      <Neighbours code={code} />
    </article>
  )
}

function Neighbours({ code }: { readonly code: ReasonCode }) {
  const { previous, next } = neighboursOf(code)
  return (
    <nav aria-label="Previous and next reason" className={styles.neighbours}>
      {previous !== null && (
        <Link to="/reasons/$code" params={{ code: previous }} rel="prev">
          <span className="none">Previous</span> {reasons[previous].title}
        </Link>
      )}
      {next !== null && (
        <Link to="/reasons/$code" params={{ code: next }} rel="next">
          <span className="none">Next</span> {reasons[next].title}
        </Link>
      )}
    </nav>
  )
}

/** Whoever comes by a link starts at the top, and hears where they are. */
function useStartAtTop() {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    window.scrollTo(0, 0)
    heading.current?.focus({ preventScroll: true })
  }, [])
  return heading
}
