import { Link } from '@tanstack/react-router'
import { useEffect } from 'react'
import { differenceGroups } from '../../../scenarios/fetch-standard/differences/differences.ts'
import { runningBrowser } from '../../shell/browser/running-browser.ts'
import { DifferenceOf, differingBrowsers } from './DifferenceOf.tsx'
import reasonsStyles from '../../judged/example/reasons.module.css'
import differencesStyles from './differences.module.css'

/** Without what WebKitGTK's network library alone does, which no person's browser has. */
const groups = differenceGroups
  .map(({ title, names }) => ({ title, names: names.filter((name) => differingBrowsers(name).length > 0) }))
  .filter(({ names }) => names.length > 0)

const count = groups.reduce((sum, { names }) => sum + names.length, 0)

/** All the ways in which browsers differ from the Fetch standard. */
export function DifferencesPage() {
  useEffect(() => {
    document.getElementById(window.location.hash.slice(1))?.scrollIntoView()
  }, [])
  return (
    <article
      className={`${reasonsStyles.reasons} ${differencesStyles.reasons} ${differencesStyles.differences}`}
    >
      <nav aria-label="Where this is" className={reasonsStyles.crumbs}>
        <Link to="/reasons">Error guide</Link>
        <span>Where browsers differ</span>
      </nav>
      <h1>Where browsers differ</h1>
      <p className={reasonsStyles.lead}>
        In {count} points a browser decides differently from the Fetch standard. The lab predicts what your
        browser does.
        {runningBrowser() === null &&
          ' This one has never been measured, so the lab predicts what the standard says.'}
      </p>
      <p>
        Safari was measured as WebKitGTK, which has the same code for CORS. Behaviour of its network library,
        such as cookies, is left out: Safari has another one.
      </p>
      {groups.map(({ title, names }) => (
        <section key={title} aria-label={title}>
          <h2>{title}</h2>
          <ul className="panel">
            {names.map((name) => (
              <DifferenceOf key={name} name={name} />
            ))}
          </ul>
        </section>
      ))}
    </article>
  )
}
