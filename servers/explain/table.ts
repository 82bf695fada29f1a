import { corsErrors } from '../../scenarios/fetch-standard/reason-code.ts'
import { backendFix } from '../../scenarios/fetch-standard/backend-fix.ts'
import type { Fix } from '../../scenarios/fetch-standard/fix.ts'
import { proxyFix } from '../../scenarios/fetch-standard/proxy-fix.ts'
import { reasonSentence } from '../../scenarios/fetch-standard/reason-sentence.ts'
import { situationOf } from '../../scenarios/fetch-standard/situation.ts'
import type { Verdict } from '../../scenarios/fetch-standard/verdict.ts'
import { outcomeTitles } from '../../scenarios/outcome/outcome-titles.ts'
import { markOf, type Paint } from './paint.ts'

/** One fetch as a row of the table. */
export interface Row {
  readonly client: string
  readonly method: string
  readonly url: string
  readonly credentials: string
  readonly verdict: Verdict
}

/** Verdicts for people: a table, and below it what was blocked, why, and what each layer can do. */
export function tableOf(rows: readonly Row[], paint: Paint): string {
  const cells = rows.map(({ client, method, url, verdict }) => [
    `${markOf(verdict.outcome)[0]} ${outcomeTitles[verdict.outcome]}${statusOf(verdict)}`,
    method,
    url,
    `from ${client}`,
  ])
  const widths = [0, 1, 2].map((column) => Math.max(0, ...cells.map((row) => row[column]?.length ?? 0)))
  const lines = rows.map(({ verdict }, at) => {
    const line = (cells[at] ?? []).map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')
    return paint(markOf(verdict.outcome)[1], line.trimEnd())
  })
  return [...lines, ...rows.flatMap((row) => detailsOf(row, paint))].join('\n')
}

const statusOf = ({ response }: Verdict) =>
  response === null || response.status === 0 ? '' : ` · ${response.status}`

function detailsOf(row: Row, paint: Paint): readonly string[] {
  const { reason, because } = row.verdict
  if (reason === null) return []
  const corsError = corsErrors[reason.code]
  const situation = situationOf(row.verdict, row)
  return [
    '',
    paint('bold', `${row.method} ${row.url}`),
    `  ${reasonSentence(reason)}`,
    paint('dim', `  ${reason.code}${corsError === null ? '' : `, in Chromium ${corsError}`}`),
    ...because.map(({ section, says, holds }) => paint('dim', `  ${holds ? '✓' : '✕'} ${section}: ${says}`)),
    ...fixLines('backend', backendFix(reason.code, situation)),
    ...fixLines('proxy', proxyFix(reason.code, situation)),
  ]
}

function fixLines(layer: string, fix: Fix): readonly string[] {
  const code = fix.kind === 'code' ? fix.code.split('\n').map((line) => `      ${line}`) : []
  return [`  ${layer}: ${fix.says}`, ...code]
}
