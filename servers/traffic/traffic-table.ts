import { outcomesOf, trafficRows } from '../../scenarios/traffic/results/traffic-rows.ts'
import type { TrafficResult } from '../../scenarios/traffic/results/traffic-result.ts'
import { trafficNotes, trafficSentence } from '../../scenarios/traffic/results/traffic-sentences.ts'
import { strategies } from '../../scenarios/words/strategy.ts'

/** What traffic came to, for people: a row a fact, a column a lane. */
export function trafficTable(result: TrafficResult): readonly string[] {
  const { maxAgeSeconds, lanes } = result
  const head = [
    `Max-Age ${maxAgeSeconds} s`,
    ...lanes.map(
      ({ strategy, engine }) => `${strategies[strategy].title}${engine === null ? '' : ` (${engine})`}`,
    ),
  ]
  const rows = trafficRows.map(({ name, valueOf }) =>
    [name].concat(lanes.map(({ counts }) => valueOf(counts).toLocaleString('en'))),
  )
  const cells = [head, ...rows]
  const widths = head.map((_, column) => Math.max(...cells.map((row) => row[column]?.length ?? 0)))
  const lines = cells.map((row) =>
    row
      .map((cell, column) =>
        column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join('  '),
  )
  const outcomes = lanes.map(({ strategy, counts }) => `${strategies[strategy].title}: ${outcomesOf(counts)}`)
  return [...lines, '', `${outcomes.join(' · ')}.`, trafficSentence(result), ...trafficNotes(result)]
}
