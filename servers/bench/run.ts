import { mkdirSync, writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { fileURLToPath } from 'node:url'
import { rounds } from './by-turns.ts'
import { commandFigures } from './command-figures.ts'
import { explainFigures } from './explain-figures.ts'
import { headOfTable, rowOf, type Figure } from './figure.ts'
import { oracleFigures } from './oracle-figures.ts'
import { pageFigures } from './page-figures.ts'
import { progressOn } from './progress.ts'
import { proxyFigures } from './proxy-figures.ts'
import { startFigure } from './start-figure.ts'
import { witnessFigures } from './witness-figures.ts'

/**
 * What the lab's parts cost. Every figure is a ratio or a difference within this run, by turns A B A B, since
 * absolute figures of one machine say nothing on another. The client is this process; backend, witness, proxy and
 * the browser are processes of their own. Each figure is printed, and written to the report, as soon as it is known.
 */
const progress = progressOn(process.stderr)
const parts: Readonly<Record<string, () => AsyncIterable<Figure>>> = {
  witness: () => witnessFigures(progress),
  proxies: () => proxyFigures(progress),
  oracle: () => oracleFigures(rounds, progress),
  explain: () => explainFigures(3, progress),
  commands: () => commandFigures(rounds, progress),
  start: () => startFigure(progress),
  page: () => pageFigures(progress),
}
const print = (line: string) => {
  progress.clear()
  process.stdout.write(`${line}\n`)
}

const asked = process.argv.slice(2)
const unknown = asked.filter((name) => !(name in parts))
if (unknown.length > 0) {
  process.stderr.write(
    `The bench has no part "${unknown.join('", "')}". Its parts are ${Object.keys(parts).join(', ')}.\n`,
  )
  process.exit(2)
}

const processor = cpus()
print(
  `${new Date().toISOString()} · Node ${process.version} · ${processor.length} × ${processor[0]?.model ?? 'unknown processor'}`,
)
print(
  `${rounds} rounds by turns. Backend, witness and proxy are processes of their own; the client is one more.\nRatios and what a person waits for are judged by their median, other costs by their least value.\n`,
)

const folder = fileURLToPath(new URL('../../reports', import.meta.url))
mkdirSync(folder, { recursive: true })
const report = { at: new Date(), node: process.version, figures: [] as Figure[] }
print(headOfTable)
for (const [name, figuresOf] of Object.entries(parts)) {
  if (asked.length > 0 && !asked.includes(name)) continue
  for await (const figure of figuresOf()) {
    print(rowOf(figure))
    report.figures.push(figure)
    writeFileSync(`${folder}/bench.json`, `${JSON.stringify(report, null, 2)}\n`)
  }
}
progress.clear()
