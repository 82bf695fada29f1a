import type { Profile } from '../../scenarios/fetch-standard/profiles/profiles.ts'
import { corsErrors } from '../../scenarios/fetch-standard/recording/reason-code.ts'
import type { Fix } from '../../scenarios/explain/fixes/fix.ts'
import type { Reason } from '../../scenarios/fetch-standard/recording/verdict.ts'
import { toldStep } from '../../scenarios/fetch-standard/sentences/told-step.ts'
import { fixesFor, sentencesOn } from '../../scenarios/explain/har/explained-fetch.ts'
import type { JudgedFetch } from '../../scenarios/explain/har/judged-fetch.ts'
import { outcomeTitles } from '../../scenarios/runs/outcome/outcome-titles.ts'
import { shortened } from '../../scenarios/words/texts/printable.ts'
import { unforgeable } from '../../scenarios/words/texts/unforgeable.ts'
import { styled, type Line } from '../terminal/styled-line.ts'
import { markOf } from './outcome-mark.ts'

/** How many characters of outcome, method, URL and origin are shown in the table; one long cell widens its column. */
const longestCells = [60, 40, 200, 120]
/** How many characters of a value are shown in a sentence below it. */
const longestValue = 500

/** Verdicts for people: a table, and below it what was blocked, why, and what each layer can do. */
export function* tableOf(fetches: readonly JudgedFetch[], profile: Profile): Generator<Line> {
  const cells = fetches.map(cellsOf)
  const widths = [0, 0, 0]
  for (const row of cells)
    for (const column of widths.keys())
      widths[column] = Math.max(widths[column] ?? 0, row[column]?.length ?? 0)
  for (const [at, { outcome }] of fetches.entries()) {
    const line = (cells[at] ?? []).map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')
    yield styled(markOf(outcome)[1], line.trimEnd())
  }
  for (const fetch of fetches) yield* detailsOf(fetch, profile)
}

/** Made printable here already: a column is as wide as what is printed. */
const cellsOf = ({ client, method, url, outcome, verdict, isCertain, mayBeBlocked }: JudgedFetch) => {
  const status = verdict?.response?.status ?? 0
  const doubt = isCertain ? '' : markOf(outcome)[1] === 'red' || !mayBeBlocked ? ' ?' : ', or blocked ?'
  const ofLab = `${markOf(outcome)[0]} ${outcomeTitles[outcome]}${status === 0 ? '' : ` · ${status}`}${doubt}`
  const [longest = 0, ...others] = longestCells
  return [
    shortened(ofLab, longest),
    ...[method, url, `from ${client}`].map((cell, at) => unforgeable(shortened(cell, others[at] ?? 0))),
  ]
}

function detailsOf(fetch: JudgedFetch, profile: Profile): readonly Line[] {
  const { reason, notes, method, url, verdict } = fetch
  if (reason === null && notes.length === 0) return []
  const fixes = fixesFor(fetch, profile)
  const short = reason === null ? fetch : { ...fetch, reason: withShortValues(reason) }
  return [
    '',
    styled('bold', unforgeable(`${shortened(method, longestValue)} ${url}`)),
    ...sentencesOn(short).map((sentence) => `  ${unforgeable(sentence)}`),
    ...(reason === null ? [] : [styled('dim', `  ${codeOf(reason)}`)]),
    ...(reason === null ? [] : (verdict?.because ?? []))
      .map(toldStep)
      .map(({ section, says, holds }) =>
        styled('dim', `  ${holds ? '✓' : '✕'} ${section}: ${unforgeable(says)}`),
      ),
    ...(fixes === null ? [] : [...fixLines('backend', fixes.backend), ...fixLines('proxy', fixes.proxy)]),
  ]
}

function codeOf({ code }: Reason): string {
  const corsError = corsErrors[code]
  return `${code}${corsError === null ? '' : `, in Chromium ${corsError}`}`
}

/** A long value must not push what the sentence says of it off the line. */
function withShortValues(reason: Reason): Reason {
  const short = (text: string | null) => (text === null ? null : shortened(text, longestValue))
  const { header, value, parameter } = reason
  return { ...reason, header: short(header), value: short(value), parameter: short(parameter) }
}

function fixLines(layer: string, fix: Fix): readonly Line[] {
  const code = fix.kind === 'code' ? fix.code.split('\n').map((line) => `      ${line}`) : []
  return [`  ${layer}: ${unforgeable(fix.says)}`, ...code]
}
