import { useNavigate, useSearch } from '@tanstack/react-router'
import { memo, useState } from 'react'
import { Field } from '../../controls/fields/Field.tsx'
import { useSearchWrites } from '../../shell/search/use-search-writes.ts'
import { cpuOf, measuredCpu } from '../../../scenarios/traffic/calculator/measured-cpu.ts'
import { offloadOf, offloadSentence, type OwnTraffic } from '../../../scenarios/traffic/calculator/offload.ts'
import {
  ownDraftOf,
  ownTrafficFields,
  ownTrafficLimits,
  ownTrafficMistakes,
  ownTrafficNames,
  ownTrafficOf,
} from './own-traffic-draft.ts'
import styles from './traffic.module.css'

/** When it matters and when not: somebody's own traffic, played through by the oracle, on the measured figures. */
export const Calculator = memo(function Calculator() {
  const inUrl = useSearch({ from: '/traffic' })
  const navigate = useNavigate({ from: '/traffic' })
  const [draft, setDraft] = useState(() => ownDraftOf(inUrl))
  // What is typed into the form beside changes nothing here.
  const writes = useSearchWrites(inUrl, ownDraftOf, setDraft)
  const change = (name: keyof OwnTraffic, text: string) => {
    const next = { ...draft, [name]: text }
    setDraft(next)
    const own = ownTrafficOf(next)
    if (ownTrafficMistakes(own).length > 0) return
    writes.write(ownDraftOf(own))
    void navigate({ search: (before) => ({ ...before, ...own }), replace: true })
  }
  const own = ownTrafficOf(draft)
  const mistakes = ownTrafficMistakes(own)
  const offloads = mistakes.length > 0 ? null : offloadOf(own)
  const cors = cpuOf('backend with cors()')
  return (
    <section className={`panel ${styles.calculator}`} aria-label="When it matters">
      <h2>When it matters, and when not</h2>
      <p>
        A preflight costs this lab’s backend {cors?.preflight ?? '—'} µs of CPU. What that is of the whole
        depends on your traffic and on what your backend does else.
      </p>
      <div className={styles.calculatorFields}>
        {ownTrafficNames.map((name) => {
          const isMistake = mistakes.includes(name)
          return (
            <Field
              key={name}
              label={ownTrafficFields[name].label}
              note={isMistake ? { ...ownTrafficLimits(name, own[name]), isMistake } : null}
            >
              {(id, noteId) => (
                <input
                  id={id}
                  className="control"
                  inputMode="decimal"
                  value={draft[name]}
                  aria-invalid={isMistake}
                  aria-describedby={noteId}
                  onChange={({ target }) => change(name, target.value)}
                />
              )}
            </Field>
          )
        })}
      </div>
      <p role="status" className={styles.verdict}>
        {offloads === null
          ? mistakes.map((name) => ownTrafficLimits(name, own[name]).whole).join(' ')
          : offloadSentence(offloads)}
      </p>
      {offloads !== null && (
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls has to be reached by keyboard
        <div className={styles.scrolled} role="region" aria-label="By browser" tabIndex={0}>
          <table>
            <caption>What a proxy that answers preflights takes off the backend</caption>
            <thead>
              <tr>
                <th scope="col">Browser</th>
                <th scope="col">Preflights a visit</th>
                <th scope="col">% of its messages</th>
                <th scope="col">% of its CPU</th>
              </tr>
            </thead>
            <tbody>
              {offloads.map(({ browser, preflightsPerVisit, percentOfMessages, percentOfCpu }) => (
                <tr key={browser}>
                  <th scope="row">{browser}</th>
                  <td>{preflightsPerVisit}</td>
                  <td>{percentOfMessages.toFixed(1)}</td>
                  <td>{percentOfCpu.toFixed(2)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <p className={styles.trace}>
        Computed, not sent: a visit by each browser’s rules and cap on Max-Age, every visit with an empty
        cache; a preflight’s CPU as measured by <code>{measuredCpu.command}</code> on{' '}
        {measuredCpu.at.slice(0, 10)} ({measuredCpu.machine}). It counts preflights alone. Putting CORS
        headers on every response costs the backend CPU as well, as the figures of backend-CORS and proxy-CORS
        show; and a preflight keeps the visitor waiting for one round trip, whoever answers it.
      </p>
    </section>
  )
})
