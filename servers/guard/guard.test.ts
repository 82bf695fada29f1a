import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { isAbsolute, join, relative } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { expect, test, vi } from 'vitest'
import { startGuard, type Guard } from './guard.ts'
import { isAlive } from '../is-alive.test-support.ts'

const gone = async (pid: number) => {
  for (let waited = 0; waited < 3000; waited += 20) {
    if (!isAlive(pid)) return true
    await sleep(20)
  }
  return false
}

const startGroup = async (guard: Guard, name: string, script = 'sleep 60 & sleep 60') => {
  const folder = join(guard.folder, name)
  await mkdir(folder)
  await writeFile(join(folder, 'file with a space'), 'x')
  const child = spawn('/bin/sh', ['-c', script], { detached: true, stdio: 'ignore' })
  await once(child, 'spawn')
  return { pid: child.pid!, folder }
}

test.each(['engine', 'a..b'])(
  'ends every process of a group and removes its folder %s when it is closed',
  async (name) => {
    const guard = await startGuard()
    const { pid, folder } = await startGroup(guard, name)
    guard.add(pid, folder)
    await guard.close()
    expect(await gone(pid)).toBe(true)
    expect(existsSync(guard.folder)).toBe(false)
  },
)

test('has a folder that programs in folders of their own find, also where TMPDIR is relative', async () => {
  vi.stubEnv('TMPDIR', relative(process.cwd(), tmpdir()))
  const guard = await startGuard()
  vi.unstubAllEnvs()
  expect(isAbsolute(guard.folder)).toBe(true)
  await guard.close()
  expect(existsSync(guard.folder)).toBe(false)
})

test('leaves no folder behind where the guard was ended before its time', async () => {
  const guard = await startGuard()
  process.kill(guard.pid, 'SIGKILL')
  await guard.close()
  expect(existsSync(guard.folder)).toBe(false)
})

test('kills a group that ignores TERM', async () => {
  const guard = await startGuard()
  const { pid, folder } = await startGroup(guard, 'stubborn', "trap '' TERM; while :; do sleep 0.1; done")
  guard.add(pid, folder)
  await guard.close()
  expect(await gone(pid)).toBe(true)
})

test('leaves a group alone that was taken from its list', async () => {
  const guard = await startGuard()
  const { pid, folder } = await startGroup(guard, 'done')
  guard.add(pid, folder)
  guard.remove(pid, folder)
  await guard.close()
  expect(isAlive(pid)).toBe(true)
  process.kill(-pid, 'SIGKILL')
})

test('does its work when its owner is killed', async () => {
  const owner = spawn(
    process.execPath,
    ['--import', 'tsx', fileURLToPath(new URL('guard-owner.test-program.ts', import.meta.url))],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  )
  const [line] = (await once(owner.stdout, 'data')) as [Buffer]
  const { groupPid, folder } = JSON.parse(line.toString()) as { groupPid: number; folder: string }
  expect(isAlive(groupPid)).toBe(true)
  owner.kill('SIGKILL')
  expect(await gone(groupPid)).toBe(true)
  for (let waited = 0; existsSync(folder) && waited < 3000; waited += 20) await sleep(20)
  expect(existsSync(folder)).toBe(false)
})

test('ignores a line that names a folder outside its own, or no process group', async () => {
  const guard = await startGuard()
  const { pid, folder } = await startGroup(guard, 'kept')
  guard.add(pid, '/tmp')
  guard.add(pid, `${guard.folder}/../elsewhere`)
  guard.add(0, folder)
  await guard.close()
  expect(isAlive(pid)).toBe(true)
  process.kill(-pid, 'SIGKILL')
})
