import { corsErrors } from '../../scenarios/fetch-standard/reason-code.ts'
import { backendFix } from '../../scenarios/fetch-standard/backend-fix.ts'
import type { Fix } from '../../scenarios/fetch-standard/fix.ts'
import { proxyFix } from '../../scenarios/fetch-standard/proxy-fix.ts'
import { reasonSentence } from '../../scenarios/fetch-standard/reason-sentence.ts'
import { situationOf } from '../../scenarios/fetch-standard/situation.ts'
import type { Reason, Verdict } from '../../scenarios/fetch-standard/verdict.ts'
import { outcomeTitles } from '../../scenarios/outcome/outcome-titles.ts'
import { printable, shortened } from '../../scenarios/words/printable.ts'
import { styled, type Line } from '../terminal/styled-line.ts'
import { markOf } from './outcome-mark.ts'

/** One fetch as a row of the table. */
export interface Row {
  readonly client: string
  readonly method: string
  readonly url: string
  readonly credentials: string
  readonly verdict: Verdict
}

/** How many characters of outcome, method, URL and origin are shown in the table; one long cell widens its column. */
const longestCells = [60, 40, 200, 120]
/** How many characters of a value are shown in a sentence below it. */
const longestValue = 500

/** Verdicts for people: a table, and below it what was blocked, why, and what each layer can do. */
export function tableOf(rows: readonly Row[]): readonly Line[] {
  const cells = rows.map(({ client, method, url, verdict }) =>
    [
      `${markOf(verdict.outcome)[0]} ${outcomeTitles[verdict.outcome]}${statusOf(verdict)}`,
      method,
      url,
      `from ${client}`,
      // Made printable here already: a column is as wide as what is printed.
    ].map((cell, column) => printable(shortened(cell, longestCells[column] ?? 0))),
  )
  const widths = [0, 1, 2].map((column) => Math.max(0, ...cells.map((row) => row[column]?.length ?? 0)))
  const lines = rows.map(({ verdict }, at) => {
    const line = (cells[at] ?? []).map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')
    return styled(markOf(verdict.outcome)[1], line.trimEnd())
  })
  return [...lines, ...rows.flatMap(detailsOf)]
}

const statusOf = ({ response }: Verdict) =>
  response === null || response.status === 0 ? '' : ` · ${response.status}`

function detailsOf(row: Row): readonly Line[] {
  const { reason, because } = row.verdict
  if (reason === null) return []
  const corsError = corsErrors[reason.code]
  const situation = situationOf(row.verdict, row)
  return [
    '',
    styled('bold', `${shortened(row.method, longestValue)} ${row.url}`),
    `  ${reasonSentence(withShortValues(reason))}`,
    styled('dim', `  ${reason.code}${corsError === null ? '' : `, in Chromium ${corsError}`}`),
    ...because.map(({ section, says, holds }) => styled('dim', `  ${holds ? '✓' : '✕'} ${section}: ${says}`)),
    ...fixLines('backend', backendFix(reason.code, situation)),
    ...fixLines('proxy', proxyFix(reason.code, situation)),
  ]
}

/** A long value must not push what the sentence says of it off the line. */
function withShortValues(reason: Reason): Reason {
  const short = (text: string | null) => (text === null ? null : shortened(text, longestValue))
  const { header, value, parameter } = reason
  return { ...reason, header: short(header), value: short(value), parameter: short(parameter) }
}

function fixLines(layer: string, fix: Fix): readonly Line[] {
  const code = fix.kind === 'code' ? fix.code.split('\n').map((line) => `      ${line}`) : []
  return [`  ${layer}: ${fix.says}`, ...code]
}
