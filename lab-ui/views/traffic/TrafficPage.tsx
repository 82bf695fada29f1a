import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import {
  manyCacheEntries,
  maxCacheEntries,
} from '../../../scenarios/fetch-standard/cache/chromium-cache-limits.ts'
import { runningBrowser } from '../../shell/browser/running-browser.ts'
import { withDoubt } from '../../shell/browser/browser-profile.ts'
import { enginesQuery, labQuery } from '../../control/queries.ts'
import { useSearchWrites } from '../../shell/search/use-search-writes.ts'
import { profiles } from '../../../scenarios/fetch-standard/profiles/profiles.ts'
import { rememberedAnswers } from '../../../scenarios/traffic/experiment/remembered-answers.ts'
import { trafficIssues } from '../../../scenarios/traffic/experiment/traffic-issues.ts'
import { trafficLanes } from '../../../scenarios/traffic/experiment/traffic-stage.ts'
import { engineNeededBy } from '../../../scenarios/engines/engine-needed-by.ts'
import { installWords, notFound } from '../../../scenarios/engines/missing-engine.ts'
import { defaultEngine } from '../../../scenarios/words/engine.ts'
import { Calculator } from './Calculator.tsx'
import { CpuFigures } from './CpuFigures.tsx'
import { TrafficChart } from './TrafficChart.tsx'
import { TrafficForm } from './TrafficForm.tsx'
import { TrafficOutcome } from './TrafficOutcome.tsx'
import { draftOf, searchOf, type TrafficDraft } from './traffic-draft.ts'
import type { TrafficSearch } from './traffic-search.ts'
import { useTraffic } from './use-traffic.ts'
import styles from './traffic.module.css'

/** In each lane for each Max-Age; more is for `lab traffic`. */
const mostCalls = 10_000

/** The engine without which cached-CORS is left out. */
const keeper = engineNeededBy('backend+proxy-cache')

/** How many requests a load balancer takes off the backend, by requests that this browser really sends. */
export function TrafficPage() {
  const inUrl: TrafficSearch = useSearch({ from: '/traffic' })
  const navigate = useNavigate({ from: '/traffic' })
  const [draft, setDraft] = useState(() => draftOf(inUrl))
  const { data: lab } = useQuery(labQuery)
  const { data: found } = useQuery(enginesQuery)
  const { run, start, stop } = useTraffic()

  const spec = searchOf(draft)
  const issues = trafficIssues(spec, mostCalls)
  // What is typed into the calculator changes nothing here.
  const writes = useSearchWrites(inUrl, draftOf, setDraft)
  const change = (part: Partial<TrafficDraft>) => {
    const next = { ...draft, ...part }
    setDraft(next)
    const search = searchOf(next)
    if (trafficIssues(search, mostCalls).length > 0) return
    writes.write(draftOf(search))
    void navigate({ search: (before) => ({ ...before, ...search }), replace: true })
  }

  const available = found?.engines.flatMap((each) => (each.available ? [each.name] : [])) ?? null
  const engine = draft.engine === '' ? lab?.engine : draft.engine
  const isMissing = available !== null && engine !== undefined && !available.includes(engine)
  const lanes =
    available === null || engine === undefined || isMissing ? null : trafficLanes(engine, available)
  const allCalls =
    lanes === null || issues.length > 0
      ? null
      : spec.visitors * spec.calls * spec.maxAges.length * lanes.length

  const isRunning = run?.isRunning === true
  const send = () => {
    if (lanes !== null && issues.length === 0 && !isRunning) void start({ spec, lanes })
  }
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && isRunning) stop()
      if (event.key === 'Enter' && event.ctrlKey && !event.repeat) {
        event.preventDefault()
        send()
      }
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  })

  const done =
    run?.results.flatMap((each) => each.lanes).reduce((sum, { counts }) => sum + counts.attempts, 0) ?? 0
  const of =
    run === null ? 0 : run.spec.visitors * run.spec.calls * run.spec.maxAges.length * run.lanes.length
  const words = `${done.toLocaleString('en')} of ${of.toLocaleString('en')} calls`
  const answers =
    lanes === null || issues.length > 0
      ? 0
      : rememberedAnswers(
          spec,
          lanes.map(({ strategy }) => strategy),
          profiles.chromium,
        )
  const shownSpec = run?.spec ?? (issues.length === 0 ? spec : null)
  const shownLanes = (run?.lanes ?? lanes ?? []).map(({ strategy }) => strategy)
  return (
    <article className={styles.trafficView}>
      <h1>What does a load balancer take off the backend?</h1>
      <p className={styles.lead}>
        This browser plays many visitors and really sends their calls to every strategy, each behind a load
        balancer. Three things spare the backend a preflight, and are counted apart: the browser remembers the
        verdict, the proxy answers, the proxy keeps the backend’s answer. The other half of the claim, one
        policy for all services, is tried in <Link to="/company">one company, three teams</Link>.
      </p>
      <section className={`panel ${styles.traffic}`} aria-label="Experiment" aria-busy={isRunning}>
        <div>
          <TrafficForm
            draft={draft}
            issues={issues}
            allCalls={allCalls}
            isRunning={isRunning}
            progress={isRunning ? { done, of, words } : null}
            onChange={change}
            onSend={send}
            onStop={stop}
          />
          {engine !== undefined && isMissing && (
            <p className="error">{notFound(engine)}: choose another proxy.</p>
          )}
          {available !== null && keeper !== null && !available.includes(keeper) && (
            <p className="hint">
              cached-CORS is left out: {notFound(keeper)}, and no other engine keeps answers to preflights.
              Install it: {installWords(keeper)}.
            </p>
          )}
          {runningBrowser() === null && (
            <p className="hint">{withDoubt('The counts are what was seen, whatever the browser.')}</p>
          )}
          {answers > manyCacheEntries && runningBrowser() === 'chromium' && (
            <p className="hint">
              It puts about {answers.toLocaleString('en')} answers into this browser’s preflight cache.
              Chromium keeps {maxCacheEntries.toLocaleString('en')} and drops others at random, so of a
              visitor who is not through yet one may be lost, and some preflights more be counted.{' '}
              {answers > maxCacheEntries
                ? 'Fewer visitors count exactly.'
                : 'A fresh browser counts exactly.'}
            </p>
          )}
        </div>
        <div>
          {shownSpec !== null && (
            <TrafficChart
              results={run?.results ?? []}
              strategies={shownLanes}
              maxAges={shownSpec.maxAges}
              calls={shownSpec.visitors * shownSpec.calls}
            />
          )}
          {run !== null && <TrafficOutcome run={run} progress={words} engine={engine ?? defaultEngine} />}
        </div>
      </section>
      <div className={styles.trafficBelow}>
        <Calculator />
        <CpuFigures />
      </div>
    </article>
  )
}
