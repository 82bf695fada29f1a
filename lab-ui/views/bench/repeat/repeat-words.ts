import { manyCacheEntries } from '../../../../scenarios/fetch-standard/cache/chromium-cache-limits.ts'
import { outcomeTitles } from '../../../../scenarios/runs/outcome/outcome-titles.ts'
import { outcomeSentence } from '../../../../scenarios/runs/sentences/sentences.ts'
import { unclearSentence } from '../../../../scenarios/runs/sentences/unclear-sentence.ts'
import { preflightOf } from '../../../../scenarios/runs/outcome/preflight-of.ts'
import type { PageRequest } from '../../../../scenarios/words/page-request.ts'
import type { CountedAttempt } from '../../../attempt/repeat/repeat-counts.ts'
import type { RepeatRun } from './use-repeat.ts'

/** Whether it leaves so many entries in the browser's preflight cache that others may have lost theirs. */
export function fillsPreflightCache({ stage, isWarm, tallies }: RepeatRun): boolean {
  if (isWarm) return false
  const entries = stage.lanes.reduce((sum, { id, engine }) => {
    const { optionsAtProxy = 0, optionsAtBackend = 0, outcomes = {} } = tallies[id] ?? {}
    const preflights = engine === null ? optionsAtBackend : optionsAtProxy
    return sum + Math.max(preflights - (outcomes['blocked-at-preflight'] ?? 0), 0)
  }, 0)
  return entries > manyCacheEntries
}

/** How it ended: that all are counted, or how far it came and why no farther. */
export function repeatEnd({ stage, times, tallies, stoppedBecause }: RepeatRun): string {
  const attempts = stage.lanes.map(({ id }) => tallies[id]?.attempts ?? 0)
  const least = Math.min(...attempts).toLocaleString('en')
  const all = times.toLocaleString('en')
  if (stoppedBecause !== null)
    return `Stopped after ${least} of ${all} attempts in each lane. ${stoppedBecause}`
  return times === 1
    ? 'The attempt of every lane is counted.'
    : `All ${all} attempts of every lane are counted.`
}

/** Which attempt it was, and how it ended. */
export function attemptSentence(request: PageRequest, attempt: CountedAttempt): string {
  const { number, outcome, result, seen, hadPreflight } = attempt
  const which = `Attempt ${number.toLocaleString('en')}`
  if (seen.isUnclear === true) return `${which}: ${unclearSentence}`
  if (outcome === null)
    return `${which}: ${result.kind === 'lab-fault' ? result.message : 'not sent by the lab.'}`
  const { exchanges } = seen
  const preflight = preflightOf(result, exchanges, hadPreflight)
  const sentence = outcomeSentence(outcome, { request, result, exchanges }, preflight)
  return `${which}, ${outcomeTitles[outcome]}: ${sentence}`
}
