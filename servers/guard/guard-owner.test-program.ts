import { spawn } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { startGuard } from './guard.ts'

/** Started by guard.test.ts and killed there: a guard with one child on its list. */
const guard = await startGuard()
const folder = join(guard.folder, 'engine')
mkdirSync(folder)
const child = spawn('/bin/sh', ['-c', 'sleep 60 & sleep 60'], { detached: true, stdio: 'ignore' })
if (child.pid !== undefined) guard.add(child.pid, folder)
process.stdout.write(`${JSON.stringify({ groupPid: child.pid, folder: guard.folder })}\n`)
setInterval(() => {}, 1000)
