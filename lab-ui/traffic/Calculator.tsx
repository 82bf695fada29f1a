import { memo, useState } from 'react'
import { cpuOf, measuredCpu } from '../../scenarios/traffic/measured-cpu.ts'
import { offloadOf, offloadSentence, type OwnTraffic } from '../../scenarios/traffic/offload.ts'
import { Field } from '../controls/Field.tsx'

const fields: readonly {
  readonly field: keyof OwnTraffic
  readonly label: string
  readonly least: number
  readonly most: number
}[] = [
  { field: 'callsPerVisit', label: 'Calls a visit', least: 1, most: 500 },
  { field: 'secondsBetween', label: 'Seconds between calls', least: 0, most: 86_400 },
  { field: 'urls', label: 'URLs that a visit calls', least: 1, most: 1_000 },
  { field: 'maxAgeSeconds', label: 'Max-Age, seconds', least: 0, most: 31_536_000 },
  { field: 'simplePercent', label: 'Simple requests, %', least: 0, most: 100 },
  { field: 'requestMs', label: 'CPU of a request, ms', least: 0.01, most: 60_000 },
  { field: 'visitsPerDay', label: 'Visits a day', least: 1, most: 1e9 },
]

const usual = {
  callsPerVisit: '20',
  secondsBetween: '10',
  urls: '5',
  maxAgeSeconds: '600',
  simplePercent: '30',
  requestMs: '5',
  visitsPerDay: '100000',
} satisfies Record<keyof OwnTraffic, string>

/** When it matters and when not: somebody's own traffic, played through by the oracle, on the measured figures. */
export const Calculator = memo(function Calculator() {
  const [texts, setTexts] = useState<Readonly<Record<keyof OwnTraffic, string>>>(usual)
  const mistakes = fields.filter(({ field, least, most }) => {
    const value = texts[field].trim() === '' ? Number.NaN : Number(texts[field])
    return !(value >= least && value <= most) || (field !== 'requestMs' && !Number.isInteger(value))
  })
  const own = Object.fromEntries(fields.map(({ field }) => [field, Number(texts[field])])) as Record<
    keyof OwnTraffic,
    number
  >
  const offloads = mistakes.length > 0 ? null : offloadOf(own)
  const cors = cpuOf('backend with cors()')
  return (
    <section className="panel calculator" aria-label="When it matters">
      <h2>When it matters, and when not</h2>
      <p>
        A preflight costs this lab’s backend {cors?.preflight ?? '—'} µs of CPU. What that is of the whole
        depends on your traffic and on what your backend does else.
      </p>
      <div className="calculator-fields">
        {fields.map(({ field, label, least, most }) => {
          const isMistake = mistakes.some((each) => each.field === field)
          const limits = `${least.toLocaleString('en')} to ${most.toLocaleString('en')}`
          return (
            <Field
              key={field}
              label={label}
              note={isMistake ? { short: limits, whole: `${label}: ${limits}`, isMistake: true } : null}
            >
              {(id, noteId) => (
                <input
                  id={id}
                  className="control"
                  inputMode="decimal"
                  value={texts[field]}
                  aria-invalid={isMistake}
                  aria-describedby={noteId}
                  onChange={({ target }) => setTexts({ ...texts, [field]: target.value })}
                />
              )}
            </Field>
          )
        })}
      </div>
      <p role="status" className="verdict">
        {offloads === null ? 'A value is out of its limits.' : offloadSentence(offloads)}
      </p>
      {offloads !== null && (
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls has to be reached by keyboard
        <div className="scrolled" role="region" aria-label="By browser" tabIndex={0}>
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
      <p className="trace">
        Computed, not sent: a visit by each browser’s rules and cap on Max-Age, every visit with an empty
        cache; a preflight’s CPU as measured by <code>{measuredCpu.command}</code> on{' '}
        {measuredCpu.at.slice(0, 10)} ({measuredCpu.machine}). It counts preflights alone. Putting CORS
        headers on every response costs the backend CPU as well, as the figures of backend-CORS and proxy-CORS
        show; and a preflight keeps the visitor waiting for one round trip, whoever answers it.
      </p>
    </section>
  )
})
