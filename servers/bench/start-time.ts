import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

/** Milliseconds from `npm start` to the dashboard's first answer, with a built dashboard. */
export async function startTimeMs(): Promise<number> {
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
