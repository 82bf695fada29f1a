import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { isAbsolute, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, afterEach, describe, expect, test, vi } from 'vitest'
import { startGuard, type Guard } from './guard.ts'
import { isAlive } from '../test-support/is-alive.test-support.ts'
import { until } from '../test-support/until.test-support.ts'

const gone = (pid: number) => until(() => !isAlive(pid)).then(() => true)

const kill = ({ pid }: Guard) => {
  if (pid !== undefined) process.kill(pid, 'SIGKILL')
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

test('leaves nothing behind when it is closed while it is killed', async () => {
  const guard = await startGuard()
  const { pid, folder } = await startGroup(guard, 'engine')
  guard.add(pid, folder)
  kill(guard)
  await guard.close()
  expect(await gone(pid)).toBe(true)
  expect(existsSync(guard.folder)).toBe(false)
})

test('removes the folder of a group that has ended, also when it was killed', async () => {
  const guard = await startGuard()
  const { pid, folder } = await startGroup(guard, 'engine')
  guard.add(pid, folder)
  kill(guard)
  await guard.remove(pid, folder)
  expect(existsSync(folder)).toBe(false)
  process.kill(-pid, 'SIGKILL')
  await guard.close()
})

/** The deputy of a guard: nobody's child, it is found by its command line. */
function deputyOf({ folder }: Guard): number | undefined {
  const isDeputy = (pid: string) => {
    try {
      return readFileSync(`/proc/${pid}/cmdline`, 'utf8').endsWith(`\0clean-up\0${folder}\0`)
    } catch {
      return false
    }
  }
  const pid = readdirSync('/proc').find((name) => /^\d+$/.test(name) && isDeputy(name))
  return pid === undefined ? undefined : Number(pid)
}

test('is replaced when it is killed, and says nothing of it', async () => {
  const said: string[] = []
  const guard = await startGuard({ say: (line) => said.push(line) })
  const first = guard.pid
  kill(guard)
  await until(() => guard.pid !== undefined && guard.pid !== first)
  const second = guard.pid!
  expect(isAlive(second)).toBe(true)
  await guard.close()
  expect(await gone(second)).toBe(true)
  expect(said).toEqual([])
})

test.skipIf(!existsSync('/proc/self/cmdline'))(
  'has a deputy, which is replaced as well, and goes with it',
  async () => {
    const guard = await startGuard()
    await until(() => deputyOf(guard) !== undefined)
    const first = deputyOf(guard)!
    process.kill(first, 'SIGKILL')
    await until(() => deputyOf(guard) !== undefined && deputyOf(guard) !== first)
    await guard.close()
    await until(() => deputyOf(guard) === undefined)
  },
)

test('says once, and with the way out, when it is killed again and again', async () => {
  const said: string[] = []
  const guard = await startGuard({ say: (line) => said.push(line) })
  const { pid, folder } = await startGroup(guard, 'engine')
  guard.add(pid, folder)
  await until(() => {
    kill(guard)
    return said.length > 0
  })
  expect(said).toEqual([
    expect.stringMatching(/^The guard, .* was killed .* within a minute, and is not restarted\. .* Ctrl\+C/),
  ])
  expect(said[0]).toContain(guard.folder)
  await guard.close()
  expect(await gone(pid)).toBe(true)
  expect(existsSync(guard.folder)).toBe(false)
  expect(said).toHaveLength(1)
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
  await guard.remove(pid, folder)
  await guard.close()
  expect(isAlive(pid)).toBe(true)
  process.kill(-pid, 'SIGKILL')
})

test('refuses a folder that is not directly inside its own, or whose name is not plain, and what is no process group', async () => {
  const guard = await startGuard()
  const { pid, folder } = await startGroup(guard, 'kept')
  for (const outside of [
    '/tmp',
    guard.folder,
    `${guard.folder}/../elsewhere`,
    `${guard.folder}/a\nb`,
    `${guard.folder}/a b`,
  ])
    expect(() => guard.add(pid, outside)).toThrow(RangeError)
  for (const group of [0, 1, -5, 1.5, Number.NaN]) expect(() => guard.add(group, folder)).toThrow(RangeError)
  await guard.close()
  expect(isAlive(pid)).toBe(true)
  process.kill(-pid, 'SIGKILL')
})

test.each([
  'add 0 kept',
  'add 1 kept',
  'add -5 kept',
  'add %d ../kept',
  'add %d /tmp',
  'add %d',
  'add x kept',
])('its script ignores the line "%s"', async (line) => {
  const root = mkdtempSync(join(tmpdir(), 'cors-lab-'))
  const kept = spawn('/bin/sh', ['-c', 'sleep 60'], { detached: true, stdio: 'ignore' })
  const script = spawn('/bin/sh', [fileURLToPath(new URL('guard.sh', import.meta.url)), root])
  script.stdin.end(`${line.replace('%d', String(kept.pid))}\n`)
  await once(script, 'exit')
  expect(isAlive(kept.pid!)).toBe(true)
  expect(existsSync(root)).toBe(false)
  process.kill(-kept.pid!, 'SIGKILL')
})

describe('in a folder for temporary files', () => {
  const parent = mkdtempSync(join(tmpdir(), 'guard-test-'))
  afterEach(() => void vi.unstubAllEnvs())
  afterAll(() => rmSync(parent, { recursive: true }))

  test('whose name holds a newline, removes all the same what it is to remove', async () => {
    const odd = join(parent, "a\nadd 2 b 'c' $d")
    mkdirSync(odd)
    vi.stubEnv('TMPDIR', odd)
    const guard = await startGuard()
    const { pid, folder } = await startGroup(guard, 'engine')
    guard.add(pid, folder)
    await guard.close()
    expect(await gone(pid)).toBe(true)
    expect(readdirSync(odd)).toEqual([])
  })

  test.each([
    ['nowhere', 'does not exist'],
    ['a-file', 'is not a folder'],
    ...(process.getuid?.() === 0 ? [] : [['closed', 'is not writable by this user']]),
  ])('that is %s, says so, with its name and the way out', async (name = '', what = '') => {
    writeFileSync(join(parent, 'a-file'), '')
    mkdirSync(join(parent, 'closed'), { recursive: true, mode: 0o500 })
    vi.stubEnv('TMPDIR', join(parent, name))
    await expect(startGuard()).rejects.toThrow(
      `The folder for temporary files, "${join(parent, name)}", ${what}. Use another one: TMPDIR=/tmp npm start.`,
    )
  })
})
