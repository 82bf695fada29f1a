import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { chmod } from 'node:fs/promises'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { afterAll, afterEach, expect, test } from 'vitest'
import { isAlive } from '../test-support/is-alive.test-support.ts'
import { nginxEngine } from '../proxies/nginx/engine.ts'
import { until } from '../test-support/until.test-support.ts'

const isSoak = Boolean(process.env['SOAK'])
const seed = Number(process.env['SEED'] ?? 1)
/** In the short run all at the same time, and with a shell in place of nginx in all but the first. */
const rounds = Array.from({ length: isSoak ? 20 : 3 }, (_, round) => seed + round)
const { available: hasNginx } = await nginxEngine.find()
if (!hasNginx) console.error('nginx is not on this computer: a shell stands for it.')

const temporary = mkdtempSync(join(tmpdir(), 'killed-guard-'))
await chmod(temporary, 0o711)
afterAll(() => rmSync(temporary, { recursive: true, force: true }))
const owners: ChildProcess[] = []
afterEach(() => {
  for (const owner of owners.splice(0)) owner.kill('SIGKILL')
})

interface Told {
  readonly groupPid: number
  /** Where the program listens; null for one that does not. */
  readonly port: number | null
  readonly folder: string
  readonly pid: number | undefined
}

/** A lab's guard with one program, in a process of its own; `told` is what it has told last. */
async function startOwner(program: string): Promise<{ owner: ChildProcess; told: () => Told }> {
  const script = fileURLToPath(new URL('guard-owner.test-program.ts', import.meta.url))
  const owner = spawn(process.execPath, ['--import', 'tsx', script, program], {
    env: { ...process.env, TMPDIR: temporary },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  owners.push(owner)
  let text = ''
  owner.stdout.setEncoding('utf8').on('data', (more: string) => (text += more))
  const lines = () => text.split('\n').slice(0, -1)
  await until(() => lines().length > 0)
  return { owner, told: () => JSON.parse(lines().at(-1)!) as Told }
}

/** Numbers from 0 to 1, the same each time for one seed. */
function randomOf(start: number): () => number {
  let state = start
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296
    return state / 4_294_967_296
  }
}

const killIfThere = (pid: number | undefined) => {
  try {
    if (pid !== undefined) process.kill(pid, 'SIGKILL')
  } catch {}
}

const isLeft = ({ groupPid, folder, pid }: Told) =>
  isAlive(groupPid) || existsSync(folder) || (pid !== undefined && isAlive(pid))

/** Whether somebody answers, such as a worker of a killed nginx. */
async function isListening(port: number): Promise<boolean> {
  const socket = connect(port, '127.0.0.1')
  const isThere = await once(socket, 'connect').then(
    () => true,
    () => false,
  )
  socket.destroy()
  return isThere
}

async function round(number: number): Promise<void> {
  const random = randomOf(number)
  const { owner, told } = await startOwner(hasNginx && (isSoak || number === seed) ? 'nginx' : 'shell')
  const first = told()
  expect(isAlive(first.groupPid)).toBe(true)
  if (first.port !== null) expect(await isListening(first.port)).toBe(true)
  // Now and then once or twice before: its successor is killed too.
  for (let kills = Math.floor(random() * 3); kills > 0; kills -= 1) {
    killIfThere(told().pid)
    await sleep(random() * 30)
  }
  killIfThere(told().pid)
  // From the same moment on.
  if (random() < 0.7) await sleep(random() * 30)
  owner.kill('SIGKILL')
  await until(() => !isLeft(told()) && !isLeft(first)).catch((error: unknown) => {
    throw new Error(`Something is left of round ${number}, SEED=${number}: ${String(error)}`)
  })
  if (first.port !== null) expect(await isListening(first.port)).toBe(false)
}

test('leaves nothing behind where it is killed and then the lab, at random moments', async () => {
  if (isSoak) for (const number of rounds) await round(number)
  else await Promise.all(rounds.map(round))
  expect(readdirSync(temporary).filter((name) => name.startsWith('cors-lab-'))).toEqual([])
})
