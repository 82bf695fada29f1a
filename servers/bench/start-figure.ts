import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { ensureUiBuild } from '../ui-build.ts'
import type { Figure } from './figure.ts'
import type { Progress } from './progress.ts'

const rounds = 5

/** What a person waits for after `npm start`. */
export async function* startFigure(progress: Progress): AsyncGenerator<Figure> {
  progress.step('npm start')
  await ensureUiBuild(progress.step)
  const values: number[] = []
  for (let round = 1; round <= rounds; round += 1) {
    progress.round(round, rounds)
    values.push((await startTimeMs()) / 1_000)
  }
  yield { what: 'npm start until the dashboard answers, built', unit: 's', values, goal: { atMost: 1.5 } }
}

/** Milliseconds from `npm start` to the dashboard's first answer, with a built dashboard. */
async function startTimeMs(): Promise<number> {
  const startedAt = performance.now()
  const lab = spawn('npm', ['start', '--silent', '--', '--port-base', '0', '--json'], {
    cwd: fileURLToPath(new URL('../..', import.meta.url)),
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [line] = (await once(createInterface(lab.stdout), 'line')) as [string]
  const { pid, dashboard } = JSON.parse(line) as { pid: number; dashboard: string }
  const answer = await fetch(dashboard)
  await answer.text()
  const elapsed = performance.now() - startedAt
  process.kill(pid, 'SIGTERM')
  await once(lab, 'exit')
  return elapsed
}
