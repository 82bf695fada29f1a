import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readdirSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { afterEach, expect, test } from 'vitest'
import type { Stage } from '../scenarios/words/stage.ts'
import { ensureUiBuild } from './ui-build.ts'

const projectFolder = fileURLToPath(new URL('..', import.meta.url))
const started: ChildProcess[] = []
afterEach(() => {
  for (const child of started.splice(0)) child.kill('SIGKILL')
})

interface Ready {
  readonly pid: number
  readonly dashboard: string
  readonly origins: readonly string[]
  readonly stages: readonly Stage[]
}

/** By npm itself, as a person starts it. */
function npmStart(...flags: readonly string[]) {
  const child = spawn('npm', ['start', '--silent', '--', ...flags], {
    cwd: projectFolder,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  started.push(child)
  const output = { out: '', err: '' }
  child.stdout.setEncoding('utf8').on('data', (text: string) => (output.out += text))
  child.stderr.setEncoding('utf8').on('data', (text: string) => (output.err += text))
  const exit = once(child, 'exit') as Promise<[code: number | null]>
  return { child, output, exit }
}

async function readyLine(output: { out: string; err: string }): Promise<Ready> {
  for (let waited = 0; waited < 20_000; waited += 20) {
    if (output.out.includes('\n')) return JSON.parse(output.out) as Ready
    await sleep(20)
  }
  throw new Error(`The lab was not ready within 20 s: ${output.err}`)
}

const labFolders = () => readdirSync(tmpdir()).filter((name) => name.startsWith('cors-lab-'))
const isAlive = (pid: number) => existsSync(`/proc/${pid}`)
const guardsOf = (pid: number) =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((each) => parentOf(each) === pid)

function parentOf(pid: number): number {
  try {
    return Number(/^PPid:\t(\d+)$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1])
  } catch {
    return 0
  }
}
