import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Policy } from '../../../scenarios/setup/policy/policy.ts'
import { localWays } from '../../../scenarios/question/local-files/local-ways.ts'
import { freePort } from '../../test-support/free-port.test-support.ts'
import { until } from '../../test-support/until.test-support.ts'
import { behaviours } from '../behaviours.ts'
import { expectBehaviour, startUpstreams, type Upstreams } from '../behaviours.test-support.ts'
import { behaviourPolicy, type Behaviour } from '../behaviours/behaviour.ts'
import { findNginx } from './find-nginx.ts'
import { notOfOfferedConf } from './not-of-offered-conf.test-data.ts'
import { offeredConf } from './offered-conf.ts'

const nginx = await findNginx().catch(() => null)
if (nginx === null) console.error('nginx is not on this computer: the file to copy is not started.')

test('what the file to copy is not asked for is in the table, and is nothing else than what needs no policy or another engine', () => {
  const names = behaviours
    .filter(({ policy, not }) => policy === null || not?.nginx !== undefined)
    .map(({ name }) => name)
  expect(Object.keys(notOfOfferedConf).toSorted()).toEqual(names.toSorted())
})

/** A load balancer that runs from the files of the page, as somebody runs it who has copied them. */
interface Copied {
  readonly port: number
  stop(): Promise<void>
}

/** Whether somebody listens. Nothing is sent: a request would reach the backend. */
const listens = (port: number) =>
  new Promise<boolean>((resolve) => {
    const socket = connect(port, '127.0.0.1')
    socket.on('error', () => resolve(false)).on('connect', () => resolve(true))
    socket.on('connect', () => socket.destroy())
  })

/**
 * Writes the files of a system service below a folder, unchanged, and runs the command of the unit there. What the unit
 * has systemd do is done here: a folder to run in, and an end by its signal.
 */
async function startCopied(path: string, policy: Policy, backend: number): Promise<Copied> {
  const place = await mkdtemp(join(tmpdir(), 'cors-lab-copied-'))
  // nginx gives up root, and is then somebody else.
  await chmod(place, 0o755)
  const port = await freePort()
  const way = localWays(offeredConf(policy), { proxy: port, backend }).find(({ key }) => key === 'service')
  for (const { name, text } of way?.files ?? []) {
    await mkdir(dirname(join(place, name)), { recursive: true })
    await writeFile(join(place, name), text)
  }
  const unit = way?.files.find(({ language }) => language === 'ini')?.text ?? ''
  const [, folder = ''] = /^RuntimeDirectory=(\S+)$/m.exec(unit) ?? []
  const [, command = ''] = /^ExecStart=\S+ (.+)$/m.exec(unit) ?? []
  await mkdir(join(place, 'run', folder), { recursive: true })
  const args = command.split(' ').map((each) => (each.startsWith('/') ? join(place, each) : each))
  const child: ChildProcess = spawn(path, args, { stdio: ['ignore', 'ignore', 'pipe'] })
  let words = ''
  child.stderr?.on('data', (part: Buffer) => (words += part.toString()))
  const stop = async () => {
    if (child.exitCode === null && child.kill('SIGTERM')) await once(child, 'exit')
    await rm(place, { recursive: true, force: true })
  }
  await until(async () => child.exitCode !== null || (await listens(port)))
  if (child.exitCode !== null) {
    await stop()
    throw new Error(`nginx did not start from the file to copy: ${words}`)
  }
  return { port, stop }
}

describe.skipIf(nginx === null)('the nginx.conf to copy, started as it is', () => {
  const copies = new Map<string, Promise<Copied>>()
  let upstreams: Upstreams
  beforeAll(async () => void (upstreams = await startUpstreams()))
  afterAll(async () => {
    for (const copy of await Promise.allSettled(copies.values()))
      if (copy.status === 'fulfilled') await copy.value.stop()
    upstreams.close()
  })

  /** One load balancer for each policy before each upstream, started when it is first asked for. */
  function copyFor({ policy, upstream = 'app' }: Behaviour): Promise<Copied> {
    const applied = policy ?? behaviourPolicy
    const key = JSON.stringify([applied, upstream])
    const copy = copies.get(key) ?? startCopied(nginx!.path, applied, upstreams.ports[upstream])
    copies.set(key, copy)
    return copy
  }

  const asked = behaviours.filter(({ name }) => !(name in notOfOfferedConf))
  test.each(asked)('$name', async (behaviour) => {
    const { port } = await copyFor(behaviour)
    await expectBehaviour(behaviour, port, upstreams, 'the copied file')
  })
})
