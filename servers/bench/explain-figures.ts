import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import type { Figure } from './figure.ts'
import type { Progress } from './progress.ts'

interface Took {
  readonly seconds: number
  readonly peakMegabytes: number
}

const program = fileURLToPath(new URL('explain-once.ts', import.meta.url))
const entries = 50_000

/** What `lab explain` takes for a large HAR, and whether twice as many entries take more than twice as long. */
export async function* explainFigures(rounds: number, progress: Progress): AsyncGenerator<Figure> {
  progress.step('lab explain')
  const folder = await mkdtemp(join(tmpdir(), 'cors-lab-bench-'))
  try {
    const [half, whole] = [join(folder, 'half.har'), join(folder, 'whole.har')]
    await writeFile(half, harOf(entries / 2))
    await writeFile(whole, harOf(entries))
    const took: { readonly half: Took; readonly whole: Took }[] = []
    for (let round = 1; round <= rounds; round += 1) {
      progress.round(round, rounds)
      took.push({ half: await explain(half), whole: await explain(whole) })
    }
    yield {
      what: `lab explain for a HAR of ${entries.toLocaleString('en')} entries`,
      unit: 's',
      values: took.map((each) => each.whole.seconds),
      goal: { atMost: 10 },
    }
    yield {
      what: '  against half as many entries',
      unit: '×',
      values: took.map((each) => each.whole.seconds / each.half.seconds),
      goal: { atMost: 2 },
    }
    yield { what: '  memory at its peak', unit: 'MB', values: took.map((each) => each.whole.peakMegabytes) }
  } finally {
    await rm(folder, { recursive: true })
  }
}

async function explain(file: string): Promise<Took> {
  const { stdout } = await promisify(execFile)(process.execPath, ['--import', 'tsx', program, file])
  return JSON.parse(stdout) as Took
}

/** A third of them with a preflight, all on ten URLs, which is what makes joining hard. */
function harOf(count: number): string {
  const page = 'https://shop.test'
  const header = (name: string, value: string) => ({ name, value })
  const list = Array.from({ length: count }, (_, at) => {
    const isPreflight = at % 3 === 0
    return {
      pageref: 'p',
      startedDateTime: new Date(Date.UTC(2026, 0, 1) + at * 10).toISOString(),
      _resourceType: isPreflight ? 'preflight' : 'fetch',
      request: {
        method: isPreflight ? 'OPTIONS' : 'PUT',
        url: `https://api.test/items/${at % 10}`,
        headers: [
          header('Origin', page),
          ...(isPreflight ? [header('Access-Control-Request-Method', 'PUT')] : []),
        ],
      },
      response: {
        status: isPreflight ? 204 : 200,
        headers: [header('Access-Control-Allow-Origin', page), header('Access-Control-Allow-Methods', 'PUT')],
        _error: null,
      },
    }
  })
  return JSON.stringify({ log: { creator: { name: 'WebInspector' }, pages: [], entries: list } })
}
