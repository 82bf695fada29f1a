import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { checkout } from './checkout.ts'

export interface DevelopmentLab {
  readonly pid: number
  readonly dashboard: string
  close(): Promise<void>
}

/**
 * Starts what `npm run dev` starts, on free ports and in a process of its own; resolves once it listens.
 * @throws Error with what it said when it ends instead.
 */
export async function startDevelopmentLab(): Promise<DevelopmentLab> {
  const temporary = mkdtempSync(join(tmpdir(), 'development-lab-'))
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', 'servers/cli.ts', '--dev', '--port-base', '0', '--json'],
    {
      cwd: checkout,
      env: { ...process.env, TMPDIR: temporary },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  )
  const exit = once(child, 'exit')
  let errors = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => (errors += text))
  const close = async () => {
    child.kill('SIGINT')
    await exit
    rmSync(temporary, { recursive: true, force: true })
  }
  const lines = createInterface(child.stdout)
  const ready = new Promise<string>((resolve) => {
    // Vite writes to standard output as well.
    lines.on('line', (line) => line.startsWith('{') && resolve(line))
  })
  const line = await Promise.race([ready, exit])
  if (typeof line !== 'string') {
    await close()
    throw new Error(`The lab did not start: ${errors}`)
  }
  const { pid, dashboard } = JSON.parse(line) as Omit<DevelopmentLab, 'close'>
  return { pid, dashboard, close }
}
