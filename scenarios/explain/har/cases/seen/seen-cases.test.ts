import { expect, test } from 'vitest'
import { profiles } from '../../../../fetch-standard/profiles/profiles.ts'
import { corsErrors } from '../../../../fetch-standard/recording/reason-code.ts'
import { reasonSentence } from '../../../../fetch-standard/sentences/reason-sentence.ts'
import type { Reason } from '../../../../fetch-standard/recording/verdict.ts'
import { isBlocked } from '../../../../words/outcome.ts'
import { harEntryOf, judgeHar, nameOf, titlesOf } from '../../har.ts'
import type { JudgedFetch } from '../../judged-fetch.ts'
import type { SeenCase, SeenFetch } from './seen-case.ts'
import recorded from './seen-in-chromium.json' with { type: 'json' }

const cases = recorded as unknown as readonly SeenCase[]

test('every case has a name of its own', () => {
  expect(new Set(cases.map(({ name }) => name)).size).toBe(cases.length)
})

test.each(cases)('$name', ({ har: { log }, seen }) => {
  const entries = log.entries.map((entry, index) => harEntryOf(entry, index))
  const { fetches, leftOut, problems } = judgeHar(
    { creator: nameOf(log.creator), titles: titlesOf(log.pages), entries },
    profiles.chromium,
  )
  expect(problems).toEqual([])
  // A page that aborts a request before its answer is no fetch to judge, and one that does so later has been answered.
  const places = (those: readonly { readonly index: number }[]) => those.map(({ index }) => index)
  const aborted = places(seen.filter(({ got }) => got === 'aborted'))
  expect(places(fetches).filter((index) => !aborted.includes(index))).toEqual(
    places(seen.filter(({ got }) => got !== 'left out' && got !== 'aborted')).toSorted((a, b) => a - b),
  )
  for (const each of seen) {
    const judged = fetches.find(({ index }) => index === each.index)
    if (judged !== undefined) expect(toldOf(judged, each)).toEqual(expectedOf(judged, each))
    else expect(places(leftOut)).toContain(each.index)
  }
})

/** What a verdict says, as far as what the browser did can be compared with it. */
function toldOf(judged: JudgedFetch, seen: SeenFetch) {
  const { outcome, isCertain, mayBeBlocked, agrees } = judged
  const { got } = seen
  const reason = otherReasonOf(judged, seen) ?? judged.reason
  const answer = judged.hops.at(-1)?.response ?? null
  if (got === 'aborted') return { isCertainlyBlocked: isCertain && isBlocked(outcome) }
  if (got === 'passed') return { isBlocked: isBlocked(outcome), isContradicted: agrees === false }
  const status = answer !== null && 'status' in answer ? answer.status : 0
  return isBlocked(outcome)
    ? {
        got: 'blocked',
        mayBeBlocked,
        agrees,
        code: reason?.code,
        hop: reason?.hop,
        parameter: reason?.parameter,
      }
    : { got: outcome, status: outcome === 'readable' ? status : 0, isContradicted: agrees === false }
}

/** The reason that was expected, where an uncertain verdict names it as that of another reading; null for none. */
function otherReasonOf({ isCertain, notes, reason, hops }: JudgedFetch, { reason: code }: SeenFetch) {
  if (isCertain || code === undefined || reason === null || code === reason.code) return null
  const answer = hops[reason.hop]?.response ?? null
  const parameter = answer !== null && 'status' in answer ? `${answer.status}` : null
  const other: Reason = { code, hop: reason.hop, header: null, value: null, parameter }
  return notes.some((note) => note.endsWith(reasonSentence(other)))
    ? { ...other, parameter: reason.parameter }
    : null
}

function expectedOf({ reason }: JudgedFetch, { got, status, ...by }: SeenFetch) {
  if (got === 'aborted') return { isCertainlyBlocked: false }
  if (got === 'passed') return { isBlocked: false, isContradicted: false }
  if (got !== 'blocked') return { got, status, isContradicted: false }
  const parameter = by.reason === undefined || by.parameter === '' ? reason?.parameter : by.parameter
  // An export that does not tell why a fetch failed leaves nothing to agree with.
  return {
    got,
    mayBeBlocked: true,
    agrees: by.reason === undefined ? null : true,
    code: by.reason,
    hop: by.hop,
    parameter,
  }
}

test('the reasons that were written by hand are those that Chromium gives', () => {
  const differing = cases.flatMap(({ name, seen }) =>
    seen.flatMap(({ reason, error }) => {
      if (reason === undefined) return []
      const said = corsErrors[reason]
      const isRight = said === null ? error?.startsWith('net::') : error === said
      return isRight === true ? [] : [`${name}: ${reason}, and Chromium says ${error}`]
    }),
  )
  expect(differing).toEqual([])
})
