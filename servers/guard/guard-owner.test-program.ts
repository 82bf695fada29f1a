import { spawn } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { startNginxBeforeBackend } from '../proxies/nginx/nginx.test-support.ts'
import { startGuard } from './guard.ts'

/**
 * Started by guard.test.ts and killed there: a guard with one program on its list, which is an nginx where the word
 * `nginx` is given. It tells the guard's process whenever that has changed.
 */
const guard = await startGuard({ say: (line) => process.stderr.write(`${line}\n`) })

async function nginx() {
  const { proxy } = await startNginxBeforeBackend({}, { guard })
  return { groupPid: proxy.processes[0]?.pid, port: proxy.port }
}

function shell() {
  const folder = join(guard.folder, 'engine')
  mkdirSync(folder)
  const child = spawn('/bin/sh', ['-c', 'sleep 60 & sleep 60'], { detached: true, stdio: 'ignore' })
  if (child.pid !== undefined) guard.add(child.pid, folder)
  return { groupPid: child.pid, port: null }
}

const program = process.argv[2] === 'nginx' ? await nginx() : shell()
let told: number | undefined | null = null
setInterval(() => {
  const { pid, folder } = guard
  if (pid === told) return
  told = pid
  process.stdout.write(`${JSON.stringify({ ...program, folder, pid })}\n`)
}, 1)
