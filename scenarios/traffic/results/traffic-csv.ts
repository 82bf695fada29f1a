import { csvField } from '../../words/texts/csv-field.ts'
import { printable } from '../../words/texts/printable.ts'
import { outcomesOf, trafficRows } from './traffic-rows.ts'
import type { TrafficResult } from './traffic-result.ts'

/** The counts as CSV (RFC 4180): a line for each Max-Age and lane. */
export function trafficCsv(results: readonly TrafficResult[]): string {
  const head = [
    'max_age_seconds',
    'strategy',
    'environment',
    'engine',
    ...trafficRows.map(({ column }) => column),
    'outcomes',
  ]
  const lines = results.flatMap(({ maxAgeSeconds, lanes }) =>
    lanes.map(({ strategy, environment, engine, counts }) => [
      maxAgeSeconds,
      strategy,
      environment,
      engine ?? '',
      ...trafficRows.map(({ valueOf }) => valueOf(counts)),
      outcomesOf(counts),
    ]),
  )
  return [head, ...lines].map((line) => `${line.map(fieldOf).join(',')}\r\n`).join('')
}

/** A number stays one. */
const fieldOf = (value: string | number) => csvField(typeof value === 'number' ? value : printable(value))
