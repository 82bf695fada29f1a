import { Link } from '@tanstack/react-router'
import { useEffect } from 'react'
import { differences, type DifferenceName } from '../../scenarios/fetch-standard/differences.ts'
import { browsersThatDiffer } from '../../scenarios/reasons/browsers-that-differ.ts'
import { runningBrowser } from '../browser/running-browser.ts'
import { DifferenceOf } from './DifferenceOf.tsx'
import { useTitle } from './use-title.ts'
import './reasons.css'
import './differences.css'

/** Properties that every browser has as the standard says are no differences of any. */
const shown = (Object.keys(differences) as DifferenceName[]).filter(
  (name) => browsersThatDiffer(name).length > 0,
)

/** Every point in which a browser decides otherwise than the Fetch standard says. */
export function DifferencesPage() {
  useTitle('Differences')
  useEffect(() => {
    document.getElementById(window.location.hash.slice(1))?.scrollIntoView()
  }, [])
  return (
    <article className="reasons differences">
      <nav aria-label="Where this is" className="crumbs">
        <Link to="/reasons">Reasons</Link>
        <span>Where browsers differ</span>
      </nav>
      <h1>Where browsers differ</h1>
      <p className="lead">
        In {shown.length} points a browser decides differently from the Fetch standard. The lab predicts what
        your browser does.
        {runningBrowser() === null &&
          ' This one has never been measured, so the lab predicts what the standard says.'}
      </p>
      <p>
        Safari was measured as WebKitGTK, which has the same code for CORS. Behaviour of its network library,
        such as cookies, is left out: Safari has another one.
      </p>
      <ul className="panel" aria-label="Differences">
        {shown.map((name) => (
          <DifferenceOf key={name} name={name} />
        ))}
      </ul>
    </article>
  )
}
