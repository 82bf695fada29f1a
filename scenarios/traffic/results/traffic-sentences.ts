import { strategies } from '../../words/strategy.ts'
import { joinWithAnd } from '../../words/texts/join-with-and.ts'
import type { LaneResult, TrafficResult } from './traffic-result.ts'

const count = (value: number) => value.toLocaleString('en')
const titleOf = ({ strategy }: LaneResult) => strategies[strategy].title

/** All preflights that the calls of a lane asked for: sent, or spared by the browser. */
export const preflightsOf = ({ counts }: LaneResult): number =>
  counts.sparedPreflights +
  counts.preflightsByProxy +
  counts.preflightsFromProxyCache +
  counts.preflightsByBackend +
  counts.preflightsUnanswered

/** What traffic under one Max-Age shows, in a sentence or two. Empty while nothing is counted. */
export function trafficSentence({ maxAgeSeconds, lanes }: TrafficResult): string {
  const counted = lanes.filter((lane) => lane.counts.attempts > 0)
  if (counted.length === 0) return ''
  const begin = `With Max-Age ${count(maxAgeSeconds)}`
  const asking = counted.filter((lane) => preflightsOf(lane) > 0)
  if (asking.length === 0)
    return `${begin} nothing asked for a preflight: a proxy has none to take off the backend.`
  const backends = asking.map((lane) => `${count(lane.counts.optionsAtBackend)} in ${titleOf(lane)}`)
  const most = asking.reduce((one, other) =>
    other.counts.sparedPreflights > one.counts.sparedPreflights ? other : one,
  )
  const spared =
    most.counts.sparedPreflights === 0
      ? 'browsers spared no preflight'
      : `browsers alone spared up to ${count(most.counts.sparedPreflights)} of ${count(preflightsOf(most))} preflights`
  return `${begin} ${spared}. The backend saw ${joinWithAnd(backends)}.`
}

/** What is wrong with what was counted, or makes it other than one would expect; a sentence each. */
export function trafficNotes({ maxAgeSeconds, lanes }: TrafficResult): readonly string[] {
  const notes: string[] = []
  const sum = (of: (lane: LaneResult) => number) => lanes.reduce((all, lane) => all + of(lane), 0)
  const unexpected = sum(({ counts }) => counts.unexpectedPreflights)
  const isNothingSpared = sum(({ counts }) => counts.sparedPreflights) === 0
  if (unexpected > 0 && isNothingSpared)
    notes.push(
      `No preflight was spared, although Max-Age ${count(maxAgeSeconds)} allows it for ${count(unexpected)} of them: this browser’s cache is switched off. Look for “Disable cache” in its developer tools.`,
    )
  else if (unexpected > 0)
    notes.push(
      `${count(unexpected)} preflights came that the browser could have spared: it had lost the earlier answers. Chromium keeps about 1,000 of them, and drops others at random.`,
    )
  const missing = sum(({ counts }) => counts.missingPreflights)
  if (missing > 0) notes.push(`${count(missing)} preflights did not come that the standard asks for.`)
  for (const lane of lanes) {
    const { attempts, joined, failed, isGone, unclear } = lane.counts
    if (failed > 0)
      notes.push(
        `${titleOf(lane)}: ${count(failed)} of ${count(attempts)} calls got no response, or a status of 500 or more. What stands behind its address was not up all the time.${isGone ? ' It was given up.' : ''}`,
      )
    if (unclear > 0)
      notes.push(
        `${titleOf(lane)}: the lab cannot tell which requests belong to ${count(unclear)} of ${count(attempts)} calls. A browser setting or an extension shortens the Referer header, and somebody else sent the same requests. Run it again.`,
      )
    if (joined + unclear < attempts)
      notes.push(
        `${titleOf(lane)}: no witness saw ${count(attempts - joined - unclear)} of ${count(attempts)} calls.`,
      )
  }
  return notes
}
